#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::scripts {

/// A word of a command, without its quotes; what is expanded ($X, ${{ x }}) stays as it is written.
struct Word {
  std::string text;
  std::size_t byte_offset = 0;  // where it is written, at least nearly
};

/// One simple command: a program and its arguments, with variables that are set in front of it.
using Command = std::vector<Word>;

/// The simple commands of a POSIX shell script, in their order, those of substitutions too. Comments, redirections and
/// here-documents are left out. Nothing is refused: what is no shell gives odd words. Linear in the text but for nested
/// substitutions, which are read eight deep.
std::vector<Command> read_shell(std::string_view text);

}  // namespace lockstep::scripts

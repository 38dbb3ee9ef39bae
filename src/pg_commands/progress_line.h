#pragma once
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "pg_commands/verification.h"

namespace lockstep::pg_commands {

/// "from zero     [======          ]  12 of 34  0011_add_plans", of at most `columns` columns; the name is what is cut.
std::string progress_text(const Begun& begun, std::size_t columns);

/// The last line of a terminal, which says how far a run is. It is rewritten in place, and gone when it is destroyed.
class ProgressLine {
 public:
  /// `columns` is the terminal's width; nothing where `out` is none, and then nothing is written.
  ProgressLine(std::ostream& out, std::optional<std::size_t> columns) : out_(out), columns_(columns) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Begun& begun);
  void clear();

 private:
  std::ostream& out_;
  std::optional<std::size_t> columns_;
  bool is_shown_ = false;
};

}  // namespace lockstep::pg_commands

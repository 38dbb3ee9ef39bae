#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace lockstep::commands {

/// What stands for a mark in a script of the folder completions.
struct Filling {
  std::string_view mark;
  std::string_view text;
};

/// The script of that name with each mark, which is there once, replaced.
std::string filled_template(std::string_view name, std::initializer_list<Filling> fillings);

}  // namespace lockstep::commands

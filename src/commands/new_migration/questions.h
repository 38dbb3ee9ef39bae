#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "prompt/questions.h"

namespace lockstep::commands::new_migration {

/// As a part of a line on a terminal.
std::string shown(std::string_view text);

/// What the helper wants to know: from flags first, then from the terminal, and under --no-input from defaults. All
/// throw prompt::Interrupted.
class Questions {
 public:
  /// Without a terminal it is --no-input.
  explicit Questions(std::optional<prompt::Terminal> terminal) : terminal_(std::move(terminal)) {}

  bool is_interactive() const { return terminal_.has_value(); }

  bool confirm(std::string_view question, prompt::Answer otherwise);
  std::size_t choose(std::string_view question, std::span<const prompt::Choice> choices, std::size_t otherwise);
  std::string ask(std::string_view question, std::string_view otherwise, const prompt::Complaint& complaint);

  /// The same where no default would be right. Throws base::Error that names the flag under --no-input.
  std::size_t choose_or_flag(std::string_view question, std::span<const prompt::Choice> choices, std::size_t otherwise,
                             std::string_view flag);

 private:
  std::optional<prompt::Terminal> terminal_;
};

}  // namespace lockstep::commands::new_migration

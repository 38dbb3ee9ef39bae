#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "prompt/terminal.h"

namespace lockstep::prompt {

// Every text is sanitised when it is shown, so it may hold bytes of the repository. An answer that is none is asked for
// again. All throw Interrupted.

/// Shows lines, each ended by a newline.
void say(Terminal& terminal, std::string_view lines);

enum class Answer { kYes, kNo };

/// "QUESTION [Y/n] ": whether the answer is yes. A bare Enter is `otherwise`.
bool confirm(Terminal& terminal, std::string_view question, Answer otherwise);

struct Choice {
  std::string word;
  std::string meaning = {};  // one line; empty when the word says it
};

/// Shows numbered choices and gives the place of the one that is named, by its number or its word. A bare Enter is
/// `otherwise`. There is at least one choice.
std::size_t choose(Terminal& terminal, std::string_view question, std::span<const Choice> choices,
                   std::size_t otherwise = 0);

/// Says why an answer will not do; nothing when it will.
using Complaint = std::function<std::optional<std::string>(std::string_view answer)>;

/// "QUESTION [DEFAULT]: ": one line without white space around it. A bare Enter is `otherwise`, which is shown unless
/// it is empty. Control characters, such as arrow keys leave, are no answer.
std::string ask(Terminal& terminal, std::string_view question, std::string_view otherwise = "",
                const Complaint& complaint = nullptr);

}  // namespace lockstep::prompt

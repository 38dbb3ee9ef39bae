#include "prompt/questions.h"

#include <algorithm>

#include "base/sanitize.h"
#include "base/text.h"

namespace lockstep::prompt {
namespace {

std::string shown(std::string_view text) {
  return base::sanitize(text, {.place = base::Place::kMidLine, .tabs = base::Tabs::kSpaces});
}

std::string read_answer(Terminal& terminal, std::string_view question) {
  const std::string line = terminal.read_line(question);
  return std::string(base::trim(line));
}

std::optional<Answer> yes_or_no(std::string_view answer) {
  const std::string word = base::lower_ascii(answer);
  if (word == "y" || word == "yes") return Answer::kYes;
  if (word == "n" || word == "no") return Answer::kNo;
  return std::nullopt;
}

std::optional<std::size_t> named_choice(std::span<const Choice> choices, std::string_view answer) {
  if (const auto number = base::parse_number(answer)) {
    if (*number >= 1 && *number <= choices.size()) return static_cast<std::size_t>(*number - 1);
  }
  const auto named = std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return c.word == answer; });
  if (named == choices.end()) return std::nullopt;
  return static_cast<std::size_t>(named - choices.begin());
}

void show_choices(Terminal& terminal, std::span<const Choice> choices) {
  std::size_t width = 0;
  for (const Choice& choice : choices) width = std::max(width, shown(choice.word).size());
  for (std::size_t k = 0; k < choices.size(); ++k) {
    std::string line = "  " + std::to_string(k + 1) + "  " + shown(choices[k].word);
    const std::size_t written = shown(choices[k].word).size();
    if (!choices[k].meaning.empty()) line += std::string(width - written + 2, ' ') + shown(choices[k].meaning);
    terminal.write(line + "\n");
  }
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 || value == 0x7F;
  });
}

std::optional<std::string> what_is_wrong(std::string_view answer, const Complaint& complaint) {
  if (has_control_character(answer) || !base::is_valid_utf8(answer)) return "only letters, digits and signs, please";
  return complaint ? complaint(answer) : std::nullopt;
}

}  // namespace

void say(Terminal& terminal, std::string_view lines) {
  for (const std::string_view line : base::split_lines(lines)) terminal.write(shown(line) + "\n");
}

bool confirm(Terminal& terminal, std::string_view question, Answer otherwise) {
  while (true) {
    const std::string answer =
        read_answer(terminal, shown(question) + (otherwise == Answer::kYes ? " [Y/n] " : " [y/N] "));
    if (answer.empty()) return otherwise == Answer::kYes;
    if (const auto said = yes_or_no(answer)) return said == Answer::kYes;
    terminal.write("y or n, please\n");
  }
}

std::size_t choose(Terminal& terminal, std::string_view question, std::span<const Choice> choices,
                   std::size_t otherwise) {
  say(terminal, question);
  show_choices(terminal, choices);
  const std::string range = "1 to " + std::to_string(choices.size());
  while (true) {
    const std::string answer = read_answer(terminal, range + " [" + std::to_string(otherwise + 1) + "]: ");
    if (answer.empty()) return otherwise;
    if (const auto chosen = named_choice(choices, answer)) return *chosen;
    terminal.write("a number from " + range + ", please\n");
  }
}

std::string ask(Terminal& terminal, std::string_view question, std::string_view otherwise, const Complaint& complaint) {
  while (true) {
    std::string answer =
        read_answer(terminal, shown(question) + (otherwise.empty() ? ": " : " [" + shown(otherwise) + "]: "));
    if (answer.empty()) answer = otherwise;
    const std::optional<std::string> wrong = what_is_wrong(answer, complaint);
    if (!wrong) return answer;
    say(terminal, *wrong);
  }
}

}  // namespace lockstep::prompt

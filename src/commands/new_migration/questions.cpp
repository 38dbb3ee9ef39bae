#include "commands/new_migration/questions.h"

#include "base/error.h"
#include "base/sanitize.h"

namespace lockstep::commands::new_migration {

std::string shown(std::string_view text) {
  return base::sanitize(text, {.place = base::Place::kMidLine});
}

bool Questions::confirm(std::string_view question, prompt::Answer otherwise) {
  return terminal_ ? prompt::confirm(*terminal_, question, otherwise) : otherwise == prompt::Answer::kYes;
}

std::size_t Questions::choose(std::string_view question, std::span<const prompt::Choice> choices,
                              std::size_t otherwise) {
  return terminal_ ? prompt::choose(*terminal_, question, choices, otherwise) : otherwise;
}

std::string Questions::ask(std::string_view question, std::string_view otherwise, const prompt::Complaint& complaint) {
  return terminal_ ? prompt::ask(*terminal_, question, otherwise, complaint) : std::string(otherwise);
}

std::size_t Questions::choose_or_flag(std::string_view question, std::span<const prompt::Choice> choices,
                                      std::size_t otherwise, std::string_view flag) {
  if (!terminal_) throw base::Error("not answered: " + std::string(question), std::string(flag));
  return prompt::choose(*terminal_, question, choices, otherwise);
}

}  // namespace lockstep::commands::new_migration

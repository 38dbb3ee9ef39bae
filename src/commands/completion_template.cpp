#include "commands/completion_template.h"

#include <algorithm>

#include "embedded/completion_scripts.h"

namespace lockstep::commands {

std::string filled_template(std::string_view name, std::initializer_list<Filling> fillings) {
  const auto scripts = completion_scripts();
  const auto script = std::find_if(scripts.begin(), scripts.end(), [&](const auto& file) { return file.name == name; });
  std::string text(script->text);
  for (const Filling& filling : fillings) text.replace(text.find(filling.mark), filling.mark.size(), filling.text);
  return text;
}

}  // namespace lockstep::commands

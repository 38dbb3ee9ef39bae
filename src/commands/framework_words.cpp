#include "commands/framework_words.h"

namespace lockstep::commands {

std::string_view framework_words(model::Framework framework) {
  switch (framework) {
    case model::Framework::kDrizzle:
      return "Drizzle";
    case model::Framework::kDrizzleFolders:
      return "Drizzle 1.x";
    case model::Framework::kNumbered:
      return "numbered SQL";
  }
  return "";
}

}  // namespace lockstep::commands

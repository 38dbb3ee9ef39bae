#include <iterator>

#include "fuzz.h"
#include "scripts/effects.h"
#include "scripts/files.h"

using namespace lockstep;

// The first byte chooses the kind of file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  constexpr scripts::FileKind kKinds[] = {
      scripts::FileKind::kCompose,    scripts::FileKind::kWorkflow, scripts::FileKind::kGitlab,
      scripts::FileKind::kDockerfile, scripts::FileKind::kProcfile, scripts::FileKind::kShell,
  };
  const std::string_view text = fuzz::text_of(bytes + 1, size - 1);
  const auto commands = scripts::read_commands(kKinds[bytes[0] % std::size(kKinds)], text);
  if (!commands) {
    fuzz::require(!commands.error().empty(), "what cannot be read says why");
    return 0;
  }
  for (const scripts::Command& command : *commands) fuzz::require(!command.empty(), "a command has a word");
  for (const scripts::Push& push : scripts::effects_of(*commands).pushes) {
    fuzz::require(!push.command.empty() && !push.word.empty(), "a push has words");
  }
  for (const scripts::PackageScript& script : scripts::read_package_scripts(text).scripts) {
    fuzz::require(script.byte_offset <= text.size(), "a script is in the file");
  }
  return 0;
}

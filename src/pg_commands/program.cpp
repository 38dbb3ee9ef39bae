#include "pg_commands/program.h"

#include <algorithm>

#include "base/error.h"
#include "pg_commands/drift.h"
#include "pg_commands/installations.h"
#include "pg_commands/migrate.h"
#include "pg_commands/reverse.h"
#include "pg_commands/status.h"
#include "pg_commands/verify.h"

namespace lockstep::pg_commands {
namespace {

struct Entry {
  std::string_view name;
  commands::ExitStatus (*run)(const commands::Arguments&, commands::Surroundings&);
};

constexpr Entry kEntries[] = {
    {"verify", run_verify}, {"migrate", run_migrate}, {"status", run_status},
    {"drift", run_drift},   {"new", run_reverse},
};

commands::ExitStatus run(const commands::Command& command, const commands::Arguments& arguments,
                         commands::Surroundings& surroundings) {
  const auto entry = std::find_if(std::begin(kEntries), std::end(kEntries),
                                  [&](const Entry& candidate) { return candidate.name == command.name; });
  if (entry == std::end(kEntries)) {
    throw base::Error("lockstep-pg does not know " + std::string(command.name),
                      "lockstep " + std::string(command.name));
  }
  return entry->run(arguments, surroundings);
}

}  // namespace

commands::ExitStatus run_lockstep_pg(std::span<const std::string> words, commands::Surroundings& surroundings) {
  // No command of lockstep's own, so not in the table of those.
  if (!words.empty() && words[0] == "installations") return print_installations(words.subspan(1), surroundings.out);
  return commands::run_program(words, surroundings, run);
}

}  // namespace lockstep::pg_commands

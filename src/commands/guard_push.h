#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/subprocess.h"
#include "commands/command.h"

namespace lockstep::commands {

inline constexpr Positional kGuardPushPositionals[] = {{"-- COMMAND...", nullptr, true}};
inline constexpr Option kGuardPushOptions[] = {
    {"database-url-env", "NAME", "the variable that holds the URL of the database that is pushed to"},
};

/// What is known of the ledger of the database that is about to be pushed to.
struct LedgerAnswer {
  bool has_ledger = false;
  std::string table;       // "drizzle.__drizzle_migrations", when there is one
  std::size_t rows = 0;    // migrations in it
  std::string not_looked;  // why nobody could look; empty when somebody did
};

/// Reads what `lockstep status --json` wrote.
LedgerAnswer read_ledger_answer(const base::ProcessResult& status);

/// `lockstep guard-push -- drizzle-kit push`: says what a push does, asks on the terminal, and replaces itself by the
/// command. Refuses without a terminal, in CI, in a container, and when the database has a ledger of migrations: then
/// the status is kFindings. What cannot be started ends in 127 (not found) or 126, as with env.
ExitStatus run_guard_push(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands

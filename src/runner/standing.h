#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "runner/ledger.h"
#include "runner/migration.h"

namespace lockstep::runner {

enum class State {
  kApplied,
  kPending,
  kSkipped,  // pending, but Drizzle's classic migrator will never run it: its `when` is not above the newest applied
             // one
  kEdited,   // applied, with another content than the file has now
};

/// Where one migration stands.
struct Standing {
  State state = State::kPending;
  std::optional<std::size_t> row;  // of the ledger that it was found in
};

/// A ledger held against the migrations of a folder. What has run is told by the hash of the content, line ends and
/// byte order mark aside, and not by the newest timestamp as Drizzle does; where no hash matches, by the timestamp or
/// name, which finds what was edited since. Plain SQL is told by its name, and by its content where nothing but the
/// number of the name has changed.
struct Comparison {
  std::vector<Standing> standings;     // one for each migration
  std::vector<std::size_t> unknown;    // rows that belong to no migration
  std::vector<std::size_t> duplicate;  // rows of a migration that an earlier row has recorded already

  bool is_pending(std::size_t migration) const {
    const State state = standings[migration].state;
    return state == State::kPending || state == State::kSkipped;
  }
};

Comparison compare(std::span<const Migration> migrations, const LedgerContent& content, model::Framework framework);

/// The migrations before all that the ledger records: Drizzle's classic migrator takes them as applied, because of a
/// baseline or a mistake. Empty where one that is older than the newest row is recorded.
std::vector<std::size_t> before_ledger(std::span<const Migration> migrations, const LedgerContent& content,
                                       const Comparison& comparison);

}  // namespace lockstep::runner

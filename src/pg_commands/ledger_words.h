#pragma once
#include <iosfwd>
#include <span>

#include "runner/standing.h"

namespace lockstep::pg_commands {

/// Says, a line each, where migrations and ledger disagree: what Drizzle would skip, what was edited, rows that belong
/// to no migration, rows that are there twice.
void write_disagreements(std::ostream& out, std::span<const runner::Migration> migrations,
                         const runner::LedgerContent& content, const runner::Comparison& comparison);

/// Whether there is anything to say.
bool has_disagreements(const runner::Comparison& comparison);

}  // namespace lockstep::pg_commands

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/project.h"
#include "pg/connection.h"
#include "runner/migration.h"

namespace lockstep::runner {

/// The table in which a framework remembers what has run. Drizzle's is written as Drizzle itself does it, byte for
/// byte, so that both can take turns: drizzle-orm up to 0.45 knows (id, hash, created_at), 1.0 adds (name, applied_at).
/// Plain SQL files have no framework that keeps one, and get lockstep's own, of the latter shape.
struct Ledger {
  std::string schema;
  std::string table;
  model::Framework framework = model::Framework::kDrizzle;
};

/// The table where the project's configuration names it, else the framework's default.
Ledger ledger_of(const model::Project& project);

struct LedgerRow {
  std::int64_t id = 0;
  std::string hash;
  std::optional<std::int64_t> created_at;  // Drizzle: the migration's `when`, in ms
  std::optional<std::string> name;         // where the table has the column
};

/// What a ledger said when it was read.
struct LedgerContent {
  bool exists = false;
  bool has_names = false;       // the column `name` is there
  std::vector<LedgerRow> rows;  // by id
};

/// Throws base::Error when the server refuses; a table that is not there is empty.
LedgerContent read_ledger(pg::Connection& connection, const Ledger& ledger);

/// Whether the ledger is there and has the column `name`.
bool records_names(pg::Connection& connection, const Ledger& ledger);

/// Makes the schema and the table where they are missing, in the shape of the framework's newest migrator that the
/// folder is for. Changes nothing that is there.
void make_ledger(pg::Connection& connection, const Ledger& ledger);

/// The name of the folder that `drizzle-kit up` of 1.0 makes of a classic migration, which is what a ledger calls it
/// that 1.0 has upgraded: the second of its `when` in UTC, and what stands behind the first '_' of its tag.
std::string name_in_folders(const Migration& migration);

/// The statement that records a migration as applied. Where the ledger has names, a classic one of Drizzle gets that of
/// its folder-to-be: what has another one 1.0 runs again.
std::string record_sql(const Ledger& ledger, bool has_names, const Migration& migration);

/// The key of the advisory lock that runs against this ledger take: the first eight bytes of SHA-256 of its name.
std::int64_t advisory_key(const Ledger& ledger);

}  // namespace lockstep::runner

#include "catalog/read_catalog.h"

#include "base/error.h"
#include "catalog/reading.h"
#include "pg/read_only.h"

namespace lockstep::catalog {
namespace {

constexpr int kOldestMajor = 14;

// The settings make the server print the same for everybody: names that are not its own with their schema, constants of
// every type in one format. Compiling a query takes longer than these queries do, and columns are sorted in memory.
constexpr const char* kSettings =
    "SET LOCAL search_path = pg_catalog;"
    "SET LOCAL quote_all_identifiers = off;"
    "SET LOCAL datestyle = 'ISO, MDY';"
    "SET LOCAL intervalstyle = 'postgres';"
    "SET LOCAL timezone = 'UTC';"
    "SET LOCAL extra_float_digits = 1;"
    "SET LOCAL bytea_output = 'hex';"
    "SET LOCAL jit = off;"
    "SET LOCAL work_mem = '64MB';"
    "SET LOCAL max_parallel_workers_per_gather = 0;";

void require_readable(const pg::Connection& connection) {
  if (connection.major_version() < kOldestMajor) {
    throw base::Error("the server is PostgreSQL " + std::to_string(connection.major_version()) +
                      ", and catalogs are read from " + std::to_string(kOldestMajor) + " on");
  }
  if (connection.transaction_state() != pg::TransactionState::kIdle) {
    throw base::Error("a catalog is read in a transaction of its own, and the session is in another");
  }
}

Snapshot read_objects(pg::Connection& connection, const ReadOptions& options) {
  Reading reading(connection, options);
  reading.snapshot.server_version = connection.server_version();
  read_roles(reading);
  read_schema_names(reading);
  read_collation_names(reading);
  read_extension_members(reading);
  read_listed_objects(reading);
  read_relations(reading);
  read_inheritance(reading);
  read_columns(reading);
  read_indexes_and_constraints(reading);
  read_disabled_keys(reading);
  read_sequences(reading);
  read_views(reading);
  read_foreign_tables(reading);
  read_default_privileges(reading);
  read_comments(reading);
  // While the server looks for grants; what has some is hashed again.
  for (Object& object : reading.snapshot.objects) object.hash = hash_of(object.fields);
  read_grants(reading);
  return std::move(reading.snapshot);
}

Snapshot read_once(pg::Connection& connection, const ReadOptions& options) {
  Snapshot snapshot;
  pg::read_only(connection, kSettings, [&] { snapshot = read_objects(connection, options); });
  return snapshot;
}

/// Whether an object went while it was read: "cache lookup failed for …", "could not open relation with OID …". The
/// functions that print a definition see the catalogs as they are, not as at the beginning of the transaction.
bool is_of_a_drop(const pg::Failure& failure) {
  constexpr std::string_view kInternalError = "XX000";
  return failure.sqlstate == kInternalError;
}

}  // namespace

Snapshot read_catalog(pg::Connection& connection, const ReadOptions& options) {
  require_readable(connection);
  try {
    return read_once(connection, options);
  } catch (const pg::StatementError& error) {
    if (!is_of_a_drop(error.failure())) throw;
  }
  try {
    return read_once(connection, options);
  } catch (const pg::StatementError& error) {
    if (!is_of_a_drop(error.failure())) throw;
    throw base::Error("objects were dropped while the catalog was read, twice: " + std::string(error.what()),
                      "try again when no migration runs");
  }
}

}  // namespace lockstep::catalog

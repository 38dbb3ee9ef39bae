#include "runner/ledger.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "pg/quote.h"
#include "runner/content_hash.h"

namespace lockstep::runner {
namespace {

std::string name_of(const Ledger& ledger) {
  return pg::quote_identifier(ledger.schema) + "." + pg::quote_identifier(ledger.table);
}

/// drizzle-orm up to 0.45 (pg-core/dialect.ts, migrate) and 1.0 (up-migrations/pg.ts).
std::string columns_of(model::Framework framework) {
  const std::string classic = "id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint";
  switch (framework) {
    case model::Framework::kDrizzle:
      return classic;
    case model::Framework::kDrizzleFolders:
      return classic + ", name text, applied_at timestamp with time zone DEFAULT now()";
    case model::Framework::kNumbered:
      return classic + ", name text NOT NULL UNIQUE, applied_at timestamp with time zone NOT NULL DEFAULT now()";
  }
  return classic;
}

bool exists(pg::Connection& connection, std::string_view function, std::string name) {
  const pg::Parameter parameters[] = {std::move(name)};
  const pg::Result result = connection.query("SELECT " + std::string(function) + "($1) IS NOT NULL", parameters);
  return result[0].boolean(0);
}

}  // namespace

Ledger ledger_of(const model::Project& project) {
  const bool is_drizzle = project.framework != model::Framework::kNumbered;
  Ledger ledger{project.ledger_schema, project.ledger_table, project.framework};
  if (ledger.schema.empty()) ledger.schema = is_drizzle ? "drizzle" : "lockstep";
  if (ledger.table.empty()) ledger.table = is_drizzle ? "__drizzle_migrations" : "migrations";
  return ledger;
}

LedgerContent read_ledger(pg::Connection& connection, const Ledger& ledger) {
  LedgerContent content;
  content.exists = exists(connection, "to_regclass", name_of(ledger));
  if (!content.exists) return content;
  content.has_names = records_names(connection, ledger);
  // pg-proxy's migrator makes created_at numeric.
  const std::string names = content.has_names ? "name" : "NULL";
  const pg::Result result =
      connection.query("SELECT id, hash, created_at::bigint, " + names + " FROM " + name_of(ledger) + " ORDER BY id");
  for (const pg::Row row : result) {
    LedgerRow& read = content.rows.emplace_back();
    read.id = row.integer(0);
    read.hash = row.text(1);
    if (!row.is_null(2)) read.created_at = row.integer(2);
    if (!row.is_null(3)) read.name = std::string(row.text(3));
  }
  return content;
}

bool records_names(pg::Connection& connection, const Ledger& ledger) {
  const pg::Parameter parameters[] = {name_of(ledger)};
  return !connection
              .query(
                  "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'name' AND NOT "
                  "attisdropped",
                  parameters)
              .empty();
}

void make_ledger(pg::Connection& connection, const Ledger& ledger) {
  // CREATE SCHEMA IF NOT EXISTS wants the right to create one, also when it is there.
  if (!exists(connection, "to_regnamespace", pg::quote_identifier(ledger.schema))) {
    connection.query("CREATE SCHEMA IF NOT EXISTS " + pg::quote_identifier(ledger.schema));
  }
  if (exists(connection, "to_regclass", name_of(ledger))) return;
  connection.query("CREATE TABLE IF NOT EXISTS " + name_of(ledger) + " (" + columns_of(ledger.framework) + ")");
}

std::string name_in_folders(const Migration& migration) {
  const auto time =
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(migration.created_at_ms));
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
  std::string name;
  const auto add = [&](auto number, std::size_t width) {
    const std::string digits = std::to_string(number);
    name += std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  add(static_cast<int>(date.year()), 4);
  add(static_cast<unsigned>(date.month()), 2);
  add(static_cast<unsigned>(date.day()), 2);
  add(clock.hours().count(), 2);
  add(clock.minutes().count(), 2);
  add(clock.seconds().count(), 2);
  const std::size_t label = migration.name.find('_');
  return name + "_" + (label == std::string::npos ? "" : migration.name.substr(label + 1));
}

std::string record_sql(const Ledger& ledger, bool has_names, const Migration& migration) {
  std::string columns = "\"hash\", \"created_at\"";
  std::string values = pg::quote_literal(migration.hash) + ", ";
  values += ledger.framework == model::Framework::kNumbered ? "NULL" : std::to_string(migration.created_at_ms);
  if (has_names) {
    columns += ", \"name\"";
    const bool is_classic = ledger.framework == model::Framework::kDrizzle;
    values += ", " + pg::quote_literal(is_classic ? name_in_folders(migration) : migration.name);
  }
  return "INSERT INTO " + name_of(ledger) + " (" + columns + ") VALUES (" + values + ")";
}

std::int64_t advisory_key(const Ledger& ledger) {
  constexpr std::size_t kDigits = 16;
  const std::string hash = content_hash("lockstep " + name_of(ledger));
  return static_cast<std::int64_t>(std::stoull(hash.substr(0, kDigits), nullptr, 16));
}

}  // namespace lockstep::runner

#include "runner/index_build.h"

#include <utility>

#include "base/text.h"
#include "pg/quote.h"
#include "sql/parse.h"
#include "sql/tokens.h"

namespace lockstep::runner {
namespace {

/// An index as it is compared: whether it is unique, and its definition without the names of it and its table.
constexpr std::string_view kDefinition =
    "i.indisunique, substr(pg_get_indexdef(i.indexrelid), strpos(pg_get_indexdef(i.indexrelid), ' USING '))";

bool is_word(const sql::Token& token, std::string_view word) {
  return token.kind == sql::TokenKind::kWord && base::lower_ascii(token.text) == word;
}

}  // namespace

std::optional<IndexBuild> IndexBuild::of(std::string_view sql) {
  sql::ParsedFile parsed = sql::parse_file(sql, sql::Splitting::kWholeFile);
  if (parsed.statements.size() != 1) return std::nullopt;
  auto* index = std::get_if<sql::CreateIndex>(&parsed.statements[0].body);
  if (index == nullptr || !index->concurrently) return std::nullopt;
  return IndexBuild(sql, std::move(*index));
}

IndexBuild::IndexBuild(std::string_view sql, sql::CreateIndex statement)
    : sql_(sql), statement_(std::move(statement)) {}

std::string IndexBuild::table() const {
  const sql::QualifiedName& name = statement_.table.relation;
  return (name.schema.empty() ? "" : pg::quote_identifier(name.schema) + ".") + pg::quote_identifier(name.name);
}

void IndexBuild::wait_for_others(pg::Connection& connection) const {
  // What cannot be locked is told by the statement itself.
  connection.run("BEGIN; SET LOCAL lock_timeout = 0; LOCK TABLE " + table() + " IN SHARE UPDATE EXCLUSIVE MODE");
  connection.run("ROLLBACK");
}

bool IndexBuild::is_built(pg::Connection& connection) const {
  const std::optional<Definition> wanted = definition(connection);
  if (!wanted) return false;
  const pg::Parameter parameters[] = {table(), statement_.name.text};
  const pg::Result rows =
      connection.query("SELECT " + std::string(kDefinition) +
                           " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
                           "WHERE i.indisvalid AND i.indrelid = to_regclass($1) AND $2::text IN ('', c.relname)",
                       parameters);
  for (const pg::Row row : rows) {
    if (Definition{row.boolean(0), std::string(row.text(1))} == wanted) return true;
  }
  return false;
}

std::vector<std::string> IndexBuild::leftovers(pg::Connection& connection) const {
  const bool is_named = !statement_.name.text.empty();
  const std::optional<Definition> wanted = is_named ? std::nullopt : definition(connection);
  std::vector<std::string> found;
  if (!is_named && !wanted) return found;
  const pg::Parameter parameters[] = {table(), statement_.name.text};
  const pg::Result rows = connection.query(
      "SELECT " + std::string(kDefinition) +
          ", i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
          "WHERE NOT i.indisvalid AND i.indrelid = to_regclass($1) AND $2::text IN ('', c.relname) AND NOT " +
          std::string(kSomebodyBuilds),
      parameters);
  for (const pg::Row row : rows) {
    const Definition found_definition{row.boolean(0), std::string(row.text(1))};
    if (is_named || found_definition == wanted) found.emplace_back(row.text(2));
  }
  return found;
}

/// The statement for a table of the same name that is found first, in a transaction: without CONCURRENTLY, and without
/// the table's schema.
std::string IndexBuild::probe_sql() const {
  std::string probe;
  std::size_t copied = 0;
  const auto leave_out = [&](const sql::Token& token) {
    const auto at = static_cast<std::size_t>(token.text.data() - sql_.data());
    probe += std::string_view(sql_).substr(copied, at - copied);
    copied = at + token.text.size();
  };
  sql::TokenReader tokens(sql_);
  auto token = tokens.next();
  for (; token && !is_word(*token, "on"); token = tokens.next()) {
    if (is_word(*token, "concurrently")) leave_out(*token);
  }
  token = tokens.next();
  if (token && is_word(*token, "only")) token = tokens.next();
  for (int count = statement_.table.relation.schema.empty() ? 0 : 2; count > 0 && token; --count) {
    leave_out(*token);
    token = tokens.next();
  }
  return probe + sql_.substr(copied);
}

/// As the server writes it, of the same index on an empty copy of the table.
std::optional<IndexBuild::Definition> IndexBuild::definition(pg::Connection& connection) const {
  const std::string copy = "pg_temp." + pg::quote_identifier(statement_.table.relation.name);
  const pg::Parameter parameters[] = {copy};
  std::optional<Definition> definition;
  if (connection.run("BEGIN; CREATE TEMPORARY TABLE " + copy + " (LIKE " + table() + ")") &&
      connection.run(probe_sql())) {
    const auto rows = connection.run(
        "SELECT " + std::string(kDefinition) + " FROM pg_index i WHERE i.indrelid = to_regclass($1)", parameters);
    if (rows && !rows->empty()) definition = Definition{(*rows)[0].boolean(0), std::string((*rows)[0].text(1))};
  }
  connection.run("ROLLBACK");
  return definition;
}

}  // namespace lockstep::runner

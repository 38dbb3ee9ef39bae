#include "sql_rules/conditions.h"
#include "sql_rules/held_lock.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"

namespace lockstep::sql_rules {
namespace {

using lint::Situation;

std::string key_of(const replay::Lookup<replay::Relation>& table) {
  const replay::Constraint* key = table ? find_primary_key(*table) : nullptr;
  return key != nullptr && key->columns.size() == 1 ? lint::quoted(key->columns.front()) : "id";
}

/// The statement for some of the rows, to be run until it finds none; empty when the text does not lend itself to it.
std::string batch(const sql::Update& update, const Situation& at) {
  const bool is_whole_statement = std::holds_alternative<sql::Update>(at.statement.body);
  if (!is_whole_statement || !update.returning.empty() || update.assignments.empty()) return "";
  const sql::QualifiedName& name = update.target.relation;
  const auto table = at.database.find_relation(name);
  const std::string key = key_of(table);
  const std::string& column = update.assignments.front().column.name.text;
  const auto filled = table ? at.database.find_column(*table, column) : replay::Lookup<replay::Column>{};
  const bool may_be_null = !filled || !filled->not_null;
  const std::string rest = may_be_null ? lint::quoted(column) + " IS NULL LIMIT 10000" : key + " > :last LIMIT 10000";
  return ":\n" + std::string(at.text_of(at.statement.span)) + (update.where == nullptr ? "\nWHERE " : "\nAND ") + key +
         " IN (SELECT " + key + " FROM " + lint::quoted(name) + " WHERE " + rest + ");";
}

void check_update_without_where(const Situation& at, lint::Hazards& found) {
  for (const sql::Update* update : whole_updates(at)) {
    const lint::HeldLock* held = held_through(at);
    const std::string under_lock = held != nullptr ? ", " + in_words(*held) : "";
    const sql::QualifiedName& table = update->target.relation;
    found
        .add(update->target.span.empty() ? at.statement.span : update->target.span,
             "UPDATE writes every row of " + lint::quoted(table) +
                 " anew: other writers of a row wait until the transaction ends, and the table doubles on disk" +
                 under_lock,
             "on a large table do it outside the migration, in batches that commit" + batch(*update, at))
        .table = table;
  }
}

}  // namespace

constexpr lint::Rule kUpdateWithoutWhere = {
    .id = "update-without-where",
    .hazard = lint::Hazard::kRewrites,
    .summary = "UPDATE of every row within the migration",
    .handlers = {lint::on_any<&check_update_without_where>()},
    .aliases = {"update-in-migration", "GN022"},
};

}  // namespace lockstep::sql_rules

#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

/// What the column refers to, when that is a key of 64 bits: "users.id".
std::string wider_key(const sql::Reference& reference, const replay::Database& database) {
  const auto table = database.find_relation(reference.table);
  if (!table) return "";
  const replay::Constraint* key = replay::find_primary_key(*table);
  if (reference.columns.empty() && key == nullptr) return "";
  const std::string name = reference.columns.empty() ? key->columns.front() : reference.columns.front().text;
  const replay::Column* column = replay::find_column(*table, name);
  return column != nullptr && column->type.name == "int8" ? table->name + "." + name : "";
}

void check_bigint_over_int(const WrittenColumn& written, const lint::Situation& at, lint::Hazards& found) {
  const sql::TypeName& type = written.column.type;
  const bool is_int = (type.name == "int4" || type.name == "serial") && type.schema.empty() && type.dimensions == 0;
  if (!is_int) return;
  if (const auto* key = sql::find_constraint(written.column, sql::ConstraintKind::kForeignKey)) {
    const std::string wider = wider_key(*key->reference, at.database);
    if (wider.empty()) return;
    found.add(type.span, name_of(written) + " ends at 2147483647, and " + wider + ", which it refers to, goes on",
              "bigint");
    return;
  }
  // A number that counts rows.
  if (!is_numbered(written.column) && !is_primary_key(written)) return;
  found.add(type.span, name_of(written) + " ends at 2147483647, and to change it later rewrites the table",
            type.name == "serial" ? "bigint GENERATED ALWAYS AS IDENTITY" : "bigint");
}

}  // namespace

constexpr lint::Rule kPreferBigintOverInt = {
    .id = "prefer-bigint-over-int",
    .hazard = lint::Hazard::kTaste,
    .summary = "a key of 32 bits",
    .handlers = on_written_columns<&check_bigint_over_int>(),
    .aliases = {"prefer-big-int"},
    .pack = lint::Pack::kSquawk,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules

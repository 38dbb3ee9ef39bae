#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

void check_keys(const lint::FileEnd& end, lint::Hazards& found) {
  for (const sql::Statement& statement : end.file.parsed.statements) {
    const auto* made = std::get_if<sql::CreateTable>(&statement.body);
    // A partition has the key of its parent.
    if (made == nullptr || made->is_foreign || made->persistence == sql::Persistence::kTemporary ||
        !made->partition_of.name.empty()) {
      continue;
    }
    const auto table = end.database.find_relation(made->name);
    if (!table.is_present() || !table->open_parts.empty() || replay::find_primary_key(*table) != nullptr) continue;
    found.add(made->name.span,
              lint::quoted(made->name) +
                  " has no primary key: its rows cannot be told apart, and logical replication "
                  "refuses UPDATE and DELETE",
              "add one, such as id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
  }
}

}  // namespace

constexpr lint::Rule kRequirePrimaryKey = {
    .id = "require-primary-key",
    .hazard = lint::Hazard::kTaste,
    .summary = "a table without primary key",
    .at_end = &check_keys,
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules

#include <algorithm>

#include "base/text.h"
#include "sql_rules/enum_change.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

std::string complete(const Situation& at, const EnumChange& change) {
  return script(at.settings, complete_change(change));
}

void say_incomplete(const EnumChange& change, const Situation& at, Hazards& found) {
  std::vector<std::string> gaps;
  for (const EnumChange::Gap& gap : change.gaps) gaps.push_back(gap.what);
  const bool loses_data =
      std::any_of(change.gaps.begin(), change.gaps.end(), [](const auto& gap) { return gap.loses_data; });
  const std::string more = gaps.size() > 1 ? " (and " + std::to_string(gaps.size() - 1) + " more)" : "";
  std::string help;
  if (gaps.size() > 1) help = "what is missing:\n- " + base::join(gaps, "\n- ") + "\n";
  found.add(loses_data ? lint::Hazard::kLosesData : lint::Hazard::kFails, change.gaps.front().place,
            "changing enum " + lint::quoted(change.name) + " is incomplete: " + gaps.front() + more,
            help + "the whole change:\n" + complete(at, change));
}

void say_by_text(const EnumChange& change, const Situation& at, Hazards& found) {
  const auto column =
      std::find_if(change.columns.begin(), change.columns.end(), [](const auto& one) { return !one.is_private; });
  if (column == change.columns.end()) return;
  found
      .add(lint::Hazard::kRewrites, change.begin,
           "changing enum " + lint::quoted(change.name) + " by way of text writes every row of " +
               lint::quoted(column->table) + " twice under ACCESS EXCLUSIVE: reads and writes wait",
           "setting the old type aside writes them once:\n" + complete(at, change))
      .table = column->table;
}

void check_migration(const Situation& at, Hazards& found) {
  if (at.index != 0 || at.outer != nullptr) return;  // the migration as a whole, from its first statement
  for (const EnumChange& change : enum_changes(at)) {
    if (!change.gaps.empty()) {
      say_incomplete(change, at, found);
    } else if (change.is_by_text) {
      say_by_text(change, at, found);
    }
  }
}

void check_catalog(const Situation& at, Hazards& found) {
  bool writes = false;
  sql::for_each_relation(at.statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
    writes = writes || (use == sql::RelationUse::kWritten && name.name == "pg_enum");
  });
  if (!writes) return;
  found.add(lint::Hazard::kLosesData, at.statement.span,
            "writes to pg_enum: rows and indexes that hold the value cannot be read any more",
            "make the type anew and convert its columns: lockstep explain enum-recreate");
}

}  // namespace

constexpr lint::Rule kEnumRecreate = {
    .id = "enum-recreate",
    .hazard = lint::Hazard::kFails,
    .summary = "an enum that is changed without all that uses it",
    .handlers = {lint::on_any<&check_migration>(), lint::on_any<&check_catalog>()},
    .aliases = {},
};

}  // namespace lockstep::sql_rules

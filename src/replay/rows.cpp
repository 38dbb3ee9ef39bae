#include "replay/rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "replay/targets.h"

namespace lockstep::replay {
namespace {

using sql::Expression;
using sql::ExpressionKind;

/// Whether the value in this place is DEFAULT in every row.
bool is_default_everywhere(const std::optional<sql::Query>& source, std::size_t place) {
  if (!source) return true;
  if (source->values.empty()) return false;
  return std::all_of(source->values.begin(), source->values.end(), [&](const std::vector<Expression>& row) {
    return place < row.size() && row[place].kind == ExpressionKind::kDefault;
  });
}

bool is_written_by_database(const Column& column, bool overrides) {
  return column.generated || (column.identity == Column::Identity::kAlways && !overrides);
}

void refuse_missing_column(Step& step, const Relation& relation, const sql::Name& name) {
  if (!step.database.find_column(relation, name.text).is_absent()) return;
  step.note("42703", "column \"" + name.text + "\" of relation \"" + relation.name + "\" does not exist", name.span,
            relation.existence == Existence::kCertain);
  if (step.has_run) step.database.change_relation(relation.id).open_columns = "a migration writes an unknown column";
}

bool is_on_path_of(const Dependent& dependent, const std::set<Id>& truncated) {
  return truncated.contains(dependent.object);
}

}  // namespace

void note_rows(Step& step, const sql::Statement& statement) {
  sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
    const Lookup<Relation> found = step.database.find_relation(name);
    if (found.is_absent()) {
      step.is_made_elsewhere("42P01", "relation \"" + shown(name) + "\" does not exist", name.span);
    }
    if (found && use == sql::RelationUse::kWritten && !found->is_written_since_creation) {
      step.database.change_relation(found->id).is_written_since_creation = true;
    }
  });
}

void apply_insert(Step& step, const sql::Insert& statement) {
  const Lookup<Relation> found = step.database.find_relation(statement.target.relation);
  if (!found) return;
  for (std::size_t at = 0; at < statement.columns.size(); ++at) {
    const sql::Name& name = statement.columns[at].name;
    refuse_missing_column(step, *found, name);
    const Column* column = find_column(*found, name.text);
    if (column == nullptr || !is_written_by_database(*column, statement.overriding_system_value)) continue;
    if (is_default_everywhere(statement.source, at) || (!column->generated && statement.overriding_user_value)) {
      continue;
    }
    step.refuse("428C9", "cannot insert a non-DEFAULT value into column \"" + column->name + "\"", name.span);
  }
}

void apply_update(Step& step, const sql::Update& statement) {
  const Lookup<Relation> found = step.database.find_relation(statement.target.relation);
  if (!found) return;
  for (const sql::Assignment& one : statement.assignments) {
    refuse_missing_column(step, *found, one.column.name);
    const Column* column = find_column(*found, one.column.name.text);
    const bool is_default = one.value.kind == ExpressionKind::kDefault;
    if (column == nullptr || is_default || !is_written_by_database(*column, false)) continue;
    step.refuse("428C9", "column \"" + column->name + "\" can only be updated to DEFAULT", one.column.name.span);
  }
}

void apply_truncate(Step& step, const sql::Truncate& statement) {
  std::set<Id> truncated;
  for (const sql::QualifiedName& name : statement.tables) {
    const Lookup<Relation> found = step.database.find_relation(name);
    if (!found) continue;
    for (const Id id : with_descendants(step.database, found->id)) truncated.insert(id);
  }
  if (statement.cascade) return;
  for (const sql::QualifiedName& name : statement.tables) {
    const Lookup<Relation> found = step.database.find_relation(name);
    if (!found) continue;
    std::vector<Dependent> keys = step.database.dependents_of(*found);
    std::erase_if(
        keys, [&](const Dependent& one) { return one.part != PartKind::kConstraint || is_on_path_of(one, truncated); });
    if (keys.empty()) continue;
    step.refuse("0A000", "cannot truncate a table referenced in a foreign key constraint", name.span, std::move(keys));
  }
}

void apply_select(Step& step, const sql::Select& statement) {
  for (const sql::Target& target : statement.query.targets) {
    const Expression& call = target.value;
    if (call.kind != ExpressionKind::kCall || call.text != "set_config" || call.operands.size() < 3) continue;
    const Expression& name = call.operands[0];
    const Expression& value = call.operands[1];
    if (name.kind != ExpressionKind::kString || value.kind != ExpressionKind::kString) continue;
    const bool is_local = call.operands[2].text == "true";
    if (is_local && !step.transaction.is_open) continue;
    step.database.set_setting(base::lower_ascii(name.text), value.text, is_local);
  }
}

}  // namespace lockstep::replay

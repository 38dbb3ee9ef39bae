#include <algorithm>

#include "base/text.h"
#include "sql_rules/enum_walk.h"
#include "sql_rules/surroundings.h"

// What ALTER TABLE does to the columns of an enum.
namespace lockstep::sql_rules {

using authoring::compares_with_values;
using authoring::EnumColumn;
using authoring::ties;
using lint::quoted;
using sql::AlterAction;
using sql::AlterActionKind;
using sql::Expression;
using sql::ExpressionKind;
using sql::QualifiedName;

void EnumWalk::note_alter(const sql::AlterTable& alter, const replay::Database& before) {
  const QualifiedName& table = alter.table.relation;
  // PostgreSQL drops defaults first, changes types then, and sets defaults last.
  for (const AlterAction& action : alter.actions) {
    const auto i = find(before, table, action.name.text);
    if (i && action.kind == AlterActionKind::kDropDefault) progress_[*i].preset = Progress::Default::kNone;
  }
  for (const AlterAction& action : alter.actions) {
    if (action.kind == AlterActionKind::kSetType) note_type(table, action, before);
  }
  for (const AlterAction& action : alter.actions) {
    const auto i = find(before, table, action.name.text);
    if (i && action.kind == AlterActionKind::kSetDefault) note_default(*action.expression, progress_[*i]);
  }
}

void EnumWalk::note_default(const Expression& value, Progress& progress) const {
  using enum Progress::Default;
  using State = Progress::State;
  if (value.kind == ExpressionKind::kCast) {
    const bool is_old = is_same_name({value.type->schema, value.type->name, {}}, old_name_) && !is_dropped_;
    progress.preset = is_new_type(*value.type) ? kNew : is_old ? kOld : kOther;
  } else {
    progress.preset = progress.state == State::kOld ? kOld : progress.state == State::kText ? kOther : kNew;
  }
}

void EnumWalk::note_type(const QualifiedName& table, const AlterAction& action, const replay::Database& before) {
  const bool is_new = is_new_type(action.column->type);
  std::optional<std::size_t> i = find(before, table, action.name.text);
  if (!i && is_new && !change_.is_known) i = add_unknown(table, *action.column, action.name.text);
  if (!i) {
    if (is_text(action.column->type)) texted_.push_back({table, action.name.text, action.span});
    return;
  }
  if (is_new) {
    convert(*i, action, before);
  } else {
    progress_[*i].state = Progress::State::kText;
  }
}

std::size_t EnumWalk::add_unknown(const QualifiedName& table, const sql::Column& type, const std::string& name) {
  change_.columns.push_back({0, 0, table, name, type.type.dimensions, std::nullopt, false, change_.name});
  Progress& progress = progress_.emplace_back();
  const auto texted = std::find_if(texted_.begin(), texted_.end(), [&](const Texted& one) {
    return one.column == name && is_same_name(one.table, table);
  });
  if (texted != texted_.end()) {
    progress.state = Progress::State::kText;
    if (!is_later_ && texted->span.begin < change_.begin.begin) change_.begin = texted->span;
  }
  return progress_.size() - 1;
}

void EnumWalk::convert(std::size_t i, const AlterAction& action, const replay::Database& before) {
  const EnumColumn& column = change_.columns[i];
  Progress& progress = progress_[i];
  const bool was_text = progress.state == Progress::State::kText;
  change_.is_by_text = change_.is_by_text || was_text;
  const bool is_in_the_way = progress.preset == Progress::Default::kOld || progress.preset == Progress::Default::kOther;
  if (is_in_the_way) add_gap("the default of " + text_of(column) + " is not dropped first", action.span);
  const Expression* value = action.expression.get();
  const bool is_cast = value != nullptr && value->kind == ExpressionKind::kCast && is_new_type(*value->type);
  const bool is_direct = is_cast && value->operands.front().kind == ExpressionKind::kColumn && !was_text;
  const bool is_no_cast =
      value != nullptr && !is_cast && (value->kind == ExpressionKind::kCast || value->kind == ExpressionKind::kColumn);
  if (value == nullptr || is_direct || is_no_cast) {
    add_gap(text_of(column) + " needs USING " + quoted(column.name) + "::text::" + quoted(change_.name) +
                (column.dimensions > 0 ? "[]" : ""),
            action.span);
  }
  if (value != nullptr) progress.moved.note_expression(*value, change_.old_labels);
  note_in_the_way(column, action, before);
  note_values(column, progress, action.span);
  progress.state = Progress::State::kNew;
}

void EnumWalk::note_in_the_way(const EnumColumn& column, const AlterAction& action, const replay::Database& before) {
  const replay::Relation* relation = before.relation(column.relation);
  if (relation == nullptr) return;
  const std::string must_go =
      " compares " + text_of(column) + " with the old type's values: drop it first, make it again after";
  for (const replay::Index& index : relation->indexes) {
    if (compares_with_values(index, column.name)) add_gap("index " + index.name + must_go, action.span);
  }
  for (const replay::Constraint& one : relation->constraints) {
    if (compares_with_values(one, column.name)) add_gap("constraint " + one.name + must_go, action.span);
    if (ties(one, column.name)) add_tie("constraint " + one.name, column, action.span);
  }
  const replay::Column* known = find_column(*relation, column.number);
  if (known == nullptr) return;
  for (const replay::Dependent& one : before.dependents_of(*relation, *known)) {
    if (one.part == replay::PartKind::kConstraint) add_tie(one.description, column, action.span);
  }
}

void EnumWalk::add_tie(const std::string& constraint, const EnumColumn& column, sql::Span place) {
  add_gap(constraint + " ties " + text_of(column) + " to a column of the old type: drop it first, make it again after",
          place);
}

void EnumWalk::note_values(const EnumColumn& column, const Progress& progress, sql::Span place) {
  if (column.is_private) return;
  std::vector<std::string> left;
  for (const std::string& label : progress.moved.left_behind(change_.old_labels, change_.new_labels)) {
    left.push_back(lint::literal(label));
  }
  if (left.empty()) return;
  add_gap("rows of " + text_of(column) + " with " + base::join(left, ", ") + " are not updated first", place);
}

void EnumWalk::note_conflicts(const sql::AlterTable& alter, const std::vector<replay::Conflict>& conflicts) {
  for (const AlterAction& action : alter.actions) {
    if (action.kind != AlterActionKind::kSetType) continue;
    for (const replay::Conflict& conflict : conflicts) {
      const bool is_here = conflict.place.begin >= action.span.begin && conflict.place.end <= action.span.end;
      if (!is_here) continue;
      for (const replay::Dependent& one : conflict.dependents) {
        add_gap(one.description + " uses " + quoted(alter.table.relation) + "." + quoted(action.name.text) +
                    ": drop it first, make it again after",
                action.span);
      }
    }
  }
}

}  // namespace lockstep::sql_rules

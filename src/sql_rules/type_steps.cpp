#include "sql_rules/type_steps.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Situation;
using sql::QualifiedName;

void add(const sql::Statement& statement, TypeSteps& steps) {
  if (const auto* rename = std::get_if<sql::Rename>(&statement.body);
      rename && rename->kind == sql::ObjectKind::kType) {
    const QualifiedName& from = rename->object.name;
    steps.renamed.push_back({from, {from.schema, rename->new_name.text, rename->new_name.span}, &statement});
  } else if (const auto* drop = std::get_if<sql::Drop>(&statement.body); drop && drop->kind == sql::ObjectKind::kType) {
    for (const sql::ObjectName& object : drop->objects) steps.dropped.emplace_back(object.name, &statement);
  } else if (const auto* type = std::get_if<sql::CreateEnum>(&statement.body)) {
    steps.made.emplace_back(type->name, type);
  }
}

}  // namespace

bool TypeSteps::makes_before(const QualifiedName& name, std::uint32_t offset) const {
  return std::any_of(made.begin(), made.end(),
                     [&](const auto& one) { return is_same_name(one.first, name) && one.first.span.begin < offset; });
}

bool TypeSteps::is_made_anew(const QualifiedName& name) const {
  constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t taken = kNever;
  for (const auto& [dropped_name, statement] : dropped) {
    if (is_same_name(dropped_name, name)) taken = std::min(taken, statement->span.begin);
  }
  for (const Renaming& one : renamed) {
    if (is_same_name(one.from, name)) taken = std::min(taken, one.statement->span.begin);
  }
  if (taken == kNever || makes_before(name, taken)) return false;  // a type that the migration made itself
  return makes_before(name, kNever) || std::any_of(renamed.begin(), renamed.end(), [&](const Renaming& one) {
           return is_same_name(one.to, name) && makes_before(one.from, one.statement->span.begin);
         });
}

bool TypeSteps::has_part(const QualifiedName& name) const {
  return is_made_anew(name) || std::any_of(renamed.begin(), renamed.end(), [&](const Renaming& one) {
           return (is_same_name(one.to, name) && is_made_anew(one.from)) ||
                  (is_same_name(one.from, name) && is_made_anew(one.to));
         });
}

TypeSteps type_steps_around(const Situation& at) {
  TypeSteps steps;
  const auto add_all = [&](const sql::Statement& statement) {
    add(statement, steps);
    return false;
  };
  any_before(at, add_all);
  add_all(at.outer == nullptr ? at.statement : *at.outer);
  any_behind(at, add_all);
  return steps;
}

bool is_enum_step(const Situation& at) {
  if (const auto* alter = std::get_if<sql::AlterTable>(&at.statement.body)) {
    return std::any_of(alter->actions.begin(), alter->actions.end(),
                       [&](const auto& action) { return is_enum_step(at, *alter, action); });
  }
  const TypeSteps steps = type_steps_around(at);
  if (const auto* rename = std::get_if<sql::Rename>(&at.statement.body)) {
    return rename->kind == sql::ObjectKind::kType &&
           (steps.has_part(rename->object.name) || is_set_aside(rename->object.name, rename->new_name));
  }
  if (const auto* drop = std::get_if<sql::Drop>(&at.statement.body)) {
    return drop->kind == sql::ObjectKind::kType &&
           std::any_of(drop->objects.begin(), drop->objects.end(),
                       [&](const sql::ObjectName& object) { return steps.has_part(object.name); });
  }
  const auto* type = std::get_if<sql::CreateEnum>(&at.statement.body);
  return type != nullptr && steps.has_part(type->name);
}

bool is_enum_step(const Situation& at, const sql::AlterTable& alter, const sql::AlterAction& action) {
  const bool is_of_column = action.kind == sql::AlterActionKind::kSetType ||
                            action.kind == sql::AlterActionKind::kSetDefault ||
                            action.kind == sql::AlterActionKind::kDropDefault;
  if (!is_of_column) return false;
  const TypeSteps steps = type_steps_around(at);
  const auto is_type = [&](const QualifiedName& name) { return steps.has_part(name); };
  const auto becomes_it = [&](const sql::AlterAction& other) {
    return other.kind == sql::AlterActionKind::kSetType &&
           is_type({other.column->type.schema, other.column->type.name, {}}) && (other.name.text == action.name.text);
  };
  return becomes_it(action) || any_action_behind(at, alter.table.relation, becomes_it) ||
         any_action_before(at, alter.table.relation, becomes_it);
}

bool is_text(const sql::TypeName& type) {
  return type.schema.empty() && (type.name == "text" || type.name == "varchar" || type.name == "bpchar");
}

bool is_step_by_text(const Situation& at, const sql::AlterTable& alter, const sql::AlterAction& action) {
  if (action.kind != sql::AlterActionKind::kSetType) return false;
  const auto relation = at.database.find_relation(alter.table.relation);
  const replay::Column* column = relation ? find_column(*relation, action.name.text) : nullptr;
  const bool is_text_now = column != nullptr && column->is_type_known && is_text(column->type);
  return (is_text(action.column->type) || is_text_now) && is_enum_step(at, alter, action);
}

bool is_set_aside(const QualifiedName& from, const sql::Name& to) {
  constexpr std::array<std::string_view, 6> kWords = {"old", "bak", "backup", "tmp", "temp", "deprecated"};
  if (!base::contains(to.text, from.name) || to.text == from.name) return false;
  const std::string rest = base::lower_ascii(base::replace_all(to.text, from.name, ""));
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return base::contains(rest, word); });
}

}  // namespace lockstep::sql_rules

#include "sql_rules/conditions.h"

#include <algorithm>

#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Situation;
using sql::Expression;
using sql::ExpressionKind;

template <typename Kind>
std::vector<const Kind*> all_of(const sql::Statement& statement) {
  std::vector<const Kind*> found;
  const auto add_with = [&](const std::vector<sql::CommonTable>& with) {
    for (const sql::CommonTable& table : with) {
      if (const auto* body = std::get_if<Kind>(&table.statement->body)) found.push_back(body);
    }
  };
  if (const auto* select = std::get_if<sql::Select>(&statement.body)) add_with(select->query.with);
  if (const auto* insert = std::get_if<sql::Insert>(&statement.body)) add_with(insert->with);
  if (const auto* update = std::get_if<sql::Update>(&statement.body)) add_with(update->with);
  if (const auto* removal = std::get_if<sql::Delete>(&statement.body)) add_with(removal->with);
  if (const auto* body = std::get_if<Kind>(&statement.body)) found.push_back(body);
  return found;
}

bool is_constant(const Expression& value) {
  return value.kind == ExpressionKind::kNumber || value.kind == ExpressionKind::kString ||
         value.kind == ExpressionKind::kBoolean;
}

bool is_same_value(const Expression& a, const Expression& b) {
  const bool is_comparable = is_constant(a) || a.kind == ExpressionKind::kColumn;
  return is_comparable && a.kind == b.kind && a.text == b.text && a.qualifier == b.qualifier;
}

/// What a condition says of the rows of one table.
class Condition {
 public:
  Condition(const sql::FromItem& table, const Situation& at)
      : table_(table), at_(at), relation_(at.database.find_relation(table.relation)) {}

  bool is_true(const Expression& condition) const {
    const auto& operands = condition.operands;
    const auto holds = [&](const Expression& operand) { return is_true(operand); };
    switch (condition.kind) {
      case ExpressionKind::kBoolean:
        return condition.text == "true";
      case ExpressionKind::kAnd:
        return std::all_of(operands.begin(), operands.end(), holds);
      case ExpressionKind::kOr:
        return std::any_of(operands.begin(), operands.end(), holds);
      case ExpressionKind::kNot:
        return is_false(operands.front());
      case ExpressionKind::kOperator:
        return condition.text == "=" && operands.size() == 2 && is_same_value(operands[0], operands[1]);
      case ExpressionKind::kNullTest:
        return is_null_test_true(condition);
      default:
        return false;
    }
  }

 private:
  static bool is_false(const Expression& condition) {
    if (condition.kind == ExpressionKind::kBoolean) return condition.text == "false";
    if (condition.kind != ExpressionKind::kOperator || condition.operands.size() != 2) return false;
    const Expression& a = condition.operands[0];
    const Expression& b = condition.operands[1];
    if (condition.text == "<>") return is_same_value(a, b);
    return condition.text == "=" && is_constant(a) && a.kind == b.kind && a.text != b.text;
  }

  bool is_null_test_true(const Expression& test) const {
    const Expression& tested = test.operands.front();
    const bool is_of_table =
        tested.qualifier.empty() || tested.qualifier == table_.alias.text || tested.qualifier == table_.relation.name;
    if (tested.kind != ExpressionKind::kColumn || !is_of_table || !relation_) return false;
    const auto column = at_.database.find_column(*relation_, tested.text);
    if (!column.is_present() || column->existence != replay::Existence::kCertain) return false;
    if (test.text == "IS NOT NULL") return column->not_null;
    // What an older migration left empty, the application may have filled since.
    return column->origin.is_new &&
           at_.filled.of(*relation_, *column, at_.database, at_.transaction.number) == lint::Filling::kAllNull;
  }

  const sql::FromItem& table_;
  const Situation& at_;
  replay::Lookup<replay::Relation> relation_;
};

}  // namespace

std::vector<const sql::Delete*> deletes_of(const sql::Statement& statement) {
  return all_of<sql::Delete>(statement);
}

bool is_null(const sql::Expression& value) {
  return value.kind == sql::ExpressionKind::kCast ? is_null(value.operands.at(0))
                                                  : value.kind == sql::ExpressionKind::kNull;
}

bool is_true_for_all(const sql::OptionalExpression& condition, const sql::FromItem& table, const Situation& at) {
  return condition == nullptr || Condition(table, at).is_true(*condition);
}

std::vector<const sql::Update*> whole_updates(const Situation& at) {
  std::vector<const sql::Update*> updates = all_of<sql::Update>(at.statement);
  std::erase_if(updates, [&](const sql::Update* update) {
    const sql::QualifiedName& table = update->target.relation;
    const bool is_joined = !update->from.empty();
    return is_joined || !is_true_for_all(update->where, update->target, at) ||
           is_absent(at, at.database.find_relation(table)) || lint::is_private(at, table);
  });
  return updates;
}

}  // namespace lockstep::sql_rules

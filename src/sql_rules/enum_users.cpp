#include <algorithm>
#include <set>

#include "base/text.h"
#include "sql/parse.h"
#include "sql_rules/enum_change.h"

// Who uses an enum, and the SQL that takes each user out of the way and brings it back.
namespace lockstep::sql_rules {
namespace {

using lint::quoted;
using replay::Database;
using replay::Dependent;
using replay::PartKind;
using replay::Relation;
using sql::QualifiedName;

QualifiedName name_of(const std::string& schema, const std::string& name) {
  return {schema == "public" ? "" : schema, name, {}};
}

std::string table_name(const Relation& relation) {
  return quoted(name_of(relation.schema, relation.name));
}

std::string list(const std::vector<std::string>& names) {
  std::vector<std::string> words;
  for (const std::string& name : names) words.push_back(quoted(name));
  return base::join(words, ", ");
}

std::string index_sql(const Relation& table, const replay::Index& index) {
  std::vector<std::string> keys;
  for (const replay::IndexKey& key : index.keys) {
    std::string text = key.column.empty() ? "(" + key.text + ")" : quoted(key.column);
    if (!key.operator_class.empty()) text += " " + key.operator_class;
    if (key.descending) text += " DESC";
    keys.push_back(text);
  }
  std::string sql = std::string("CREATE ") + (index.is_unique ? "UNIQUE " : "") + "INDEX " + quoted(index.name) +
                    " ON " + table_name(table) + " USING " + index.method + " (" + base::join(keys, ", ") + ")";
  if (!index.included.empty()) sql += " INCLUDE (" + list(index.included) + ")";
  if (index.where) sql += " WHERE " + *index.where;
  return sql;
}

std::string policy_sql(const Relation& table, const replay::Policy& policy) {
  std::string sql = "CREATE POLICY " + quoted(policy.name) + " ON " + table_name(table);
  if (!policy.is_permissive) sql += " AS RESTRICTIVE";
  if (policy.command != "all") sql += " FOR " + policy.command;
  if (!policy.roles.empty()) sql += " TO " + base::join(policy.roles, ", ");
  if (policy.using_expression) sql += " USING (" + *policy.using_expression + ")";
  if (policy.with_check) sql += " WITH CHECK (" + *policy.with_check + ")";
  return sql;
}

std::string constraint_sql(const replay::Constraint& constraint) {
  if (constraint.kind == sql::ConstraintKind::kCheck) return "CHECK (" + constraint.expression + ")";
  return "FOREIGN KEY (" + list(constraint.columns) + ") REFERENCES " +
         quoted(name_of(constraint.foreign_schema, constraint.foreign_name)) + " (" + list(constraint.foreign_columns) +
         ")";
}

Obstacle of_constraint(const Relation& table, const replay::Constraint& constraint) {
  const std::string alter = "ALTER TABLE " + table_name(table);
  return {"constraint " + constraint.name + " on table " + table.name,
          {alter + " DROP CONSTRAINT " + quoted(constraint.name)},
          {alter + " ADD CONSTRAINT " + quoted(constraint.name) + " " + constraint_sql(constraint)}};
}

Obstacle of_index(const Relation& table, const replay::Index& index) {
  return {
      "index " + index.name, {"DROP INDEX " + quoted(name_of(table.schema, index.name))}, {index_sql(table, index)}};
}

/// What is made again by hand.
Obstacle by_hand(const std::string& description, const std::string& drop) {
  return {description, {drop}, {"-- here make " + description + " again"}};
}

Obstacle of_part(const Relation& table, const Dependent& one) {
  const std::string part = quoted(one.part_name);
  const std::string alter = "ALTER TABLE " + table_name(table);
  switch (one.part) {
    case PartKind::kPolicy:
      return {one.description,
              {"DROP POLICY " + part + " ON " + table_name(table)},
              {policy_sql(table, *find_policy(table, one.part_name))}};
    case PartKind::kConstraint:
      return of_constraint(table, *find_constraint(table, one.part_name));
    case PartKind::kIndex:
      return of_index(table, *find_index(table, one.part_name));
    case PartKind::kDefault: {
      const std::string column = alter + " ALTER COLUMN " + part;
      return {one.description,
              {column + " DROP DEFAULT"},
              {column + " SET DEFAULT " + find_column(table, one.part_name)->default_value.value_or("NULL")}};
    }
    case PartKind::kTrigger:
      return by_hand(one.description, "DROP TRIGGER " + part + " ON " + table_name(table));
    case PartKind::kRule:
      return by_hand(one.description, "DROP RULE " + part + " ON " + table_name(table));
    default:
      return by_hand(one.description, alter + " DROP COLUMN " + part);
  }
}

class Users {
 public:
  Users(const Database& database, const replay::Type& type, EnumChange& change)
      : database_(database), type_(type), change_(change) {}

  void add_all() {
    for (const Dependent& one : database_.columns_of_type(type_.id)) {
      const Relation* relation = database_.relation(one.object);
      const replay::Column* column = relation == nullptr ? nullptr : find_column(*relation, one.part_name);
      const bool is_of_table = relation != nullptr && relation->is_table();
      if (column != nullptr && is_of_table && column->type_id == type_.id) add_column(*relation, *column);
    }
    for (const Dependent& one : database_.dependents_of(type_)) {
      const bool is_column = one.part == PartKind::kColumn || one.part == PartKind::kDefault;
      if (!is_column || !is_listed(one)) add(one);
    }
  }

 private:
  void add_column(const Relation& relation, const replay::Column& column) {
    change_.columns.push_back({relation.id, column.number, name_of(relation.schema, relation.name), column.name,
                               column.type.dimensions, column.default_value,
                               lint::is_new(relation) && !relation.is_written_since_creation});
    for (const Dependent& one : database_.dependents_of(relation, column)) add(one);
    for (const replay::Index& index : relation.indexes) {
      if (compares_with_values(index, column.name)) put(of_index(relation, index));
    }
    for (const replay::Constraint& constraint : relation.constraints) {
      if (ties(constraint, column.name) || compares_with_values(constraint, column.name))
        put(of_constraint(relation, constraint));
    }
  }

  bool is_listed(const Dependent& one) const {
    return std::any_of(change_.columns.begin(), change_.columns.end(), [&](const EnumColumn& column) {
      return column.relation == one.object && column.name == one.part_name;
    });
  }

  void put(Obstacle obstacle) {
    if (seen_.insert(obstacle.description).second) change_.obstacles.push_back(std::move(obstacle));
  }

  void add(const Dependent& one) {
    const Relation* relation = database_.relation(one.object);
    const bool is_composite = relation != nullptr && relation->kind == replay::RelationKind::kCompositeType;
    if (relation != nullptr && relation->is_table() && one.part != PartKind::kWhole)
      return put(of_part(*relation, one));
    if (relation != nullptr && !is_composite) return add_view(*relation, one);
    if (database_.function(one.object) != nullptr) return add_function(one);
    put(by_hand(one.description, "-- here drop " + one.description));
  }

  void add_function(const Dependent& one) {
    const std::size_t space = one.description.find(' ');  // "function is_open(state)"
    const std::string kind = one.description.starts_with("procedure") ? "DROP PROCEDURE" : "DROP FUNCTION";
    put(by_hand(one.description, kind + one.description.substr(space)));
  }

  /// Behind the views that stand on it, because they have to go first.
  void add_view(const Relation& view, const Dependent& one) {
    if (seen_.contains(one.description)) return;
    seen_.insert(one.description);
    for (const Dependent& above : database_.dependents_of(view)) add(above);
    const bool is_view =
        view.kind == replay::RelationKind::kView || view.kind == replay::RelationKind::kMaterializedView;
    const std::string kind = view.kind == replay::RelationKind::kView ? "VIEW " : "MATERIALIZED VIEW ";
    const std::string name = table_name(view);
    change_.obstacles.push_back(
        is_view
            ? Obstacle{one.description, {"DROP " + kind + name}, {"CREATE " + kind + name + " AS " + view.definition}}
            : by_hand(one.description, "-- here drop " + one.description));
  }

  const Database& database_;
  const replay::Type& type_;
  EnumChange& change_;
  std::set<std::string> seen_;
};

bool compares(const sql::Expression& expression, const std::string& column) {
  const bool is_harmless =
      expression.kind == sql::ExpressionKind::kNullTest || expression.kind == sql::ExpressionKind::kCast;
  return std::any_of(expression.operands.begin(), expression.operands.end(), [&](const sql::Expression& operand) {
    const bool is_column = operand.kind == sql::ExpressionKind::kColumn && operand.text == column;
    return is_column ? !is_harmless : compares(operand, column);
  });
}

bool compares(const std::string& text, const std::string& column) {
  const auto expression = sql::parse_expression(text);
  return expression && compares(*expression, column);
}

}  // namespace

void add_users(const Database& database, const replay::Type& type, EnumChange& change) {
  Users(database, type, change).add_all();
}

bool compares_with_values(const replay::Index& index, const std::string& column) {
  if (index.where && compares(*index.where, column)) return true;
  return std::any_of(index.keys.begin(), index.keys.end(),
                     [&](const replay::IndexKey& key) { return key.column.empty() && compares(key.text, column); });
}

bool ties(const replay::Constraint& constraint, const std::string& column) {
  return constraint.kind == sql::ConstraintKind::kForeignKey &&
         std::find(constraint.columns.begin(), constraint.columns.end(), column) != constraint.columns.end();
}

bool compares_with_values(const replay::Constraint& constraint, const std::string& column) {
  return constraint.kind == sql::ConstraintKind::kCheck && compares(constraint.expression, column);
}

}  // namespace lockstep::sql_rules

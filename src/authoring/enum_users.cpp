#include "authoring/enum_users.h"

#include <algorithm>
#include <set>

#include "authoring/definitions.h"
#include "sql/parse.h"
#include "sql/quoting.h"

namespace lockstep::authoring {
namespace {

using replay::Database;
using replay::Dependent;
using replay::PartKind;
using replay::Relation;
using replay::RelationKind;
using sql::quoted;

/// What is made again by hand.
Obstacle by_hand(const std::string& description, const std::string& drop) {
  return {description, {drop}, {"-- here make " + description + " again"}};
}

Obstacle of_constraint(const Relation& table, const replay::Constraint& constraint) {
  return {"constraint " + constraint.name + " on table " + table.name,
          {"ALTER TABLE " + table_name(table) + " DROP CONSTRAINT " + quoted(constraint.name)},
          {add_constraint(table, constraint)}};
}

Obstacle of_index(const Relation& table, const replay::Index& index) {
  return {
      "index " + index.name, {"DROP INDEX " + quoted(name_of(table.schema, index.name))}, {create_index(table, index)}};
}

bool is_nobodys(const Relation& relation) {
  return relation.origin.is_new && !relation.made_if_not_exists && !relation.is_assumed &&
         relation.existence == replay::Existence::kCertain && !relation.is_written_since_creation;
}

class Users {
 public:
  Users(const Database& database, const replay::Type& type, const WrittenTexts* written)
      : database_(database), type_(type), written_(written) {}

  EnumUsers find() {
    for (const Dependent& one : database_.columns_of_type(type_.id)) {
      const Relation* relation = database_.relation(one.object);
      const replay::Column* column = relation == nullptr ? nullptr : find_column(*relation, one.part_name);
      if (column != nullptr && relation->is_table()) add_column(*relation, *column);
    }
    add_dependents_of(type_);
    return std::move(users_);
  }

 private:
  void add_dependents_of(const replay::Type& type) {
    for (const Dependent& one : database_.dependents_of(type)) {
      const bool is_column = one.part == PartKind::kColumn || one.part == PartKind::kDefault;
      if (is_column && is_listed(one)) continue;
      const replay::Type* domain = database_.type(one.object);
      domain != nullptr&& one.part == PartKind::kWhole ? add_domain(*domain) : add(one);
    }
  }

  void add_domain(const replay::Type& domain) {
    users_.domains.push_back({name_of(domain.schema, domain.name), create_domain(domain)});
    add_dependents_of(domain);
  }

  void add_column(const Relation& relation, const replay::Column& column) {
    const replay::Type* type = database_.type(column.type_id);
    if (type == nullptr) return;
    // What a partition or an inheriting table has from its parent changes with the parent.
    if (!column.is_inherited && !column.generated) {
      std::vector<EnumColumn>& columns = type == &type_ ? users_.columns : users_.domain_columns;
      columns.push_back({relation.id, column.number, name_of(relation.schema, relation.name), column.name,
                         column.type.dimensions, column.default_value, is_nobodys(relation),
                         name_of(type->schema, type->name)});
    }
    add_around(relation, column);
  }

  /// What PostgreSQL refuses to change the column under.
  void add_around(const Relation& relation, const replay::Column& column) {
    for (const Dependent& one : database_.dependents_of(relation, column)) add(one);
    for (const replay::Index& index : relation.indexes) {
      if (index.parent == 0 && compares_with_values(index, column.name)) put(of_index(relation, index));
    }
    for (const replay::Constraint& constraint : relation.constraints) {
      users_.has_deferred_checks = users_.has_deferred_checks || constraint.is_initially_deferred;
      const bool is_in_the_way = ties(constraint, column.name) || compares_with_values(constraint, column.name);
      if (is_in_the_way && !constraint.is_inherited) put(of_constraint(relation, constraint));
    }
  }

  bool is_listed(const Dependent& one) const {
    const Relation* relation = database_.relation(one.object);
    const replay::Column* column = relation == nullptr ? nullptr : find_column(*relation, one.part_name);
    if (column != nullptr && column->is_inherited) return true;
    const auto is_it = [&](const EnumColumn& listed) {
      return listed.relation == one.object && listed.name == one.part_name;
    };
    return std::any_of(users_.columns.begin(), users_.columns.end(), is_it) ||
           std::any_of(users_.domain_columns.begin(), users_.domain_columns.end(), is_it);
  }

  void put(Obstacle obstacle) {
    if (seen_.insert(obstacle.description).second) users_.obstacles.push_back(std::move(obstacle));
  }

  void add(const Dependent& one) {
    const Relation* relation = database_.relation(one.object);
    const bool is_composite = relation != nullptr && relation->kind == RelationKind::kCompositeType;
    if (relation != nullptr && relation->is_table() && one.part != PartKind::kWhole) return add_part(*relation, one);
    if (is_composite && one.part == PartKind::kColumn) return add_attribute(*relation, one);
    if (relation != nullptr && !is_composite) return add_view(*relation, one);
    if (const replay::Function* function = database_.function(one.object)) return add_function(*function, one);
    put(by_hand(one.description, "-- here drop " + one.description));
  }

  void add_part(const Relation& table, const Dependent& one) {
    const std::string part = quoted(one.part_name);
    const std::string alter = "ALTER TABLE " + table_name(table);
    switch (one.part) {
      case PartKind::kPolicy:
        return put({one.description,
                    {"DROP POLICY " + part + " ON " + table_name(table)},
                    {create_policy(table, *find_policy(table, one.part_name))}});
      case PartKind::kConstraint: {
        const replay::Constraint& constraint = *find_constraint(table, one.part_name);
        return constraint.is_inherited ? void() : put(of_constraint(table, constraint));
      }
      case PartKind::kIndex: {
        const replay::Index& index = *find_index(table, one.part_name);
        return index.parent != 0 ? void() : put(of_index(table, index));
      }
      case PartKind::kDefault: {
        if (is_listed(one)) return;  // it is dropped with the column's own change
        const std::string column = alter + " ALTER COLUMN " + part;
        return put({one.description,
                    {column + " DROP DEFAULT"},
                    {column + " SET DEFAULT " + find_column(table, one.part_name)->default_value.value_or("NULL")}});
      }
      case PartKind::kTrigger:
        return put_written(one, "DROP TRIGGER " + part + " ON " + table_name(table), one.part_name);
      case PartKind::kRule:
        return put_written(one, "DROP RULE " + part + " ON " + table_name(table), one.part_name);
      case PartKind::kGenerated:
        return add_generated(table, *find_column(table, one.part_name), one);
      default:
        return put(by_hand(one.description, alter + " DROP COLUMN " + part));
    }
  }

  /// Its values follow from the others, so that nothing is lost; what stands on it goes first, its indexes with it.
  void add_generated(const Relation& table, const replay::Column& column, const Dependent& one) {
    if (!seen_.insert(one.description).second) return;
    add_around(table, column);
    Obstacle obstacle{one.description,
                      {"ALTER TABLE " + table_name(table) + " DROP COLUMN " + quoted(column.name)},
                      {add_generated_column(table, column)}};
    for (const replay::Index& index : table.indexes) {
      const bool is_over = std::find(index.columns.begin(), index.columns.end(), column.name) != index.columns.end();
      if (is_over && seen_.insert("index " + index.name).second) obstacle.make.push_back(create_index(table, index));
    }
    users_.obstacles.push_back(std::move(obstacle));
  }

  /// An attribute has no rows of its own. Where a table has a column of the composite type, PostgreSQL refuses.
  void add_attribute(const Relation& type, const Dependent& one) {
    const replay::Column& attribute = *find_column(type, one.part_name);
    users_.following.push_back("ALTER TYPE " + table_name(type) + " ALTER ATTRIBUTE " + quoted(attribute.name) +
                               " TYPE " + sql::type_text(attribute.type));
  }

  void put_written(const Dependent& one, const std::string& drop, const std::string& part) {
    const std::string_view text = written_ == nullptr ? std::string_view() : written_->definition(one.object, part);
    put(text.empty() ? by_hand(one.description, drop) : Obstacle{one.description, {drop}, {std::string(text)}});
  }

  void add_remarks(replay::Id object, Obstacle& obstacle) const {
    if (written_ == nullptr) return;
    const std::vector<std::string>& remarks = written_->remarks(object);
    obstacle.make.insert(obstacle.make.end(), remarks.begin(), remarks.end());
  }

  /// Behind what calls it, because that has to go first.
  void add_function(const replay::Function& function, const Dependent& one) {
    if (!seen_.insert(one.description).second) return;
    for (const Dependent& caller : database_.dependents_of(function)) add(caller);
    std::vector<std::string> types;
    for (const replay::FunctionParameter& parameter : function.parameters) {
      if (is_input(parameter)) types.push_back(sql::type_text(parameter.type));
    }
    std::string arguments;
    for (const std::string& type : types) arguments += (arguments.empty() ? "" : ", ") + type;
    const std::string drop = std::string("DROP ") + (function.is_procedure ? "PROCEDURE " : "FUNCTION ") +
                             quoted(name_of(function.schema, function.name)) + "(" + arguments + ")";
    const std::string_view text = written_ == nullptr ? std::string_view() : written_->definition(function.id);
    Obstacle obstacle = by_hand(one.description, drop);
    if (!text.empty()) obstacle.make = {std::string(text)};
    add_remarks(function.id, obstacle);
    users_.obstacles.push_back(std::move(obstacle));
  }

  /// Behind the views that stand on it, because they have to go first.
  void add_view(const Relation& view, const Dependent& one) {
    if (!seen_.insert("view " + std::to_string(view.id)).second) return;
    for (const Dependent& above : database_.dependents_of(view)) add(above);
    const bool is_materialized = view.kind == RelationKind::kMaterializedView;
    if (view.kind != RelationKind::kView && !is_materialized) {
      return put(by_hand(one.description, "-- here drop " + one.description));
    }
    const std::string_view text = written_ == nullptr ? std::string_view() : written_->definition(view.id);
    Obstacle obstacle{one.description,
                      {std::string("DROP ") + (is_materialized ? "MATERIALIZED VIEW " : "VIEW ") + table_name(view)},
                      {text.empty() ? create_view(view) : std::string(text)}};
    for (const replay::Index& index : view.indexes) obstacle.make.push_back(create_index(view, index));
    for (const replay::Trigger& trigger : view.triggers) {
      const std::string_view made = written_ == nullptr ? "" : written_->definition(view.id, trigger.name);
      obstacle.make.push_back(made.empty() ? "-- here make trigger " + trigger.name + " again" : std::string(made));
    }
    add_remarks(view.id, obstacle);
    users_.obstacles.push_back(std::move(obstacle));
  }

  const Database& database_;
  const replay::Type& type_;
  const WrittenTexts* written_;
  EnumUsers users_;
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

EnumUsers users_of(const Database& database, const replay::Type& type, const WrittenTexts* written) {
  return Users(database, type, written).find();
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

}  // namespace lockstep::authoring

#include "authoring/definitions.h"

#include "base/text.h"
#include "sql/quoting.h"

namespace lockstep::authoring {
namespace {

using replay::Constraint;
using replay::Relation;
using sql::quoted;

std::string_view words(sql::ReferentialAction action) {
  switch (action) {
    case sql::ReferentialAction::kNoAction:
      return "";
    case sql::ReferentialAction::kRestrict:
      return "RESTRICT";
    case sql::ReferentialAction::kCascade:
      return "CASCADE";
    case sql::ReferentialAction::kSetNull:
      return "SET NULL";
    case sql::ReferentialAction::kSetDefault:
      return "SET DEFAULT";
  }
  return "";
}

std::string parameters(const std::vector<sql::Option>& options) {
  std::vector<std::string> written;
  for (const sql::Option& one : options) {
    written.push_back(one.name + (one.value ? " = " + sql::literal(*one.value) : ""));
  }
  return written.empty() ? "" : " WITH (" + base::join(written, ", ") + ")";
}

std::string key_text(const replay::IndexKey& key) {
  std::string text = key.column.empty() ? "(" + key.text + ")" : quoted(key.column);
  if (!key.collation.empty()) text += " COLLATE " + quoted(key.collation);
  if (!key.operator_class.empty()) text += " " + key.operator_class;
  if (key.descending) text += " DESC";
  if (key.descending != key.nulls_first) text += key.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return text;
}

std::string condition(const Constraint& constraint) {
  if (constraint.kind == sql::ConstraintKind::kCheck) {
    return "CHECK (" + constraint.expression + ")" + (constraint.is_no_inherit ? " NO INHERIT" : "");
  }
  std::string text = "FOREIGN KEY (" + quoted(constraint.columns) + ") REFERENCES " +
                     quoted(name_of(constraint.foreign_schema, constraint.foreign_name)) + " (" +
                     quoted(constraint.foreign_columns) + ")";
  if (const auto action = words(constraint.on_delete); !action.empty()) text += " ON DELETE " + std::string(action);
  if (const auto action = words(constraint.on_update); !action.empty()) text += " ON UPDATE " + std::string(action);
  if (constraint.is_deferrable) text += " DEFERRABLE";
  if (constraint.is_initially_deferred) text += " INITIALLY DEFERRED";
  return text;
}

}  // namespace

sql::QualifiedName name_of(const std::string& schema, const std::string& name) {
  return {schema == "public" ? "" : schema, name, {}};
}

std::string table_name(const Relation& relation) {
  return quoted(name_of(relation.schema, relation.name));
}

std::string create_index(const Relation& table, const replay::Index& index) {
  std::vector<std::string> keys;
  for (const replay::IndexKey& key : index.keys) keys.push_back(key_text(key));
  std::string text = std::string("CREATE ") + (index.is_unique ? "UNIQUE " : "") + "INDEX " + quoted(index.name) +
                     " ON " + table_name(table) + " USING " + index.method + " (" + base::join(keys, ", ") + ")";
  if (!index.included.empty()) text += " INCLUDE (" + quoted(index.included) + ")";
  if (index.nulls_not_distinct) text += " NULLS NOT DISTINCT";
  text += parameters(index.options);
  if (index.where) text += " WHERE " + *index.where;
  return text;
}

std::string create_policy(const Relation& table, const replay::Policy& policy) {
  std::string text = "CREATE POLICY " + quoted(policy.name) + " ON " + table_name(table);
  if (!policy.is_permissive) text += " AS RESTRICTIVE";
  if (policy.command != "all") text += " FOR " + policy.command;
  // PUBLIC, CURRENT_USER and SESSION_USER are words here, and no names.
  if (!policy.roles.empty()) text += " TO " + base::join(policy.roles, ", ");
  if (policy.using_expression) text += " USING (" + *policy.using_expression + ")";
  if (policy.with_check) text += " WITH CHECK (" + *policy.with_check + ")";
  return text;
}

std::string add_constraint(const Relation& table, const Constraint& constraint) {
  return "ALTER TABLE " + table_name(table) + " ADD CONSTRAINT " + quoted(constraint.name) + " " +
         condition(constraint) + (constraint.is_valid ? "" : " NOT VALID");
}

std::string add_generated_column(const Relation& table, const replay::Column& column) {
  return "ALTER TABLE " + table_name(table) + " ADD COLUMN " + quoted(column.name) + " " + sql::type_text(column.type) +
         " GENERATED ALWAYS AS (" + column.generated.value_or("NULL") + ")" + (column.is_virtual ? "" : " STORED") +
         (column.not_null ? " NOT NULL" : "");
}

std::string create_view(const Relation& view) {
  const bool is_plain = view.kind == replay::RelationKind::kView;
  std::string text = std::string("CREATE ") + (is_plain ? "VIEW " : "MATERIALIZED VIEW ") + table_name(view);
  return text + parameters(view.options) + " AS " + view.definition + (view.is_populated ? "" : " WITH NO DATA");
}

std::string create_domain(const replay::Type& domain) {
  std::string text =
      "CREATE DOMAIN " + quoted(name_of(domain.schema, domain.name)) + " AS " + sql::type_text(domain.base);
  if (domain.default_value) text += " DEFAULT " + *domain.default_value;
  if (domain.not_null) text += " NOT NULL";
  for (const Constraint& one : domain.constraints) {
    if (one.kind != sql::ConstraintKind::kCheck) continue;
    text += " CONSTRAINT " + quoted(one.name) + " CHECK (" + one.expression + ")";
  }
  return text;
}

}  // namespace lockstep::authoring

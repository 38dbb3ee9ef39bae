#include "replay/schema_of_database.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "replay/names.h"
#include "replay/type_words.h"

namespace lockstep::replay {
namespace {

using model::Property;

constexpr std::string_view kMayNotRun = "it is made or dropped in a branch that may not run";

std::string model_schema(const std::string& schema) {
  return schema == "public" ? "" : schema;
}

std::string joined(const std::vector<std::string>& names) {
  return base::join(names, ", ");
}

std::string_view words(sql::ReferentialAction action) {
  switch (action) {
    case sql::ReferentialAction::kNoAction:
      return "no action";
    case sql::ReferentialAction::kRestrict:
      return "restrict";
    case sql::ReferentialAction::kCascade:
      return "cascade";
    case sql::ReferentialAction::kSetNull:
      return "set null";
    case sql::ReferentialAction::kSetDefault:
      return "set default";
  }
  return "no action";
}

std::string_view greatest(const std::string& type) {
  if (type == "int2" || type == "smallint") return "32767";
  if (type == "int4" || type == "integer" || type == "int") return "2147483647";
  return "9223372036854775807";
}

std::string sequence_words(const SequenceOptions& sequence) {
  const bool descends = sequence.increment.starts_with('-');
  const std::string least = descends ? "-" + std::string(greatest(sequence.type)) : "1";
  const std::string most = descends ? "-1" : std::string(greatest(sequence.type));
  const std::string minimum = sequence.minimum.empty() ? least : sequence.minimum;
  const std::string maximum = sequence.maximum.empty() ? most : sequence.maximum;
  const std::string start = !sequence.start.empty() ? sequence.start : descends ? maximum : minimum;
  return "increment " + sequence.increment + " minvalue " + minimum + " maxvalue " + maximum + " start " + start +
         " cache " + sequence.cache + (sequence.cycles ? " cycle" : "");
}

/// 'a'::mood is 'a' for a column of that type: drizzle-kit writes the cast when it makes an enum anew, and knows the
/// default without it.
std::string without_own_cast(const std::string& text, const Column& column) {
  const std::size_t cast = text.rfind("::");
  if (cast == std::string::npos || column.type_id == 0) return text;
  std::string_view type = std::string_view(text).substr(cast + 2);
  while (type.ends_with("[]")) type.remove_suffix(2);
  return parse_name(type).name == column.type.name ? text.substr(0, cast) : text;
}

std::string parameters(const std::vector<sql::Option>& options) {
  std::vector<std::string> assignments;
  for (const sql::Option& option : options) {
    assignments.push_back(option.name + "=" + option.value.value_or("true"));
  }
  std::sort(assignments.begin(), assignments.end());
  return joined(assignments);
}

Property text_or_none(const std::optional<std::string>& text) {
  return text ? Property::of(*text) : Property{};
}

class SchemaMaker {
 public:
  explicit SchemaMaker(const Database& database) : database_(database) {}

  model::Schema make() {
    for (Id id = 1; id <= database_.last_id(); ++id) {
      const Object& object = database_.object(id);
      if (const auto* relation = std::get_if<Relation>(&object)) add(*relation);
      if (const auto* type = std::get_if<Type>(&object)) add(*type);
      if (const auto* schema = std::get_if<Schema>(&object)) add(*schema);
      if (const auto* role = std::get_if<Role>(&object)) add(*role);
    }
    if (database_.is_open()) schema_.open = model::Unknown{database_.open_reasons().front().reason, 0};
    return std::move(schema_);
  }

 private:
  void add(const Schema& schema) {
    if (schema.name == "public" || schema.existence != Existence::kCertain) return;
    model::Namespace space;
    space.name = schema.name;
    schema_.namespaces.push_back(std::move(space));
  }

  void add(const Role& role) {
    model::Role added;
    added.name = role.name;
    std::vector<std::string> options;
    const auto has = [&](std::string_view name, std::string_view value) {
      return std::any_of(role.options.begin(), role.options.end(),
                         [&](const sql::Option& option) { return option.name == name && option.value == value; });
    };
    if (has("createdb", "true")) options.emplace_back("createdb");
    if (has("createrole", "true")) options.emplace_back("createrole");
    if (has("inherit", "false")) options.emplace_back("noinherit");
    if (!options.empty()) added.options = Property::of(base::join(options, " "));
    doubt(role.existence, added);
    schema_.roles.push_back(std::move(added));
  }

  void add(const Type& type) {
    if (type.kind != Type::Kind::kEnum) return;
    model::Enum added;
    added.name = type.name;
    added.schema = model_schema(type.schema);
    for (const EnumLabel& label : type.labels) added.values.push_back(label.label);
    if (type.is_assumed || type.may_have_more_labels || type.existence != Existence::kCertain) {
      added.unknown = model::Unknown{"not all that made the enum is known", 0};
      added.values.clear();
    }
    added.may_be_absent = type.existence != Existence::kCertain;
    schema_.enums.push_back(std::move(added));
  }

  void add(const Relation& relation) {
    if (relation.schema == "pg_temp") return;
    switch (relation.kind) {
      case RelationKind::kTable:
        schema_.tables.push_back(table_of(relation));
        break;
      case RelationKind::kView:
      case RelationKind::kMaterializedView:
        schema_.views.push_back(view_of(relation));
        break;
      case RelationKind::kSequence:
        add_sequence(relation);
        break;
      case RelationKind::kForeignTable:
      case RelationKind::kCompositeType:
        break;
    }
  }

  static void doubt(Existence existence, model::Object& object) {
    if (existence == Existence::kCertain) return;
    object.unknown = model::Unknown{std::string(kMayNotRun), 0};
    object.may_be_absent = true;
  }

  static void forget_what_is_altered(model::Table& table) {
    const model::Unknown why{"a branch that may not run alters the table", 0};
    table.row_level_security = Property::not_known(why);
    for (model::Policy& policy : table.policies) policy.unknown = why;
  }

  void add_sequence(const Relation& relation) {
    if (relation.owner_table != 0) return;
    model::Sequence sequence;
    sequence.name = relation.name;
    sequence.schema = model_schema(relation.schema);
    sequence.options = relation.is_assumed ? Property::not_known({relation.open_columns, 0})
                                           : Property::of(sequence_words(relation.sequence));
    doubt(relation.existence, sequence);
    schema_.sequences.push_back(std::move(sequence));
  }

  static model::View view_of(const Relation& relation) {
    model::View view;
    view.name = relation.name;
    view.schema = model_schema(relation.schema);
    view.materialized = Property::flag(relation.kind == RelationKind::kMaterializedView);
    view.definition =
        relation.is_assumed ? Property::not_known({relation.open_columns, 0}) : Property::of(relation.definition);
    std::string options = parameters(relation.options);
    if (!options.empty()) options = "with (" + options + ")";
    if (!relation.is_populated) options += options.empty() ? "with no data" : " with no data";
    if (!options.empty()) view.options = Property::of(std::move(options));
    doubt(relation.existence, view);
    return view;
  }

  model::Table table_of(const Relation& relation) const {
    model::Table table;
    table.name = relation.name;
    table.schema = model_schema(relation.schema);
    doubt(relation.existence, table);
    if (!relation.open_columns.empty()) table.open_columns = model::Unknown{relation.open_columns, 0};
    if (!relation.open_parts.empty()) table.open_constraints = model::Unknown{relation.open_parts, 0};
    for (const Column& column : relation.columns) table.columns.push_back(column_of(relation, column));
    for (const Constraint& constraint : relation.constraints) add_constraint(relation, constraint, table);
    for (const Index& index : relation.indexes) {
      if (!index.is_of_constraint) table.indexes.push_back(index_of(index));
    }
    for (const Policy& policy : relation.policies) table.policies.push_back(policy_of(policy));
    table.row_level_security = Property::flag(relation.has_row_security);
    if (relation.is_assumed) table.row_level_security = Property::not_known({relation.open_parts, 0});
    if (relation.may_be_altered) forget_what_is_altered(table);
    return table;
  }

  model::Column column_of(const Relation& relation, const Column& column) const {
    model::Column made;
    made.name = column.name;
    doubt(column.existence, made);
    if (!column.is_type_known) made.unknown = model::Unknown{"not all that made the column is known", 0};
    if (column.may_be_altered) made.unknown = model::Unknown{"a branch that may not run alters it", 0};
    if (made.unknown) return made;
    made.type = column.is_serial ? Property::of(serial_words(column.type)) : drizzle_words(column.type);
    const Type* type = database_.type(column.type_id);
    if (type != nullptr && type->kind == Type::Kind::kEnum) made.type_schema = Property::of(type->schema);
    made.not_null = column.is_not_null_of_key ? Property::not_known({"the primary key makes it not null", 0})
                                              : Property::flag(column.not_null);
    const Constraint* key = find_primary_key(relation);
    const bool is_key = key != nullptr && is_of_column(relation, *key) && key->columns.front() == column.name;
    made.primary_key = Property::flag(is_key);
    if (is_key && key->existence != Existence::kCertain)
      made.primary_key = Property::not_known({std::string(kMayNotRun), 0});
    if (column.default_value && !column.is_serial) {
      made.default_value = Property::of(without_own_cast(*column.default_value, column));
    }
    made.generated = text_or_none(column.generated);
    if (column.identity == Column::Identity::kNone) return made;
    made.identity = Property::of(column.identity == Column::Identity::kAlways ? "always" : "by default");
    if (const Relation* sequence = database_.relation(column.sequence)) {
      made.sequence = Property::of(sequence->name + " " + sequence_words(sequence->sequence));
    }
    return made;
  }

  /// Whether the key is what Drizzle declares at a column: there, or by ADD PRIMARY KEY (column).
  static bool is_of_column(const Relation& table, const Constraint& key) {
    return key.columns.size() == 1 && (key.is_of_column || key.name == table.name + "_pkey");
  }

  static void add_constraint(const Relation& relation, const Constraint& constraint, model::Table& table) {
    switch (constraint.kind) {
      case sql::ConstraintKind::kPrimaryKey: {
        if (is_of_column(relation, constraint)) return;
        model::PrimaryKey key;
        key.name = constraint.name;
        key.columns = Property::of(joined(constraint.columns));
        doubt(constraint.existence, key);
        table.primary_keys.push_back(std::move(key));
        return;
      }
      case sql::ConstraintKind::kUnique: {
        model::Unique unique;
        unique.name = constraint.name;
        unique.columns = Property::of(joined(constraint.columns));
        unique.nulls_not_distinct = Property::flag(constraint.nulls_not_distinct);
        doubt(constraint.existence, unique);
        table.uniques.push_back(std::move(unique));
        return;
      }
      case sql::ConstraintKind::kCheck: {
        model::Check check;
        check.name = constraint.name;
        check.expression = Property::of(constraint.expression);
        doubt(constraint.existence, check);
        table.checks.push_back(std::move(check));
        return;
      }
      case sql::ConstraintKind::kForeignKey:
        table.foreign_keys.push_back(foreign_key_of(constraint));
        return;
      default:
        return;
    }
  }

  static model::ForeignKey foreign_key_of(const Constraint& constraint) {
    model::ForeignKey key;
    key.name = constraint.name;
    key.columns = Property::of(joined(constraint.columns));
    key.foreign_table =
        Property::of(model::qualified(model_schema(constraint.foreign_schema), constraint.foreign_name));
    key.foreign_columns = constraint.foreign_columns.empty()
                              ? Property::not_known({"they are the primary key of a table that is not known", 0})
                              : Property::of(joined(constraint.foreign_columns));
    key.on_delete = Property::of(std::string(words(constraint.on_delete)));
    key.on_update = Property::of(std::string(words(constraint.on_update)));
    doubt(constraint.existence, key);
    return key;
  }

  static model::Index index_of(const Index& index) {
    model::Index made;
    made.name = index.name;
    std::vector<std::string> keys;
    for (const IndexKey& key : index.keys) {
      std::string text = key.text;
      if (key.descending) text += " desc";
      if (key.nulls_first) text += " nulls first";
      if (!key.operator_class.empty()) text += " " + key.operator_class;
      keys.push_back(std::move(text));
    }
    made.keys = Property::of(joined(keys));
    made.unique = Property::flag(index.is_unique);
    made.method = Property::of(index.method);
    made.where = text_or_none(index.where);
    made.concurrently = Property::flag(index.is_concurrent);
    doubt(index.existence, made);
    if (const std::string with = parameters(index.options); !with.empty()) made.with = Property::of(with);
    return made;
  }

  static model::Policy policy_of(const Policy& policy) {
    model::Policy made;
    made.name = policy.name;
    made.as = Property::of(policy.is_permissive ? "permissive" : "restrictive");
    made.command = Property::of(policy.command);
    std::vector<std::string> roles = policy.roles;
    std::sort(roles.begin(), roles.end());
    made.roles = Property::of(roles.empty() ? "public" : joined(roles));
    made.using_expression = text_or_none(policy.using_expression);
    made.with_check = text_or_none(policy.with_check);
    doubt(policy.existence, made);
    return made;
  }

  const Database& database_;
  model::Schema schema_;
};

}  // namespace

model::Schema schema_of(const Database& database) {
  return SchemaMaker(database).make();
}

}  // namespace lockstep::replay

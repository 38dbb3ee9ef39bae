// Constraints, indexes and policies of one table, from values to the model, with the default names that drizzle-orm and
// drizzle-kit give them.
#include <algorithm>

#include "base/text.h"
#include "evaluate/conversions.h"
#include "evaluate/json_text.h"
#include "evaluate/schema_builder.h"

namespace lockstep::evaluate {

namespace {

void replace_first(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t found = from.empty() ? std::string::npos : text.find(from);
  if (found != std::string::npos) text.replace(found, from.size(), to);
}

class ConstraintBuilder {
 public:
  ConstraintBuilder(SchemaBuilder& builder, Value table, model::Table& made)
      : builder_(builder), heap_(builder.heap()), table_(table), made_(made) {}

  void build() {
    for (const Member& member : heap_.object(heap_.tables[table_.id].columns).members()) {
      add_column_unique(member.value);
      for (const Reference& reference : std::vector(heap_.columns[member.value.id].references)) {
        add_reference(member.value, reference);
      }
    }
    const Value config = heap_.tables[table_.id].extra_config;
    if (!config.is(Type::kUndefined) && !config.is(Type::kNull)) add_extra(config);
  }

 private:
  struct Columns {
    std::vector<std::string> names;     // in the database
    std::vector<std::string> original;  // before casing
    Value unknown;
  };

  std::string object_name(const std::string& name) const { return made_.name + ": " + name; }

  void open(Value cause, Value whole) { join(made_.open_constraints, builder_.why(cause, whole)); }
  void open(Value cause) { open(cause, cause); }

  Columns columns_of(const std::vector<Value>& given, Origin origin) {
    Columns found;
    for (const Value column : given) {
      if (!column.is(Type::kColumn)) {
        found.unknown = column.is_unknown() ? column : builder_.run().unknown("names what is no column", origin);
        continue;
      }
      found.names.push_back(builder_.name_of_column(column));
      found.original.push_back(builder_.known_text(heap_.columns[column.id].facts.name).value_or(""));
    }
    return found;
  }

  Columns columns_of_list(Value list, Origin origin) {
    if (!list.is(Type::kArray)) {
      return {{}, {}, list.is_unknown() ? list : builder_.run().unknown("has columns that are no list", origin)};
    }
    Columns found = columns_of(std::vector(heap_.array(list).items), origin);
    if (heap_.array(list).open != 0) found.unknown = Value::of(Type::kUnknown, heap_.array(list).open);
    return found;
  }

  /// The names of keys are made of uncased names; drizzle-kit then puts the cased ones in their place, each once, where
  /// it finds them first.
  void case_name(std::string& name, const Columns& columns) const {
    if (builder_.casing() == Casing::kNone) return;
    for (std::size_t at = 0; at < columns.names.size(); ++at) {
      replace_first(name, columns.original[at], columns.names[at]);
    }
  }

  void add_column_unique(Value value) {
    const Column& column = heap_.columns[value.id];
    if (!column.facts.is_unique || column.facts.unknown != 0) return;
    if (!column.facts.unique_name.is(Type::kString)) return open(column.facts.unique_name);
    model::Unique made;
    made.name = *builder_.known_text(column.facts.unique_name);
    made.place = builder_.run().location(column.origin);
    made.columns = model::Property::of(builder_.name_of_column(value));
    const Value nulls = column.facts.unique_nulls;
    made.nulls_not_distinct = nulls.is_unknown() ? model::Property::not_known(builder_.why(nulls))
                                                 : model::Property::flag(builder_.known_text(nulls) == "not distinct");
    const std::string own = builder_.known_text(column.facts.name).value_or("");
    builder_.remember_name(made_.schema, made, made.name == made_.name + "_" + own + "_unique");
    put(made_.uniques, uniques_, std::move(made));
  }

  void add_reference(Value column, const Reference& reference) {
    const Value target = builder_.run().call(reference.target, {}, reference.origin);
    const auto action = [&](std::string_view name) {
      const Value given = heap_.member(reference.actions, name);
      return truth(heap_, given).value_or(true) ? given : Value{};
    };
    add_foreign_key({}, columns_of({column}, reference.origin), {target}, action("onDelete"), action("onUpdate"),
                    heap_.columns[column.id].origin, reference.target);
  }

  void add_declared_key(const ForeignKey& given) {
    const Value config = given.config;
    const Value columns = heap_.member(config, "columns");
    const Value foreign = heap_.member(config, "foreignColumns");
    if (config.is_unknown() || !foreign.is(Type::kArray) || heap_.array(foreign).items.empty()) {
      return open(foreign.is_unknown() ? foreign : builder_.run().unknown("names no foreign columns", given.origin),
                  config);
    }
    add_foreign_key(heap_.member(config, "name"), columns_of_list(columns, given.origin), heap_.array(foreign).items,
                    given.on_delete, given.on_update, given.origin, config);
  }

  std::string foreign_key_name(const Columns& columns, const std::string& foreign_table, const Columns& foreign) const {
    std::vector<std::string> words{made_.name};
    words.insert(words.end(), columns.original.begin(), columns.original.end());
    words.push_back(foreign_table);
    words.insert(words.end(), foreign.original.begin(), foreign.original.end());
    return base::join(words, "_") + "_fk";
  }

  void add_foreign_key(Value name, Columns columns, const std::vector<Value>& targets, Value on_delete, Value on_update,
                       Origin origin, Value whole) {
    const Columns foreign = columns_of(targets, origin);
    for (const Value failure : {columns.unknown, foreign.unknown, name}) {
      if (failure.is_unknown()) return open(failure, whole);
    }
    const Value table = heap_.columns[targets.front().id].table;
    if (!heap_.tables[table.id].name.is(Type::kString)) return open(heap_.tables[table.id].name, whole);
    model::ForeignKey made;
    made.place = builder_.run().location(origin);
    const bool is_default = name.is_nothing();
    made.name = is_default ? foreign_key_name(columns, builder_.name_of_table(table), foreign)
                           : builder_.known_text(name).value_or("");
    case_name(made.name, columns);
    case_name(made.name, foreign);
    made.columns = model::Property::of(base::join(columns.names, ", "));
    const Value schema = heap_.tables[table.id].schema;
    made.foreign_table =
        schema.is_unknown()
            ? builder_.property(schema)
            : model::Property::of(model::qualified(builder_.schema_text(schema), builder_.name_of_table(table)));
    made.foreign_columns = model::Property::of(base::join(foreign.names, ", "));
    const auto action = [&](Value given) {
      return given.is_nothing() ? model::Property::of("no action") : builder_.property(given);
    };
    made.on_delete = action(on_delete);
    made.on_update = action(on_update);
    builder_.note_use(table, model::qualified(made_.schema, made_.name));
    builder_.remember_name(made_.schema + "." + made_.name, made, is_default);
    put(made_.foreign_keys, foreign_keys_, std::move(made));
  }

  void add_extra(Value config) {
    const Value given[] = {heap_.tables[table_.id].extra_columns};
    const Value extra = builder_.run().call(config, given, heap_.tables[table_.id].origin);
    if (extra.is(Type::kArray)) {
      for (const Value item : std::vector(heap_.array(extra).items)) {
        if (!item.is(Type::kArray)) {
          add_item(item, {});
          continue;
        }
        for (const Value inner : std::vector(heap_.array(item).items)) add_item(inner, {});
        if (const UnknownId more = heap_.array(item).open; more != 0) open(Value::of(Type::kUnknown, more));
      }
      if (const UnknownId more = heap_.array(extra).open; more != 0) open(Value::of(Type::kUnknown, more));
    } else if (extra.is(Type::kObject)) {
      for (const Member& member : ordered_members(heap_, heap_.object(extra))) add_item(member.value, member.origin);
      if (const UnknownId more = heap_.object(extra).open; more != 0) open(Value::of(Type::kUnknown, more));
    } else {
      open(extra.is_unknown() ? extra : builder_.run().unknown("has an extra configuration that is no list", {}),
           config);
    }
  }

  void add_item(Value item, Origin key) {
    switch (item.type) {
      case Type::kIndex:
        return heap_.indexes[item.id].is_complete ? add_index(item)
                                                  : ignore(heap_.indexes[item.id].origin, "an index without .on()");
      case Type::kUnique:
        return heap_.uniques[item.id].is_complete
                   ? add_unique(heap_.uniques[item.id])
                   : ignore(heap_.uniques[item.id].origin, "a unique constraint without .on()");
      case Type::kPrimaryKey:
        return add_primary_key(heap_.primary_keys[item.id]);
      case Type::kForeignKey:
        return add_declared_key(heap_.foreign_keys[item.id]);
      case Type::kCheck:
        return add_check(heap_.checks[item.id]);
      case Type::kPolicy:
        return add_policy(heap_.policies[item.id]);
      case Type::kUnknown:
        if ((heap_.unknown(item).traits & Unknown::kOtherDialect) == 0) return open(item);
        return ignore(heap_.unknown(item).origin, heap_.text_of(heap_.unknown(item).reason));
      case Type::kUndefined:
      case Type::kNull:
      case Type::kBoolean:
        return;
      case Type::kSql:
        return ignore(heap_.sqls[item.id].origin.module != 0 ? heap_.sqls[item.id].origin : key, "an SQL expression");
      default:
        return ignore(key, "a value that is no constraint");
    }
  }

  void ignore(Origin origin, std::string_view what) {
    const model::Location place = origin.module == 0 ? made_.place : builder_.run().location(origin);
    builder_.note(Note::Kind::kIgnoredItem, place, made_.name, std::string(what));
  }

  void add_index(Value item) {
    const Index given = heap_.indexes[item.id];
    model::Index made;
    made.place = builder_.run().location(given.origin);
    if (given.name.is_unknown()) return open(given.name);
    const bool is_named = truth(heap_, given.name).value_or(false);
    made.name = builder_.known_text(given.name).value_or("");
    made.keys = index_keys(given, made);
    if (!is_named) {
      std::vector<std::string> columns;
      for (const IndexKey& key : given.keys) {
        if (!key.column.is(Type::kColumn)) {
          return open(builder_.run().unknown("is an index on an expression without a name", given.origin));
        }
        columns.push_back(builder_.name_of_column(key.column));
      }
      if (given.unknown != 0) return open(Value::of(Type::kUnknown, given.unknown));
      made.name = made_.name + "_" + base::join(columns, "_") + "_index";
    }
    made.unique = model::Property::flag(given.is_unique);
    made.method = given.method.is_nothing() ? model::Property::of("btree") : builder_.property(given.method);
    made.where = builder_.sql_property(given.where, SqlUse::kExpression, object_name(made.name), made.place);
    made.concurrently = model::Property::flag(given.concurrently);
    made.with = storage_parameters(given.with);
    builder_.remember_name(made_.schema, made, !is_named);
    put(made_.indexes, indexes_, std::move(made));
  }

  model::Property index_keys(const Index& given, const model::Index& made) {
    if (given.unknown != 0) return model::Property::not_known(builder_.why(Value::of(Type::kUnknown, given.unknown)));
    std::vector<std::string> keys;
    for (const IndexKey& key : given.keys) {
      std::string text;
      if (key.column.is(Type::kColumn)) {
        text = builder_.name_of_column(key.column);
        if (key.order.descending) text += " desc";
        if (key.order.nulls_first) text += " nulls first";
        const model::Property operator_class = builder_.property(key.order.operator_class);
        if (operator_class.unknown) return operator_class;
        if (operator_class.text && !operator_class.text->empty()) text += " " + *operator_class.text;
      } else {
        model::Property expression =
            builder_.sql_property(key.column, SqlUse::kIndexKey, object_name(made.name), made.place);
        if (expression.unknown) return expression;
        text = std::move(*expression.text);
      }
      keys.push_back(std::move(text));
    }
    return model::Property::of(base::join(keys, ", "));
  }

  model::Property storage_parameters(Value with) {
    if (with.is_nothing()) return {};
    if (!with.is(Type::kObject) || heap_.object(with).open != 0) return model::Property::not_known(builder_.why(with));
    std::vector<std::string> parameters;
    for (const Member& member : heap_.object(with).members()) {
      if (member.value.is_nothing()) continue;
      const auto text = to_text(heap_, member.value);
      if (!text) return model::Property::not_known(builder_.why(member.value, with));
      parameters.push_back(std::string(heap_.text_of(member.key)) + "=" + *text);
    }
    std::sort(parameters.begin(), parameters.end());
    return parameters.empty() ? model::Property{} : model::Property::of(base::join(parameters, ", "));
  }

  void add_unique(const Unique& given) {
    const Columns columns = columns_of(given.columns, given.origin);
    if (given.name.is_unknown()) return open(given.name);
    const bool is_default = given.name.is_nothing();
    if (columns.unknown.is_unknown() && is_default) return open(columns.unknown);
    model::Unique made;
    made.place = builder_.run().location(given.origin);
    made.name = is_default ? made_.name + "_" + base::join(columns.original, "_") + "_unique"
                           : builder_.known_text(given.name).value_or("");
    made.columns = columns.unknown.is_unknown() ? model::Property::not_known(builder_.why(columns.unknown))
                                                : model::Property::of(base::join(columns.names, ", "));
    made.nulls_not_distinct = model::Property::flag(given.nulls_not_distinct);
    builder_.remember_name(made_.schema, made, is_default);
    put(made_.uniques, uniques_, std::move(made));
  }

  void add_primary_key(const PrimaryKey& given) {
    const Columns columns = columns_of_list(given.columns, given.origin);
    for (const Value failure : {columns.unknown, given.name}) {
      if (failure.is_unknown()) return open(failure, given.columns);
    }
    model::PrimaryKey made;
    made.place = builder_.run().location(given.origin);
    const bool is_default = given.name.is_nothing();
    made.name = is_default ? made_.name + "_" + base::join(columns.original, "_") + "_pk"
                           : builder_.known_text(given.name).value_or("");
    case_name(made.name, columns);
    made.columns = model::Property::of(base::join(columns.names, ", "));
    builder_.remember_name(made_.schema, made, is_default);
    put(made_.primary_keys, primary_keys_, std::move(made));
  }

  void add_check(const Check& given) {
    if (!given.name.is(Type::kString)) return open(given.name);
    model::Check made;
    made.name = *builder_.known_text(given.name);
    made.place = builder_.run().location(given.origin);
    const Value condition = given.condition.is(Type::kUndefined)
                                ? builder_.run().unknown("has no condition", given.origin)
                                : given.condition;
    made.expression = builder_.sql_property(condition, SqlUse::kExpression, object_name(made.name), made.place);
    put(made_.checks, checks_, std::move(made));
  }

  void add_policy(const Policy& given) {
    if (!given.name.is(Type::kString)) return open(given.name);
    put(made_.policies, policies_, builder_.policy(given, made_.name));
  }

  SchemaBuilder& builder_;
  Heap& heap_;
  Value table_;
  model::Table& made_;
  Places primary_keys_, uniques_, foreign_keys_, checks_, indexes_, policies_;
};

}  // namespace

void build_constraints(SchemaBuilder& builder, Value table, model::Table& made) {
  ConstraintBuilder(builder, table, made).build();
}

}  // namespace lockstep::evaluate

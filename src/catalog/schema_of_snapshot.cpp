#include "catalog/schema_of_snapshot.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "catalog/reworded.h"
#include "catalog/type_words.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

using model::Property;

std::string model_schema(const std::string& schema) {
  return schema == "public" ? "" : schema;
}

std::string plain_list(std::string_view written) {
  return base::join(names_of(written), ", ");
}

Property property_of(const Object& object, std::string_view field) {
  const std::string* value = object.find(field);
  return value == nullptr ? Property{} : Property::of(*value);
}

Property word_of(const Object& object, std::string_view field, std::string_view otherwise) {
  const std::string* value = object.find(field);
  return Property::of(value == nullptr ? std::string(otherwise) : *value);
}

std::string_view serial_words(std::string_view type) {
  if (type == "smallint") return "smallserial";
  return type == "bigint" ? "bigserial" : "serial";
}

bool takes_numbers(const Object& column) {
  const std::string* value = column.find("default");
  return value != nullptr && value->starts_with("nextval(");
}

/// "name desc nulls first text_ops" of one key of an index's field.
std::string index_key(std::string_view key) {
  const auto take = [&](std::string_view end) {
    const bool is_there = key.ends_with(end);
    if (is_there) key.remove_suffix(end.size());
    return is_there;
  };
  const bool has_nulls_last = take(" NULLS LAST");
  const bool has_nulls_first = take(" NULLS FIRST");
  const bool descends = take(" DESC");
  const bool is_expression = key.starts_with('(');
  std::size_t end = key.starts_with('"') ? end_of_piece(key, 0) : std::min(key.find(' '), key.size());
  if (is_expression) {
    const std::size_t parenthesis = key.rfind(')');
    end = parenthesis == std::string_view::npos ? key.size() : parenthesis + 1;
  }
  std::string text = is_expression ? std::string(key.substr(1, end > 2 ? end - 2 : 0)) : plain_name(key.substr(0, end));
  if (descends) text += " desc";
  if (has_nulls_first || (descends && !has_nulls_last)) text += " nulls first";
  return text + std::string(key.substr(end));
}

class SchemaMaker {
 public:
  SchemaMaker(const Snapshot& snapshot, const SelectionOptions& options, const model::Schema* other)
      : snapshot_(snapshot), selection_(options), other_(other) {}

  model::Schema make() {
    for (const Object& object : snapshot_.objects) {
      if (selection_.holds(object)) note(object);
    }
    for (const Object& object : snapshot_.objects) {
      if (selection_.holds(object)) add(object);
    }
    for (const Object& object : snapshot_.objects) {
      if (selection_.holds(object)) add_part(object);
    }
    schema_.not_told.push_back(model::ObjectKind::kRole);
    return std::move(schema_);
  }

 private:
  using TableName = std::pair<std::string, std::string>;

  /// What the columns have to be known by.
  void note(const Object& object) {
    const Identity& identity = object.identity;
    if (identity.kind == Kind::kEnum) enums_.insert({identity.schema, identity.name});
    if (identity.kind == Kind::kSequence && object.has("owned by")) owned_.insert(*object.find("owned by"));
    if (identity.kind == Kind::kConstraint && object.find("type") != nullptr && *object.find("type") == "primary key") {
      keys_[{identity.schema, identity.name}] = names_of(object.has("keys") ? *object.find("keys") : "");
    }
  }

  void add(const Object& object) {
    const Identity& identity = object.identity;
    switch (identity.kind) {
      case Kind::kSchema:
        if (identity.schema != "public") schema_.namespaces.emplace_back().name = identity.schema;
        break;
      case Kind::kEnum:
        add_enum(object);
        break;
      case Kind::kSequence:
        if (!object.has("owned by")) add_sequence(object);
        break;
      case Kind::kTable:
        if (!object.has("foreign")) add_table(object);
        break;
      case Kind::kView:
      case Kind::kMaterializedView:
        add_view(object);
        break;
      default:
        break;
    }
  }

  template <typename Made>
  static void name(const Object& object, Made& made) {
    made.name = object.identity.name;
    made.schema = model_schema(object.identity.schema);
  }

  void add_enum(const Object& object) {
    model::Enum& made = schema_.enums.emplace_back();
    name(object, made);
    made.values = values_of(object.has("values") ? *object.find("values") : "");
  }

  void add_sequence(const Object& object) {
    model::Sequence& made = schema_.sequences.emplace_back();
    name(object, made);
    made.options = property_of(object, "sequence");
  }

  void add_table(const Object& object) {
    const TableName key{object.identity.schema, object.identity.name};
    tables_[key] = schema_.tables.size();
    model::Table& made = schema_.tables.emplace_back();
    name(object, made);
    made.row_level_security = property_of(object, "row level security");
  }

  void add_view(const Object& object) {
    model::View& made = schema_.views.emplace_back();
    name(object, made);
    made.materialized = Property::flag(object.identity.kind == Kind::kMaterializedView);
    made.definition = property_of(object, "definition");
    if (object.has("options")) made.options = Property::of("with (" + *object.find("options") + ")");
  }

  void add_part(const Object& object) {
    const auto table = tables_.find({object.identity.schema, object.identity.name});
    if (!is_part(object.identity.kind) || table == tables_.end()) return;
    model::Table& made = schema_.tables[table->second];
    switch (object.identity.kind) {
      case Kind::kColumn:
        made.columns.push_back(column_of(object, made));
        break;
      case Kind::kConstraint:
        add_constraint(object, made);
        break;
      case Kind::kIndex:
        if (!object.is_inherited) made.indexes.push_back(index_of(object));
        break;
      case Kind::kPolicy:
        made.policies.push_back(policy_of(object));
        break;
      default:
        break;
    }
  }

  const model::Table* table_of_other(const model::Table& table) const {
    if (other_ == nullptr) return nullptr;
    if (tables_of_other_.empty()) {
      for (const model::Table& one : other_->tables) tables_of_other_[{one.schema, one.name}] = &one;
    }
    const auto found = tables_of_other_.find({table.schema, table.name});
    return found == tables_of_other_.end() ? nullptr : found->second;
  }

  /// Whether the other picture has the key of one column as a constraint of the table.
  bool is_key_of_table(const model::Table& table, const std::string& column) const {
    const model::Table* other = table_of_other(table);
    return other != nullptr &&
           std::any_of(other->primary_keys.begin(), other->primary_keys.end(),
                       [&](const model::PrimaryKey& key) { return key.columns.text == std::optional(column); });
  }

  bool is_serial(const Object& object, const model::Table& table) const {
    const Identity& identity = object.identity;
    const std::string place = written_name(identity.schema, identity.name) + "." + written_name(identity.part);
    if (!takes_numbers(object) || !owned_.contains(place)) return false;
    const model::Table* other = table_of_other(table);
    if (other == nullptr) return true;
    const auto column = std::find_if(other->columns.begin(), other->columns.end(),
                                     [&](const model::Column& one) { return one.name == identity.part; });
    // It may write the sequence and the default out.
    return column == other->columns.end() || !column->default_value.text;
  }

  model::Column column_of(const Object& object, const model::Table& table) const {
    model::Column made;
    made.name = object.identity.part;
    const std::string printed = object.has("type") ? *object.find("type") : "";
    const TypeWords words = type_words(printed);
    const bool is_counted = is_serial(object, table);
    made.type = Property::of(is_counted ? std::string(serial_words(printed)) : words.drizzle);
    const std::string element = words.drizzle.substr(0, words.drizzle.find("[]"));
    if (enums_.contains({words.schema, element})) made.type_schema = Property::of(words.schema);
    const auto key = keys_.find({object.identity.schema, object.identity.name});
    const bool is_in_key =
        key != keys_.end() && std::find(key->second.begin(), key->second.end(), made.name) != key->second.end();
    made.not_null = is_in_key || is_counted || object.has("identity")
                        ? Property::not_known({"what the column is makes it not null", 0})
                        : Property::flag(object.has("not null"));
    const bool is_key_alone = is_in_key && key->second.size() == 1;
    made.primary_key = Property::flag(is_key_alone && !is_key_of_table(table, made.name));
    if (!is_counted) made.default_value = property_of(object, "default");
    made.generated = property_of(object, "generated");
    made.identity = property_of(object, "identity");
    made.sequence = property_of(object, "sequence");
    return made;
  }

  void add_constraint(const Object& object, model::Table& table) const {
    const std::string type = object.has("type") ? *object.find("type") : "";
    if (object.is_inherited && type != "primary key") return;
    if (type == "primary key") {
      const std::string columns = plain_list(object.has("keys") ? *object.find("keys") : "");
      if (names_of(*object.find("keys")).size() == 1 && !is_key_of_table(table, columns)) return;
      model::PrimaryKey& key = table.primary_keys.emplace_back();
      key.name = object.identity.part;
      key.columns = Property::of(columns);
    } else if (type == "unique") {
      model::Unique& unique = table.uniques.emplace_back();
      unique.name = object.identity.part;
      unique.columns = Property::of(plain_list(object.has("keys") ? *object.find("keys") : ""));
      unique.nulls_not_distinct = property_of(object, "nulls not distinct");
    } else if (type == "check") {
      model::Check& check = table.checks.emplace_back();
      check.name = object.identity.part;
      check.expression = property_of(object, "expression");
    } else if (type == "foreign key") {
      table.foreign_keys.push_back(foreign_key_of(object));
    }
  }

  static model::ForeignKey foreign_key_of(const Object& object) {
    model::ForeignKey key;
    key.name = object.identity.part;
    const auto field = [&](std::string_view name) { return object.has(name) ? *object.find(name) : std::string(); };
    key.columns = Property::of(plain_list(field("columns")));
    const std::vector<std::string> names = split_dots(field("references"));
    if (names.size() == 2) key.foreign_table = Property::of(model::qualified(model_schema(names[0]), names[1]));
    key.foreign_columns = Property::of(plain_list(field("foreign columns")));
    key.on_delete = word_of(object, "on delete", "no action");
    key.on_update = word_of(object, "on update", "no action");
    return key;
  }

  static model::Index index_of(const Object& object) {
    model::Index made;
    made.name = object.identity.part;
    std::vector<std::string> keys = split_list(object.has("keys") ? *object.find("keys") : "");
    for (std::string& key : keys) key = index_key(key);
    made.keys = Property::of(base::join(keys, ", "));
    made.unique = property_of(object, "unique");
    made.method = property_of(object, "method");
    made.where = property_of(object, "where");
    made.with = property_of(object, "options");
    made.concurrently = Property::not_known({"a catalog does not tell how an index was built", 0});
    return made;
  }

  static model::Policy policy_of(const Object& object) {
    model::Policy made;
    made.name = object.identity.part;
    made.as = Property::of(object.has("restrictive") ? "restrictive" : "permissive");
    made.command = word_of(object, "for", "all");
    made.roles = Property::of(plain_list(object.has("to") ? *object.find("to") : "public"));
    made.using_expression = property_of(object, "using");
    made.with_check = property_of(object, "with check");
    return made;
  }

  const Snapshot& snapshot_;
  const Selection selection_;
  const model::Schema* other_;
  model::Schema schema_;
  std::map<TableName, std::size_t> tables_;
  mutable std::map<TableName, const model::Table*> tables_of_other_;
  std::map<TableName, std::vector<std::string>> keys_;
  std::set<TableName> enums_;
  std::set<std::string> owned_;
};

}  // namespace

model::Schema schema_of(const Snapshot& snapshot, const SelectionOptions& options) {
  return SchemaMaker(snapshot, options, nullptr).make();
}

model::Schema schema_in_words_of(const model::Schema& other, const Snapshot& snapshot,
                                 const SelectionOptions& options) {
  return reworded(SchemaMaker(snapshot, options, &other).make(), other, snapshot.default_operator_classes);
}

}  // namespace lockstep::catalog

#include "report/schema_text.h"

#include <algorithm>
#include <utility>

#include "base/sanitize.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/enum_change.h"
#include "model/schema_parts.h"
#include "report/schema_words.h"

namespace lockstep::report {
namespace {

using model::Property;
using model::SchemaPart;

constexpr std::size_t kWidestColumn = 40;  // a longer name or type pushes the rest of its line aside

std::string shown(std::string_view text) {
  return base::sanitize(text, {.place = base::Place::kMidLine});
}

/// "? (the reason)"
std::string shown(const model::Unknown& unknown) {
  return "? (" + shown(unknown.reason) + ")";
}

std::string shown(const Property& property) {
  return property.unknown ? shown(*property.unknown) : shown(property.text.value_or(""));
}

bool is_there(const Property& property) {
  return property.unknown || property.text;
}

/// Phrases with a comma between.
class Phrases {
 public:
  void add(std::string phrase) { phrases_.push_back(std::move(phrase)); }
  /// "default 'x'", "not null"; nothing for an object without the property.
  void add(std::string_view name, const Property& property) {
    if (!is_there(property)) return;
    const bool says_all = is_flag(name) && !property.unknown;
    add(std::string(name) + (says_all ? "" : " " + shown(property)));
  }
  void add(const std::vector<model::NamedProperty>& properties) {
    for (const model::NamedProperty& property : properties) add(property.name, *property.value);
  }
  bool empty() const { return phrases_.empty(); }
  std::string joined() const { return base::join(phrases_, ", "); }

 private:
  std::vector<std::string> phrases_;
};

std::string padded(std::string text, std::size_t width) {
  const std::size_t taken = base::display_width(text);
  if (taken < width) text.append(width - taken, ' ');
  return text;
}

std::string type_of(const model::Column& column) {
  return column.type.unknown ? shown(*column.type.unknown) : shown(type_name(column));
}

std::string rest_of(const model::Column& column) {
  Phrases rest;
  for (const model::NamedProperty& property : model::properties(column)) {
    const bool is_shown = property.name == "type" || (property.name == "type schema" && !property.value->unknown);
    if (!is_shown) rest.add(property.name, *property.value);
  }
  return rest.joined();
}

std::string columns_text(const std::vector<model::Column>& columns) {
  struct Row {
    std::string name;
    std::string type;
    std::string rest;
  };
  std::vector<Row> rows;
  std::size_t name_width = 0;
  std::size_t type_width = 0;
  for (const model::Column& column : columns) {
    Row& row = rows.emplace_back();
    row.name = column.name.empty() ? "\"\"" : base::sanitize(column.name);  // the type must not start the line
    row.type = column.unknown ? shown(*column.unknown) : type_of(column);
    row.rest = column.unknown ? "" : rest_of(column);
    name_width = std::max(name_width, std::min(kWidestColumn, base::display_width(row.name)));
    type_width = std::max(type_width, std::min(kWidestColumn, base::display_width(row.type)));
  }
  std::string text;
  for (const Row& row : rows) {
    const std::string type = row.rest.empty() ? row.type : padded(row.type, type_width) + "  " + row.rest;
    text += "  " + padded(row.name, name_width) + "  " + type + "\n";
  }
  return text;
}

/// One line below the columns: "check positive, expression a > 0".
std::string line(std::string_view noun, const model::Object& object, const std::string& after_name,
                 const Phrases& phrases) {
  std::string text = "  " + std::string(noun) + " " + shown(object.name);
  if (object.unknown) return text + " " + shown(*object.unknown) + "\n";
  return text + after_name + (phrases.empty() ? "" : ", " + phrases.joined()) + "\n";
}

std::string in_parentheses(const Property& list) {
  return " (" + shown(list) + ")";
}

std::string foreign_key_text(const model::ForeignKey& key) {
  Phrases actions;
  actions.add("on delete", key.on_delete);
  actions.add("on update", key.on_update);
  const std::string target = shown(key.foreign_table) + in_parentheses(key.foreign_columns);
  return line("foreign key", key, in_parentheses(key.columns) + " -> " + target, actions);
}

std::string index_text(const model::Index& index) {
  Phrases rest;
  for (const model::NamedProperty& property : model::properties(index)) {
    if (property.name != "keys" && property.name != "method") rest.add(property.name, *property.value);
  }
  return line("index", index, " using " + shown(index.method) + in_parentheses(index.keys), rest);
}

std::string constraints_text(const model::Table& table) {
  std::string text;
  for (const model::PrimaryKey& key : table.primary_keys) {
    text += line("primary key", key, in_parentheses(key.columns), {});
  }
  for (const model::Unique& unique : table.uniques) {
    Phrases rest;
    rest.add("nulls not distinct", unique.nulls_not_distinct);
    text += line("unique", unique, in_parentheses(unique.columns), rest);
  }
  for (const model::ForeignKey& key : table.foreign_keys) text += foreign_key_text(key);
  for (const model::Check& check : table.checks) text += line("check", check, in_parentheses(check.expression), {});
  for (const model::Index& index : table.indexes) text += index_text(index);
  for (const model::Policy& policy : table.policies) {
    Phrases rest;
    rest.add(model::properties(policy));
    text += line("policy", policy, "", rest);
  }
  return text;
}

std::string open_text(std::string_view what, const std::optional<model::Unknown>& open) {
  return open ? "  more " + std::string(what) + " " + shown(*open) + "\n" : "";
}

std::string relation_text(const SchemaPart& part) {
  std::string text = std::string(model::noun(part.kind)) + " " + shown(model::qualified(part));
  if (part.object->unknown) return text + " " + shown(*part.object->unknown) + "\n";
  Phrases phrases;
  if (part.enumeration != nullptr) phrases.add(shown(model::quoted_list(part.enumeration->values)));
  phrases.add(part.properties);
  text += (phrases.empty() ? "" : ", " + phrases.joined()) + "\n";
  if (part.table == nullptr) return text;
  return text + columns_text(part.table->columns) + open_text("columns", part.table->open_columns) +
         constraints_text(*part.table) + open_text("constraints", part.table->open_constraints);
}

}  // namespace

std::string schema_as_text(const model::Schema& schema) {
  std::vector<SchemaPart> relations = model::relations(schema);
  model::sort_by_name(relations);
  std::string text;
  const SchemaPart* previous = nullptr;
  for (const SchemaPart& relation : relations) {
    const bool starts_group = previous != nullptr && (relation.table != nullptr || relation.kind != previous->kind);
    text += (starts_group ? "\n" : "") + relation_text(relation);
    previous = &relation;
  }
  if (schema.open) text += std::string(text.empty() ? "" : "\n") + "more objects " + shown(*schema.open) + "\n";
  for (const model::ObjectKind kind : schema.not_told)
    text += "nothing is told of: " + std::string(model::noun(kind)) + "\n";
  return text;
}

}  // namespace lockstep::report

#include "layout/drizzle_snapshot_words.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace lockstep::layout {
namespace {

using base::JsonToken;
using model::Property;

bool is_scalar(const JsonValue& value) {
  return !value.is_object() && !value.is_array() && !value.is_null();
}

/// The strings of an array; nothing when there is something else in it.
std::optional<std::vector<std::string>> strings_of(const JsonValue& array) {
  if (!array.is_array()) return std::nullopt;
  std::vector<std::string> all;
  for (const JsonValue& item : array.children) {
    if (!item.is_string()) return std::nullopt;
    all.push_back(item.text);
  }
  return all;
}

/// securityInvoker becomes security_invoker.
std::string snake_case(std::string_view camel) {
  std::string snake;
  for (const char c : camel) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (is_upper) snake += '_';
    snake += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return snake;
}

/// The contents of an array literal: strings in double quotes, which drizzle-kit 0.22 does not escape either.
void append_array_literal(std::string& out, const JsonValue& value) {
  if (value.is_string()) {
    out += '"' + value.text + '"';
  } else if (value.is_array()) {
    out += '{';
    for (std::size_t at = 0; at < value.children.size(); ++at) {
      if (at > 0) out += ',';
      append_array_literal(out, value.children[at]);
    }
    out += '}';
  } else {
    out += compact_json(value);
  }
}

/// "key=value" of each scalar member that is given; nothing when one is of another type.
std::optional<std::vector<std::string>> assignments_of(const JsonValue& object) {
  if (!object.is_object()) return std::nullopt;
  std::vector<std::string> all;
  for (const JsonValue* member : object.members()) {
    if (member->is_null()) continue;
    if (!is_scalar(*member)) return std::nullopt;
    all.push_back(member->key + "=" + member->text);
  }
  return all;
}

Property joined(const std::vector<std::string>& words, std::string_view separator) {
  return words.empty() ? Property{} : Property::of(base::join(words, separator));
}

Property list_or(const JsonValue& object, std::string_view key, const Property& otherwise,
                 void (*arrange)(std::vector<std::string>&)) {
  const JsonValue* value = given(object, key);
  if (value == nullptr) return otherwise;
  std::optional<std::vector<std::string>> words = strings_of(*value);
  if (!words) return Property::not_known(unexpected(key, "an array of strings"));
  arrange(*words);
  return Property::of(base::join(*words, ", "));
}

}  // namespace

const JsonValue* given(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  return value != nullptr && value->is_null() ? nullptr : value;
}

model::Unknown unexpected(std::string_view key, std::string_view wanted) {
  return {"its \"" + std::string(key) + "\" is not " + std::string(wanted), 0};
}

model::Unknown missing(std::string_view key) {
  return {"it has no \"" + std::string(key) + "\"", 0};
}

Property text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = given(object, key);
  if (value == nullptr) return {};
  return value->is_string() ? Property::of(value->text) : Property::not_known(unexpected(key, "a string"));
}

Property required_text_of(const JsonValue& object, std::string_view key) {
  return given(object, key) == nullptr ? Property::not_known(missing(key)) : text_of(object, key);
}

Property word_of(const JsonValue& object, std::string_view key, std::string_view otherwise) {
  Property property = text_of(object, key);
  if (property.unknown) return property;
  return Property::of(base::lower_ascii(property.text.value_or(std::string(otherwise))));
}

Property flag_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = given(object, key);
  if (value == nullptr || value->is_false()) return {};
  return value->is_true() ? Property::flag(true) : Property::not_known(unexpected(key, "true or false"));
}

Property list_of(const JsonValue& object, std::string_view key) {
  return list_or(object, key, Property::not_known(missing(key)), [](std::vector<std::string>&) {});
}

Property sorted_list_of(const JsonValue& object, std::string_view key, std::string_view otherwise) {
  return list_or(object, key, Property::of(std::string(otherwise)),
                 [](std::vector<std::string>& words) { std::sort(words.begin(), words.end()); });
}

std::string string_or(const JsonValue& object, std::string_view key, std::string_view otherwise) {
  const JsonValue* value = object.find(key);
  return value != nullptr && value->is_string() ? value->text : std::string(otherwise);
}

std::string schema_name(std::string_view schema) {
  return schema == "public" ? "" : std::string(schema);
}

Property default_of(const JsonValue* value, const Property& type) {
  if (value == nullptr || value->is_null()) return {};
  if (is_scalar(*value)) return Property::of(value->text);
  if (!value->is_array() || !type.text || !type.text->ends_with(']')) return Property::of(compact_json(*value));
  std::string literal = "'";
  append_array_literal(literal, *value);
  return Property::of(literal + "'");
}

Property sequence_options(const JsonValue& object, std::initializer_list<SequenceWord> words) {
  std::vector<std::string> options;
  for (const SequenceWord& one : words) {
    const JsonValue* value = given(object, one.key);
    if (value == nullptr) continue;
    if (!value->is_string() && value->kind != JsonToken::kNumber) {
      return Property::not_known(unexpected(one.key, "a number"));
    }
    options.push_back(std::string(one.word) + " " + value->text);
  }
  const Property cycle = flag_of(object, "cycle");
  if (cycle.unknown) return cycle;
  if (cycle.text) options.emplace_back("cycle");
  return joined(options, " ");
}

std::optional<std::string> index_key(const JsonValue& key) {
  if (key.is_string()) return key.text;
  const JsonValue* expression = given(key, "expression");
  if (expression == nullptr) expression = given(key, "value");
  if (expression == nullptr || !expression->is_string()) return std::nullopt;
  std::string text = expression->text;
  const JsonValue* ascending = given(key, "asc");
  if (ascending != nullptr && ascending->is_false()) text += " desc";
  const JsonValue* nulls_first = given(key, "nullsFirst");
  if (string_or(key, "nulls", "") == "first" || (nulls_first != nullptr && nulls_first->is_true())) {
    text += " nulls first";
  }
  const JsonValue* operator_class = given(key, "opclass");
  if (operator_class == nullptr) return text;
  if (operator_class->is_object()) {
    const JsonValue* is_default = given(*operator_class, "default");
    if (is_default != nullptr && is_default->is_true()) return text;
    operator_class = given(*operator_class, "name");
  }
  if (operator_class == nullptr || !operator_class->is_string()) return std::nullopt;
  return operator_class->text.empty() ? text : text + " " + operator_class->text;
}

Property index_keys_of(const JsonValue& index) {
  const JsonValue* columns = given(index, "columns");
  if (columns == nullptr) return Property::not_known(missing("columns"));
  if (!columns->is_array()) return Property::not_known(unexpected("columns", "an array"));
  std::vector<std::string> keys;
  for (const JsonValue& column : columns->children) {
    std::optional<std::string> key = index_key(column);
    if (!key) return Property::not_known(unexpected("columns", "an array of index keys"));
    keys.push_back(std::move(*key));
  }
  return Property::of(base::join(keys, ", "));
}

Property storage_parameters_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = given(object, key);
  if (value == nullptr) return {};
  std::optional<std::vector<std::string>> assignments = assignments_of(*value);
  if (value->is_string()) {
    assignments.emplace();
    for (const std::string_view piece : base::split(value->text, ',')) {
      if (!base::trim(piece).empty()) assignments->emplace_back(base::trim(piece));
    }
  }
  if (!assignments) return Property::not_known(unexpected(key, "a list of storage parameters"));
  std::sort(assignments->begin(), assignments->end());
  return joined(*assignments, ", ");
}

Property view_options_of(const JsonValue& view) {
  std::vector<std::string> options;
  if (const JsonValue* with = given(view, "with"); with != nullptr) {
    std::optional<std::vector<std::string>> assignments = assignments_of(*with);
    if (!assignments) return Property::not_known(unexpected("with", "an object of options"));
    for (std::string& assignment : *assignments) {
      const std::size_t equals = assignment.find('=');
      assignment = snake_case(assignment.substr(0, equals)) + assignment.substr(equals);
    }
    std::sort(assignments->begin(), assignments->end());
    if (!assignments->empty()) options.push_back("with (" + base::join(*assignments, ", ") + ")");
  }
  for (const std::string_view key : {"using", "tablespace"}) {
    const Property property = text_of(view, key);
    if (property.unknown) return property;
    if (property.text) options.push_back(std::string(key) + " " + *property.text);
  }
  const Property no_data = flag_of(view, "withNoData");
  if (no_data.unknown) return no_data;
  if (no_data.text) options.emplace_back("with no data");
  return joined(options, " ");
}

Property role_options_of(const JsonValue& role) {
  const Property creates_databases = flag_of(role, "createDb");
  const Property creates_roles = flag_of(role, "createRole");
  const JsonValue* inherits = given(role, "inherit");
  std::vector<std::string> words;
  for (const auto& [property, word] : {std::pair{&creates_databases, "createdb"}, {&creates_roles, "createrole"}}) {
    if (property->unknown) return *property;
    if (property->text) words.emplace_back(word);
  }
  if (inherits != nullptr && !inherits->is_true() && !inherits->is_false()) {
    return Property::not_known(unexpected("inherit", "true or false"));
  }
  if (inherits != nullptr && inherits->is_false()) words.emplace_back("noinherit");
  return joined(words, " ");
}

}  // namespace lockstep::layout

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "model/schema_parts.h"
#include "report/ascii_json.h"
#include "report/schema_text.h"
#include "report/schema_words.h"

namespace lockstep::report {
namespace {

using Json = nlohmann::ordered_json;
using model::ObjectKind;
using model::Property;
using model::SchemaPart;

constexpr int kVersion = 1;

/// Where the objects of a kind go, in the order of the kinds.
struct Place {
  ObjectKind kind;
  const char* key;
};
constexpr std::array<Place, 7> kInSchema = {{{ObjectKind::kNamespace, "schemas"},
                                             {ObjectKind::kEnum, "enums"},
                                             {ObjectKind::kSequence, "sequences"},
                                             {ObjectKind::kTable, "tables"},
                                             {ObjectKind::kView, "views"},
                                             {ObjectKind::kRole, "roles"},
                                             {ObjectKind::kPolicy, "policies"}}};
constexpr std::array<Place, 7> kInTable = {{{ObjectKind::kColumn, "columns"},
                                            {ObjectKind::kPrimaryKey, "primary_keys"},
                                            {ObjectKind::kUnique, "uniques"},
                                            {ObjectKind::kForeignKey, "foreign_keys"},
                                            {ObjectKind::kCheck, "checks"},
                                            {ObjectKind::kIndex, "indexes"},
                                            {ObjectKind::kPolicy, "policies"}}};

Json text_json(std::string_view text) {
  return base::to_valid_utf8(text);
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : text_json(text);
}

Json reason_json(const std::optional<model::Unknown>& unknown) {
  return unknown ? text_json(unknown->reason) : Json(nullptr);
}

Json place_json(const model::Location& place) {
  if (place.path.empty()) return nullptr;
  return {{"path", text_json(place.path)}, {"line", place.line}, {"column", place.column}};
}

Json property_json(const model::NamedProperty& property) {
  if (property.value->unknown) return {{"unknown", text_json(property.value->unknown->reason)}};
  if (is_flag(property.name)) return property.value->text.has_value();
  return property.value->text ? text_json(*property.value->text) : Json(nullptr);
}

bool is_in_a_schema(ObjectKind kind) {
  return kind == ObjectKind::kEnum || kind == ObjectKind::kSequence || kind == ObjectKind::kTable ||
         kind == ObjectKind::kView;
}

void put_parts(Json& json, const std::vector<SchemaPart>& parts, const std::array<Place, 7>& places);

Json part_json(const SchemaPart& part) {
  Json json;
  json["name"] = text_json(part.object->name);
  if (is_in_a_schema(part.kind)) json["schema"] = part.schema.empty() ? Json("public") : text_json(part.schema);
  json["unknown"] = reason_json(part.object->unknown);
  json["place"] = place_json(part.object->place);
  for (const model::NamedProperty& property : part.properties) {
    json[base::replace_all(std::string(property.name), " ", "_")] = property_json(property);
  }
  if (part.enumeration != nullptr) {
    json["values"] = Json::array();
    for (const std::string& value : part.enumeration->values) json["values"].push_back(text_json(value));
  }
  if (part.table != nullptr) {
    json["open_columns"] = reason_json(part.table->open_columns);
    json["open_constraints"] = reason_json(part.table->open_constraints);
    put_parts(json, model::parts(*part.table), kInTable);
  }
  return json;
}

void put_parts(Json& json, const std::vector<SchemaPart>& parts, const std::array<Place, 7>& places) {
  for (const Place& place : places) {
    Json& list = json[place.key] = Json::array();
    for (const SchemaPart& part : parts) {
      if (part.kind == place.kind) list.push_back(part_json(part));
    }
  }
}

const char* kind_name(model::SchemaDifference::Kind kind) {
  switch (kind) {
    case model::SchemaDifference::Kind::kAdded:
      return "added";
    case model::SchemaDifference::Kind::kRemoved:
      return "removed";
    case model::SchemaDifference::Kind::kChanged:
      break;
  }
  return "changed";
}

Json difference_json(const model::SchemaDifference& difference) {
  Json json;
  json["kind"] = kind_name(difference.kind);
  json["object"] = model::noun(difference.object);
  json["relation"] = text_json(difference.relation);
  json["name"] = text_or_null(difference.name);
  json["property"] = text_or_null(difference.property);
  const bool is_changed = difference.kind == model::SchemaDifference::Kind::kChanged;
  json["before"] = is_changed ? text_json(difference.before) : Json(nullptr);
  json["after"] = is_changed ? text_json(difference.after) : Json(nullptr);
  json["detail"] = text_or_null(difference.detail);
  json["certain"] = difference.is_certain;
  json["renamed_from"] = text_or_null(difference.renamed_from);
  json["before_place"] = place_json(difference.before_place);
  json["after_place"] = place_json(difference.after_place);
  return json;
}

}  // namespace

std::string schema_as_json(const model::Schema& schema) {
  Json json;
  json["version"] = kVersion;
  json["open"] = reason_json(schema.open);
  json["not_told"] = Json::array();
  for (const ObjectKind kind : schema.not_told) json["not_told"].push_back(model::noun(kind));
  put_parts(json, model::relations(schema), kInSchema);
  return ascii_json(json, JsonLayout::kIndented);
}

std::string differences_as_json(const std::vector<model::SchemaDifference>& differences) {
  Json json;
  json["version"] = kVersion;
  json["differences"] = Json::array();
  for (const model::SchemaDifference& difference : differences)
    json["differences"].push_back(difference_json(difference));
  return ascii_json(json, JsonLayout::kIndented);
}

}  // namespace lockstep::report

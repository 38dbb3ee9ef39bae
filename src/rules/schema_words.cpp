#include "rules/schema_words.h"

#include "base/text.h"

namespace lockstep::rules {
namespace {

using model::ObjectKind;

bool is_flag(std::string_view property) {
  return property == "not null" || property == "primary key" || property == "unique" || property == "concurrently" ||
         property == "nulls not distinct" || property == "row level security" || property == "materialized";
}

std::string property_words(const model::SchemaDifference& difference) {
  if (!difference.is_certain) {
    return (difference.property.empty() ? "it " : "its " + difference.property + " ") + difference.detail;
  }
  if (!difference.detail.empty()) return difference.detail;
  const bool gains = difference.before == "none";
  const bool loses = difference.after == "none";
  if (is_flag(difference.property)) return (gains ? "gains " : "loses ") + difference.property;
  if (gains) return "gains " + difference.property + " " + difference.after;
  if (loses) return "loses " + difference.property + " " + difference.before;
  return difference.property + " " + difference.before + " -> " + difference.after;
}

const model::Table* find_table(const model::Schema& schema, std::string_view relation) {
  for (const model::Table& table : schema.tables) {
    if (model::qualified(table.schema, table.name) == relation) return &table;
  }
  return nullptr;
}

}  // namespace

bool are_of_one_object(const model::SchemaDifference& one, const model::SchemaDifference& other) {
  return one.object == other.object && one.relation == other.relation && one.name == other.name;
}

std::string described(const model::SchemaDifference& difference) {
  const std::string kind(model::noun(difference.object));
  if (difference.name.empty()) return kind + " " + difference.relation;
  if (difference.object == ObjectKind::kColumn) return kind + " " + difference.relation + "." + difference.name;
  return kind + " " + difference.name + " of " + difference.relation;
}

std::string changed_words(const std::vector<const model::SchemaDifference*>& of_one_object) {
  std::vector<std::string> words;
  for (const model::SchemaDifference* difference : of_one_object) words.push_back(property_words(*difference));
  return base::join(words, ", ");
}

model::Location place_after(const ProjectChange& change, const model::SchemaDifference& difference) {
  if (!difference.after_place.path.empty()) return difference.after_place;
  const model::Table* table = change.schema.after ? find_table(*change.schema.after, difference.relation) : nullptr;
  return table != nullptr ? table->place : start_of(difference.before_place.path);
}

std::vector<std::vector<const model::SchemaDifference*>> by_object(
    const std::vector<model::SchemaDifference>& differences) {
  std::vector<std::vector<const model::SchemaDifference*>> groups;
  for (const model::SchemaDifference& difference : differences) {
    const bool goes_on = !groups.empty() && groups.back().front()->kind == difference.kind &&
                         are_of_one_object(*groups.back().front(), difference);
    if (!goes_on) groups.emplace_back();
    groups.back().push_back(&difference);
  }
  return groups;
}

std::string_view unqualified(std::string_view relation) {
  return relation.substr(relation.rfind('.') + 1);
}

}  // namespace lockstep::rules

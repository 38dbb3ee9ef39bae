#include "lint/situation.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace lockstep::lint {
namespace {

/// What is configured for a table: by "schema.table", in public by "table" too.
template <typename T>
std::optional<T> of_table(const std::map<std::string, T, std::less<>>& known, const Situation& at,
                          const sql::QualifiedName& name) {
  if (known.empty() || name.name.empty()) return std::nullopt;
  const auto relation = at.database.find_relation(name);
  const std::string schema = relation ? relation->schema : name.schema;
  const bool is_public = schema.empty() || schema == "public";
  auto found = known.find(schema.empty() ? name.name : schema + "." + name.name);
  if (found == known.end() && is_public) found = known.find(name.name);
  if (found == known.end() && is_public) found = known.find("public." + name.name);
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

bool is_new(const replay::Relation& relation) {
  return relation.origin.is_new && !relation.made_if_not_exists && !relation.is_assumed &&
         relation.existence == replay::Existence::kCertain;
}

std::optional<bool> is_new(const Situation& at, const sql::QualifiedName& name) {
  const auto found = at.database.find_relation(name);
  if (!found) return std::nullopt;
  return is_new(*found);
}

bool is_private(const Situation& at, const sql::QualifiedName& name) {
  const auto found = at.database.find_relation(name);
  return found && (found->persistence == sql::Persistence::kTemporary || is_new(*found));
}

std::optional<std::int64_t> row_estimate(const Situation& at, const sql::QualifiedName& name) {
  return of_table(at.settings.table_rows, at, name);
}

Preset preset_for(const Situation& at, const sql::QualifiedName& name) {
  return of_table(at.settings.table_presets, at, name).value_or(at.settings.preset);
}

std::vector<Effect> effects_of(const Situation& at, const sql::AlterAction& action) {
  std::vector<Effect> found;
  for (const Effect& effect : at.effects) {
    if (effect.span == action.span) found.push_back(effect);
  }
  return found;
}

std::span<const sql::Statement> following(const Situation& at) {
  constexpr std::size_t kLongest = 500;
  const std::span<const sql::Statement> rest = std::span(at.file.parsed.statements).subspan(at.index + 1);
  return rest.first(std::min(rest.size(), kLongest));
}

bool is_unconditional(const Situation& at) {
  return !at.statement.nesting.in_condition;
}

bool is_added_not_valid(const Situation& at, const sql::QualifiedName& table, std::string_view constraint) {
  const auto relation = at.database.find_relation(table);
  const auto& added = at.transaction.not_valid;
  return relation && std::any_of(added.begin(), added.end(), [&](const auto& one) {
           return one.relation == relation->id && one.constraint == constraint;
         });
}

bool forgives(const Situation& at, std::string_view condition) {
  const std::vector<std::string>& forgiven = at.statement.nesting.forgiven;
  return std::any_of(forgiven.begin(), forgiven.end(),
                     [&](const std::string& caught) { return caught == condition || caught == "others"; });
}

std::string suggested_name(const sql::QualifiedName& table, std::string_view column, std::string_view ending) {
  constexpr std::size_t kLongestName = 63;  // NAMEDATALEN - 1
  std::string stem = table.name;
  if (!column.empty()) stem += "_" + std::string(column);
  const std::size_t room = kLongestName - ending.size() - 1;
  if (stem.size() > room) stem.resize(base::character_boundary(stem, room));
  return stem + "_" + std::string(ending);
}

}  // namespace lockstep::lint

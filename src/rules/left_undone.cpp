#include "rules/left_undone.h"

#include <algorithm>
#include <set>

#include "rules/schema_words.h"

namespace lockstep::rules {
namespace {

using model::ObjectKind;
using model::SchemaDifference;
using DifferenceKind = model::SchemaDifference::Kind;

/// Of a name that is too long PostgreSQL keeps the beginning, which the sources do not say.
constexpr std::size_t kLongestName = 63;

bool is_judged(const SchemaDifference& difference) {
  if (!difference.is_certain) return false;
  if (difference.name.size() > kLongestName || unqualified(difference.relation).size() > kLongestName) return false;
  switch (difference.object) {
    case ObjectKind::kTable:
    case ObjectKind::kView:
      return difference.kind != DifferenceKind::kChanged;
    case ObjectKind::kEnum:
      return true;
    case ObjectKind::kColumn:
      return difference.kind != DifferenceKind::kChanged || difference.property == "type" ||
             difference.property == "not null";
    default:
      return false;
  }
}

/// A value that SQL appends and the sources insert is in another place, as drizzle-kit writes it too.
bool differs_in_order_only(const ProjectChange& change, const SchemaDifference& difference) {
  if (difference.object != ObjectKind::kEnum || difference.kind != DifferenceKind::kChanged) return false;
  const auto values_in = [&](const model::Schema& schema) {
    std::set<std::string> values;
    for (const model::Enum& one : schema.enums) {
      if (model::qualified(one.schema, one.name) == difference.relation)
        values.insert(one.values.begin(), one.values.end());
    }
    return values;
  };
  return values_in(change.built->after) == values_in(*change.schema.after);
}

/// Whether the edit asks for what is left: the same of the same object, or the object as a whole with all its parts.
bool is_asked_for(const SchemaDifference& left, const SchemaDifference& edit) {
  if (edit.kind == DifferenceKind::kRemoved || left.kind == DifferenceKind::kRemoved) {
    return edit.kind == left.kind && are_of_one_object(edit, left);
  }
  if (edit.kind == DifferenceKind::kAdded && edit.name.empty()) return edit.relation == left.relation;
  return are_of_one_object(edit, left) && (edit.kind == DifferenceKind::kAdded || edit.property == left.property);
}

}  // namespace

std::vector<SchemaDifference> left_undone(const ProjectChange& change) {
  if (change.built == nullptr || !change.built->is_known) return {};
  if (!change.schema.before || !change.schema.after) return {};
  const std::vector<SchemaDifference> old = model::compare_schemas(change.built->before, *change.schema.before);
  std::vector<SchemaDifference> left = model::compare_schemas(change.built->after, *change.schema.after);
  std::erase_if(left, [&](const SchemaDifference& one) {
    const auto is_old = [&](const SchemaDifference& other) { return are_of_one_object(other, one); };
    const auto asks = [&](const SchemaDifference& edit) { return is_asked_for(one, edit); };
    return !is_judged(one) || differs_in_order_only(change, one) || std::any_of(old.begin(), old.end(), is_old) ||
           std::none_of(change.schema.differences.begin(), change.schema.differences.end(), asks);
  });
  // What is gone stands in no source any more, and migrations have no places.
  for (SchemaDifference& one : left) {
    const auto edit = std::find_if(change.schema.differences.begin(), change.schema.differences.end(),
                                   [&](const SchemaDifference& other) { return are_of_one_object(other, one); });
    if (edit != change.schema.differences.end()) one.before_place = edit->before_place;
  }
  return left;
}

}  // namespace lockstep::rules

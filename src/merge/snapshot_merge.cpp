#include "merge/snapshot_merge.h"

#include <algorithm>
#include <array>

#include "merge/snapshot_references.h"

namespace lockstep::merge {
namespace {

using layout::JsonValue;

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 7> kKinds = {"tables", "enums",    "schemas", "sequences",
                                                    "roles",  "policies", "views"};
constexpr std::array<std::string_view, 7> kTableParts = {
    "columns", "indexes", "foreignKeys", "compositePrimaryKeys", "uniqueConstraints", "policies", "checkConstraints"};
/// Of a column: adding the same twice is an error of PostgreSQL's.
constexpr std::array<std::string_view, 3> kAddedOnce = {"primaryKey", "identity", "generated"};

/// Whether a statement creates and drops what stands at `path`: a table, a column, an index.
bool is_object_of_schema(Path path) {
  if (path.size() == 2) return is_one_of(path[0], kKinds);
  return path.size() == 4 && path[0] == "tables" && is_one_of(path[2], kTableParts);
}

bool fails_twice(const Versions& versions, Path path) {
  if (is_object_of_schema(path)) return versions.ancestor == nullptr || versions.base == nullptr;
  if (versions.base == nullptr || versions.base->is_false()) return false;
  return path.size() == 5 && path[0] == "tables" && path[2] == "columns" && is_one_of(path[4], kAddedOnce);
}

bool is_growing_list(Path path) {
  return path.size() == 3 && path[0] == "enums" && path[2] == "values";
}

MergedJson merge_with(const Versions& versions, const Rules& rules) {
  MergedJson merged = merge_json(versions, rules);
  for (Conflict& conflict : find_broken_references(versions, merged.value)) {
    if (merged.conflicts.size() < kMostConflicts) merged.conflicts.push_back(std::move(conflict));
  }
  return merged;
}

}  // namespace

MergedJson merge_schemas(const Versions& versions) {
  return merge_with(versions, {fails_twice, is_growing_list});
}

MergedJson merge_snapshot_file(const Versions& versions) {
  return merge_with(versions, {nullptr, is_growing_list});
}

}  // namespace lockstep::merge

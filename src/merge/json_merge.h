#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/json_tree.h"

// Three-way merge of JSON: by members, not by lines. One side is the base, whose order and wording stay, the other the
// branch that is brought in.
namespace lockstep::merge {

/// One place where both sides did something that cannot both hold.
struct Conflict {
  std::string path;  // a JSON pointer (RFC 6901): "/tables/public.users/columns/email/type"; "" is the whole file
  std::string what;  // `"text" on the base, "integer" on the branch`
};

/// The three states of one value; nullptr where there is none.
struct Versions {
  const layout::JsonValue* ancestor = nullptr;
  const layout::JsonValue* base = nullptr;
  const layout::JsonValue* branch = nullptr;
};

using Path = std::span<const std::string_view>;

/// What is known of a kind of document beyond that it is JSON.
struct Rules {
  /// Whether what both sides did alike cannot be done one after the other: two migrations that add one column.
  bool (*fails_twice)(const Versions& versions, Path path) = nullptr;
  /// Whether the array at `path` is a list that both sides may add to.
  bool (*is_growing_list)(Path path) = nullptr;
};

struct MergedJson {
  layout::JsonValue value;  // where there is a conflict, as the base has it
  std::vector<Conflict> conflicts;
};

/// Merges objects member by member: what one side left alone is as the other has it, a member that one side took away
/// is gone. The base's members come first, then what the branch adds. Recurses as deep as the values.
MergedJson merge_json(const Versions& versions, const Rules& rules);

/// Whether both are the same JSON, the order of members aside; both may be absent.
bool is_same(const layout::JsonValue* a, const layout::JsonValue* b);

/// A JSON pointer.
std::string pointer(Path path);

/// At most so many are kept.
inline constexpr std::size_t kMostConflicts = 100;

}  // namespace lockstep::merge

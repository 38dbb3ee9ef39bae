#pragma once
#include <optional>
#include <string>

#include "layout/json_tree.h"
#include "merge/json_merge.h"

namespace lockstep::merge {

struct GrowthResult {
  std::optional<layout::JsonValue> merged;
  std::string why_not;        // when there is none
  std::string added_by_both;  // a value that is new on both sides; empty for none
};

/// Merges lists of distinct strings that both sides added to, as their statements would in a database: a value goes
/// directly before the one that followed it on the branch (ALTER TYPE … ADD VALUE … BEFORE), else to the end. Anything
/// but additions cannot be merged.
GrowthResult merge_growing_lists(const Versions& versions);

}  // namespace lockstep::merge

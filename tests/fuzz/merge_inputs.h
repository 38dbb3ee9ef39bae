#pragma once
#include "fuzz.h"
#include "merge/file_merge.h"

namespace lockstep::fuzz {

/// Holds one merge of files against what must be true of every three inputs, parted by lines of "---".
inline void check_merge(std::string_view input, merge::MergedText (*merge_files)(const merge::Texts&)) {
  const auto [ancestor, rest] = split_input(input);
  const auto [base, branch] = split_input(rest);
  const merge::MergedText merged = merge_files({ancestor, base, branch});
  for (const merge::Conflict& conflict : merged.conflicts) require(!conflict.what.empty(), "a conflict has a reason");
  if (merged.conflicts.empty()) require(merge::read_json(merged.text).has_value(), "what is merged can be read");
  if (merge::read_json(base)) require(merge::read_json(merged.text).has_value(), "a valid base stays valid");

  for (const std::string_view side : {ancestor, base, branch}) {
    require(merge_files({side, side, side}).text == side, "equal inputs stay as they are");
    if (side.empty() || !merge::read_json(side)) continue;
    require(merge_files({side, side, side}).conflicts.empty(), "equal inputs have no conflict");
    if (merge::read_json(base)) require(merge_files({side, base, side}).text == base, "one side's change is kept");
  }
}

}  // namespace lockstep::fuzz

#include "merge/json_text.h"
#include "merge/snapshot_merge.h"
#include "merge_inputs.h"

using namespace lockstep;

namespace {

/// The merge that renumber does: of schemas, where what both sides do alike is a conflict.
void check_schemas(std::string_view input) {
  const auto [ancestor_text, rest] = fuzz::split_input(input);
  const auto [base_text, branch_text] = fuzz::split_input(rest);
  const auto ancestor = merge::read_json(ancestor_text);
  const auto base = merge::read_json(base_text);
  const auto branch = merge::read_json(branch_text);
  if (!ancestor || !base || !branch) return;
  const merge::MergedJson merged = merge::merge_schemas({&*ancestor, &*base, &*branch});
  fuzz::require(merge::read_json(merge::json_text(merged.value)).has_value(), "a merged schema can be read");
  const merge::MergedJson same = merge::merge_schemas({&*base, &*base, &*base});
  fuzz::require(same.conflicts.empty() && merge::is_same(&same.value, &*base), "equal schemas stay as they are");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input = fuzz::text_of(bytes, size);
  fuzz::check_merge(input, merge::merge_snapshots);
  check_schemas(input);
  return 0;
}

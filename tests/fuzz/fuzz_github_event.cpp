#include <algorithm>
#include <string>

#include "base/error.h"
#include "commands/github_event.h"
#include "commands/revision_names.h"
#include "fuzz.h"

using namespace lockstep;

namespace {

/// What goes to git as a revision is an id, a remote-tracking branch, or HEAD: no option, and nothing that git expands.
bool is_plain_revision(const std::string& revision) {
  return revision == "HEAD" || revision.starts_with("origin/") || commands::object_id(revision) == revision;
}

void check(const commands::ProposedMerge& merge) {
  fuzz::require(merge.base.empty() || is_plain_revision(merge.base), "the base is an id or a branch");
  fuzz::require(is_plain_revision(merge.head), "the head is an id or HEAD");
  fuzz::require(merge.onto.empty() || merge.onto.starts_with("origin/"), "the target is a branch of the remote");
  fuzz::require(!merge.source.empty(), "it says where it comes from");
  const bool names_base = merge.form != commands::MergeForm::kMergeCommit;
  fuzz::require(!names_base || !merge.base.empty(), "where the base is not a parent, it is named");
}

}  // namespace

/// First the event's name, a line; then the target branch as the variable has it, a line; then the payload.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input = fuzz::text_of(bytes, size);
  const std::size_t name_end = std::min(input.find('\n'), input.size());
  const std::string_view after_name = input.substr(std::min(name_end + 1, input.size()));
  const std::size_t branch_end = std::min(after_name.find('\n'), after_name.size());
  const std::string_view payload = after_name.substr(std::min(branch_end + 1, after_name.size()));
  try {
    const auto merge = commands::merge_of_event(input.substr(0, name_end), payload, after_name.substr(0, branch_end));
    if (merge) check(*merge);
  } catch (const base::Error& error) {
    fuzz::require(*error.what() != '\0' && !error.hint().empty(), "an error says what to do");
  }
  return 0;
}

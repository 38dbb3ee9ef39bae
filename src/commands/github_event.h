#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commands/proposed_merge.h"

namespace lockstep::commands {

/// Whether an event of that name is about a merge, or about commits that are on a branch by now.
bool is_merge_event(std::string_view name);

/// The merge of an event with this payload (docs.github.com, webhook events; fields that are missing, null or of
/// another type count as not there). Nothing for a push that only makes a branch or a tag. Throws base::Error when the
/// payload is no JSON or lacks what the question hangs on, and for pull_request_target, which checks out no merge.
std::optional<ProposedMerge> merge_of_event(std::string_view name, std::string_view payload, std::string_view base_ref);

}  // namespace lockstep::commands

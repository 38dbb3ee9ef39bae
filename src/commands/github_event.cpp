#include "commands/github_event.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json.h"
#include "commands/revision_names.h"

namespace lockstep::commands {
namespace {

constexpr std::string_view kPullRequest = "pull_request";
constexpr std::string_view kPullRequestTarget = "pull_request_target";
constexpr std::string_view kMergeGroup = "merge_group";
constexpr std::string_view kPush = "push";

constexpr std::string_view kNameBoth = "name both sides: lockstep gate --base REF --head REF";

/// The string that the keys lead to; "" when there is none.
std::string text_at(const nlohmann::json& payload, std::initializer_list<const char*> keys) {
  const nlohmann::json* value = &payload;
  for (const char* key : keys) {
    if (!value->is_object()) return "";
    const auto member = value->find(key);
    if (member == value->end()) return "";
    value = &*member;
  }
  return value->is_string() ? value->get<std::string>() : "";
}

nlohmann::json parse_payload(std::string_view text) {
  constexpr base::JsonLimits kLimits{
      .largest_bytes = std::size_t{25} << 20, .deepest = 256, .duplicate_keys = base::JsonDuplicateKeys::kAllowed};
  auto payload = base::parse_json(text, kLimits);
  if (!payload) {
    throw base::Error("the event file is not JSON: " + payload.error().message, std::string(kNameBoth));
  }
  return std::move(*payload);
}

ProposedMerge of_pull_request(const nlohmann::json& payload, std::string_view base_ref) {
  ProposedMerge merge;
  merge.form = MergeForm::kMergeCommit;
  merge.branch_head = object_id(text_at(payload, {"pull_request", "head", "sha"}));
  merge.onto = remote_branch(base_ref);
  if (merge.onto.empty()) merge.onto = remote_branch(text_at(payload, {"pull_request", "base", "ref"}));
  merge.source = "the pull_request event";
  return merge;
}

ProposedMerge of_merge_group(const nlohmann::json& payload) {
  ProposedMerge merge;
  merge.form = MergeForm::kContained;
  merge.base = object_id(text_at(payload, {"merge_group", "base_sha"}));
  if (merge.base.empty()) throw base::Error("the merge_group event has no base_sha", std::string(kNameBoth));
  const std::string head = object_id(text_at(payload, {"merge_group", "head_sha"}));
  if (!head.empty()) merge.head = head;
  merge.onto = remote_branch(text_at(payload, {"merge_group", "base_ref"}));
  merge.source = "the merge_group event";
  return merge;
}

bool is_zeros(std::string_view id) {
  return !id.empty() && id.find_first_not_of('0') == std::string_view::npos;
}

std::optional<ProposedMerge> of_push(const nlohmann::json& payload) {
  const std::string before = text_at(payload, {"before"});
  if (is_zeros(before)) return std::nullopt;
  ProposedMerge merge;
  merge.form = MergeForm::kContained;
  merge.base = is_zeros(text_at(payload, {"after"})) ? "HEAD" : object_id(before);
  if (merge.base.empty())
    throw base::Error("the push event does not say what was there before", std::string(kNameBoth));
  merge.onto = remote_branch(text_at(payload, {"ref"}));
  merge.source = "the push event";
  return merge;
}

}  // namespace

bool is_merge_event(std::string_view name) {
  return name.starts_with(kPullRequest) || name == kMergeGroup || name == kPush;
}

std::optional<ProposedMerge> merge_of_event(std::string_view name, std::string_view payload,
                                            std::string_view base_ref) {
  if (name == kPullRequestTarget) {
    throw base::Error("pull_request_target checks out the base, not the merge of the pull request",
                      "run it on: pull_request, which needs no secrets for this");
  }
  const nlohmann::json event = parse_payload(payload);
  if (name == kMergeGroup) return of_merge_group(event);
  if (name == kPush) return of_push(event);
  return of_pull_request(event, base_ref);
}

}  // namespace lockstep::commands

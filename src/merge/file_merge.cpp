#include "merge/file_merge.h"

#include <optional>

#include "merge/journal_entries.h"
#include "merge/json_text.h"
#include "merge/snapshot_merge.h"

namespace lockstep::merge {
namespace {

using layout::JsonValue;

/// drizzle-kit's own files are nested ten deep at most.
constexpr std::size_t kDeepest = 64;

/// The three texts as values.
struct Documents {
  std::optional<JsonValue> ancestor;
  JsonValue base;
  JsonValue branch;

  Versions versions() const { return {ancestor ? &*ancestor : nullptr, &base, &branch}; }
};

MergedText refusal(const Texts& texts, std::string what) {
  return {std::string(texts.base), {{"", std::move(what)}}};
}

base::Expected<Documents, std::string> read_documents(const Texts& texts) {
  Documents documents;
  if (!texts.ancestor.empty()) {
    auto ancestor = read_json(texts.ancestor);
    if (!ancestor) return base::Unexpected{"the common ancestor's cannot be read: " + ancestor.error()};
    documents.ancestor = std::move(*ancestor);
  }
  auto base = read_json(texts.base);
  if (!base) return base::Unexpected{"the base's cannot be read: " + base.error()};
  auto branch = read_json(texts.branch);
  if (!branch) return base::Unexpected{"the branch's cannot be read: " + branch.error()};
  documents.base = std::move(*base);
  documents.branch = std::move(*branch);
  return documents;
}

/// What needs no merge stays as it is written, byte for byte.
std::optional<std::string_view> one_side(const Texts& texts, const Documents& documents) {
  const Versions versions = documents.versions();
  if (is_same(versions.ancestor, versions.branch)) return texts.base;
  if (is_same(versions.base, versions.branch)) return texts.base;
  if (is_same(versions.ancestor, versions.base)) return texts.branch;
  return std::nullopt;
}

std::string text_like(std::string_view model, const JsonValue& value) {
  return json_text(value) + (model.ends_with('\n') ? "\n" : "");
}

/// A journal in two: its entries, and all the rest.
JsonValue without_entries(const JsonValue& journal) {
  JsonValue rest = journal;
  for (JsonValue& member : rest.children) {
    if (member.key != "entries") continue;
    member.kind = base::JsonToken::kNull;  // where they belong
    member.text = "null";
    member.children.clear();
  }
  return rest;
}

JsonValue merge_rest(const Versions& versions, std::vector<Conflict>& conflicts) {
  const JsonValue ancestor = versions.ancestor == nullptr ? JsonValue{} : without_entries(*versions.ancestor);
  const JsonValue base = without_entries(*versions.base);
  const JsonValue branch = without_entries(*versions.branch);
  MergedJson merged = merge_json({versions.ancestor == nullptr ? nullptr : &ancestor, &base, &branch}, {});
  conflicts = std::move(merged.conflicts);
  return std::move(merged.value);
}

}  // namespace

base::Expected<JsonValue, std::string> read_json(std::string_view text) {
  base::JsonLimits limits;
  limits.deepest = kDeepest;
  auto value = layout::read_json_tree(text, limits);
  if (!value) {
    return base::Unexpected{"not JSON: " + value.error().message + " at byte " +
                            std::to_string(value.error().byte_offset)};
  }
  if (!value->is_object()) return base::Unexpected{std::string("not an object")};
  return std::move(*value);
}

MergedText merge_journals(const Texts& texts) {
  const auto documents = read_documents(texts);
  if (!documents) return refusal(texts, documents.error());
  if (const auto side = one_side(texts, *documents)) return {std::string(*side), {}};

  const Versions versions = documents->versions();
  const auto entries = merge_entries(versions);
  if (!entries) return refusal(texts, entries.error());
  MergedText merged;
  JsonValue journal = merge_rest(versions, merged.conflicts);
  for (JsonValue& member : journal.children) {
    if (member.key == "entries") member = entries->value;
  }
  merged.conflicts.insert(merged.conflicts.end(), entries->conflicts.begin(), entries->conflicts.end());
  merged.appended = entries->appended;
  merged.text = text_like(texts.base, journal);
  return merged;
}

MergedText merge_snapshots(const Texts& texts) {
  const auto documents = read_documents(texts);
  if (!documents) return refusal(texts, documents.error());
  if (const auto side = one_side(texts, *documents)) return {std::string(*side), {}};
  if (!documents->ancestor) return refusal(texts, "both sides added it: two migrations have its number");
  MergedJson merged = merge_snapshot_file(documents->versions());
  return {text_like(texts.base, merged.value), std::move(merged.conflicts)};
}

}  // namespace lockstep::merge

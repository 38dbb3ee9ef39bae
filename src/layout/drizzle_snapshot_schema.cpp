#include "layout/drizzle_snapshot_schema.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "git/tree.h"
#include "layout/drizzle_snapshot_readers.h"
#include "layout/drizzle_snapshot_words.h"

namespace lockstep::layout {
namespace {

constexpr std::array<std::string_view, 3> kDialects = {"pg", "postgresql", "postgres"};  // of 5, 6 and 7, 8 and 9

std::optional<std::uint64_t> version_of(const JsonValue& snapshot) {
  const JsonValue* version = given(snapshot, "version");
  return version == nullptr ? std::nullopt : base::parse_number(version->text);
}

bool is_read(std::string_view dialect) {
  return std::find(kDialects.begin(), kDialects.end(), dialect) != kDialects.end();
}

}  // namespace

base::Expected<model::Schema, std::string> read_snapshot_schema(std::string_view json_text) {
  base::JsonLimits limits;
  limits.largest_bytes = git::Tree::kLargestFile;
  limits.duplicate_keys = base::JsonDuplicateKeys::kAllowed;
  const base::Expected<JsonValue, base::JsonProblem> snapshot = read_json_tree(json_text, limits);
  if (!snapshot) {
    return base::Unexpected{"not JSON: " + snapshot.error().message + " at byte " +
                            std::to_string(snapshot.error().byte_offset)};
  }
  if (!snapshot->is_object()) return base::Unexpected{std::string("not an object")};
  const std::string dialect = string_or(*snapshot, "dialect", "");
  if (dialect.empty()) return base::Unexpected{std::string("no \"dialect\" in it")};
  if (!is_read(dialect)) return base::Unexpected{"its dialect is " + dialect};
  const std::optional<std::uint64_t> version = version_of(*snapshot);
  if (!version) return base::Unexpected{std::string("no \"version\" in it")};
  if (*version < 5 || *version > 9) {
    return base::Unexpected{"its version " + std::to_string(*version) + " is not one of 5 to 9"};
  }
  const LineIndex lines(json_text);
  return *version < 8 ? read_snapshot_maps(*snapshot, static_cast<std::int64_t>(*version), lines)
                      : read_snapshot_entities(*snapshot, lines);
}

}  // namespace lockstep::layout

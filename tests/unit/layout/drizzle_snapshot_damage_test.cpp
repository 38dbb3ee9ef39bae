#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "layout/drizzle_snapshot_schema.h"
#include "model/compare_schemas.h"
#include "model/schema_parts.h"

// Real snapshots with one member gone or of another type: each must be read, or refused with a reason, and what is read
// must be usable.

namespace lockstep::layout {
namespace {

using nlohmann::ordered_json;
using Pointer = ordered_json::json_pointer;

ordered_json parsed_fixture(const std::string& name) {
  const std::string path = std::string(LOCKSTEP_SOURCE_DIR) + "/tests/unit/layout/snapshots/" + name;
  return ordered_json::parse(base::read_file(path, 1 << 20));
}

std::string member_names(const ordered_json& object) {
  std::string names;
  for (const auto& member : object.items()) names += member.key() + "|";
  return names;
}

/// Drops every object that has a sibling with the same members before it.
ordered_json thinned(const ordered_json& value) {
  if (!value.is_structured()) return value;
  std::set<std::string> seen;
  ordered_json thin = value.is_array() ? ordered_json::array() : ordered_json::object();
  for (const auto& member : value.items()) {
    if (member.value().is_object() && !seen.insert(member_names(member.value())).second) continue;
    if (value.is_array()) {
      thin.push_back(thinned(member.value()));
    } else {
      thin[member.key()] = thinned(member.value());
    }
  }
  return thin;
}

void collect(const ordered_json& value, const Pointer& at, std::vector<Pointer>& pointers) {
  if (!value.is_structured()) return;
  for (const auto& member : value.items()) {
    const Pointer pointer = value.is_array() ? at / std::stoul(member.key()) : at / member.key();
    pointers.push_back(pointer);
    collect(member.value(), pointer, pointers);
  }
}

void expect_reason(const std::optional<model::Unknown>& unknown) {
  EXPECT_FALSE(unknown && unknown->reason.empty());
}

void expect_reasons(const model::SchemaPart& part) {
  expect_reason(part.object->unknown);
  for (const model::NamedProperty& property : part.properties) expect_reason(property.value->unknown);
  if (part.table == nullptr) return;
  for (const model::SchemaPart& child : model::parts(*part.table)) expect_reasons(child);
}

void expect_usable(const ordered_json& damaged, const model::Schema& original) {
  const base::Expected<model::Schema, std::string> schema = read_snapshot_schema(damaged.dump());
  if (!schema) {
    EXPECT_NE(schema.error(), "");
    return;
  }
  for (const model::SchemaPart& part : model::relations(*schema)) expect_reasons(part);
  for (const model::SchemaDifference& difference : compare_schemas(original, *schema)) {
    EXPECT_TRUE(difference.is_certain);  // what is unknown on one side only is no difference
  }
  EXPECT_TRUE(compare_schemas(*schema, *schema).empty()) << damaged.dump();
}

class DamagedSnapshot : public testing::TestWithParam<const char*> {};

TEST_P(DamagedSnapshot, IsReadOrRefused) {
  const ordered_json snapshot = thinned(parsed_fixture(GetParam()));
  const base::Expected<model::Schema, std::string> original = read_snapshot_schema(snapshot.dump());
  ASSERT_TRUE(original);
  std::vector<Pointer> pointers;
  collect(snapshot, Pointer(), pointers);
  ASSERT_GT(pointers.size(), 20u);
  const auto others = ordered_json::parse(R"([null, true, 7, -1.5e300, "", "x", [], [7], {}, {"x": 7}, {"x": {}}])");
  constexpr std::size_t kShare = 3;  // of the others for each: members of a kind come often enough to meet them all
  for (std::size_t at = 0; at < pointers.size(); ++at) {
    const Pointer& pointer = pointers[at];
    ordered_json damaged = snapshot;
    for (std::size_t other = at % kShare; other < others.size(); other += kShare) {
      damaged[pointer] = others[other];
      expect_usable(damaged, *original);
    }
    ordered_json& parent = damaged[pointer.parent_pointer()];
    if (!parent.is_object()) continue;
    parent.erase(pointer.back());
    expect_usable(damaged, *original);
  }
}

TEST_P(DamagedSnapshot, ThatIsCutOffIsRefused) {
  const std::string text = parsed_fixture(GetParam()).dump();
  for (std::size_t length = 0; length < text.size(); length += 17) {
    const base::Expected<model::Schema, std::string> schema =
        read_snapshot_schema(std::string_view(text).substr(0, length));
    ASSERT_FALSE(schema);
    EXPECT_TRUE(schema.error().starts_with("not JSON: ")) << schema.error();
  }
}

INSTANTIATE_TEST_SUITE_P(OfEachFormat, DamagedSnapshot,
                         testing::Values("basic.0.20.18.json", "basic.0.21.4.json", "everything.0.31.11.json",
                                         "everything.1.0.0-beta.1.json", "everything.1.0.0-rc.5-diff.json"));

}  // namespace
}  // namespace lockstep::layout

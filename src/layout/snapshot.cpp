#include <optional>

#include "base/json_reader.h"
#include "layout/layout.h"

namespace lockstep::layout {
namespace {

using base::JsonReader;
using base::JsonToken;

/// A first parent of the `prevIds` of drizzle-kit 1.x; the reader stands on the array and ends behind it.
std::string read_first_parent(JsonReader& reader) {
  std::string parent;
  for (JsonToken token = reader.next(); token != JsonToken::kArrayEnd; token = reader.next()) {
    if (token == JsonToken::kString && parent.empty()) parent = reader.decoded();
    if (!reader.skip_value(token)) break;
  }
  return parent;
}

/// What is there of them, which may be empty.
struct FoundIds {
  std::optional<std::string> id;
  std::optional<std::string> prev_id;
};

/// Takes what a member of the snapshot says about its ids; false when the text is not JSON.
bool read_member(JsonReader& reader, FoundIds& ids) {
  const std::string key = reader.decoded();
  const JsonToken token = reader.next();
  if (key == "prevIds" && token == JsonToken::kArrayBegin) {
    ids.prev_id = read_first_parent(reader);
    return reader.problem().message.empty();
  }
  if (key == "id" && token == JsonToken::kString) ids.id = reader.decoded();
  if (key == "prevId" && token == JsonToken::kString) ids.prev_id = reader.decoded();
  return reader.skip_value(token);
}

base::JsonLimits limits() {
  base::JsonLimits limits;
  limits.largest_bytes = git::Tree::kLargestFile;
  limits.duplicate_keys = base::JsonDuplicateKeys::kAllowed;
  return limits;
}

base::Unexpected<std::string> not_json(const JsonReader& reader) {
  return base::Unexpected{"not JSON: " + reader.problem().message + " at byte " +
                          std::to_string(reader.problem().byte_offset)};
}

}  // namespace

std::string parent_id(std::string_view prev_id) {
  return std::string(prev_id.empty() ? kNoParent : prev_id);
}

base::Expected<SnapshotIds, std::string> read_snapshot_ids(const git::Tree& tree, const model::SnapshotFile& snapshot) {
  const std::string text = tree.read(snapshot.blob, snapshot.path);
  JsonReader reader(text, limits());
  JsonToken token = reader.next();
  if (token == JsonToken::kProblem) return not_json(reader);
  if (token != JsonToken::kObjectBegin) return base::Unexpected{std::string("not an object")};
  FoundIds ids;
  for (token = reader.next(); token == JsonToken::kKey; token = reader.next()) {
    if (!read_member(reader, ids)) return not_json(reader);
  }
  if (token == JsonToken::kProblem || reader.next() != JsonToken::kEnd) return not_json(reader);
  if (!ids.id) return base::Unexpected{std::string("no \"id\" in it")};
  if (!ids.prev_id) return base::Unexpected{std::string("no \"prevId\" in it")};
  return SnapshotIds{*ids.id, parent_id(*ids.prev_id)};
}

}  // namespace lockstep::layout

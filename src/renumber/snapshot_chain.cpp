#include "renumber/snapshot_chain.h"

#include <algorithm>

#include "base/error.h"
#include "base/sha256.h"
#include "layout/layout.h"
#include "merge/file_merge.h"
#include "merge/journal_entries.h"
#include "merge/json_text.h"
#include "merge/snapshot_merge.h"

namespace lockstep::renumber {
namespace {

using layout::JsonValue;

using layout::kNoParent;

/// The string of that name; nullptr when there is none.
const std::string* text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* member = object.find(key);
  return member != nullptr && member->is_string() ? &member->text : nullptr;
}

/// An id in the form of a random UUID, the same each time for the same snapshot at the same place.
std::string new_id(const std::string& old_id, const std::string& number) {
  std::string digits = base::sha256_hex("lockstep renumber " + old_id + " " + number).substr(0, 32);
  digits[12] = '4';
  digits[16] = "89ab"[static_cast<unsigned char>(digits[16]) % 4];
  for (const std::size_t dash : {20u, 16u, 12u, 8u}) digits.insert(dash, 1, '-');
  return digits;
}

/// Without what says where it stands in the chain, which is no part of the schema.
JsonValue schema_of(JsonValue snapshot) {
  if (!snapshot.is_object()) return snapshot;
  std::erase_if(snapshot.children,
                [](const JsonValue& member) { return member.key == "id" || member.key == "prevId"; });
  return snapshot;
}

JsonValue empty_object() {
  JsonValue object;
  object.kind = base::JsonToken::kObjectBegin;
  return object;
}

/// What a first snapshot was generated against: one like it, of nothing.
JsonValue schema_before(const JsonValue& first) {
  JsonValue schema = schema_of(first);
  for (JsonValue& member : schema.children) {
    if (member.is_object() && member.key != "_meta") member.children.clear();
  }
  return schema;
}

/// `schema` with id and prevId where drizzle-kit writes them.
JsonValue linked(JsonValue schema, const std::string& id, const std::string& prev_id) {
  JsonValue snapshot = empty_object();
  merge::set_string(snapshot, "id", id);
  merge::set_string(snapshot, "prevId", prev_id);
  for (JsonValue& member : schema.children) snapshot.children.push_back(std::move(member));
  return snapshot;
}

}  // namespace

SnapshotChain::SnapshotChain(const Side& onto, const Side& branch)
    : onto_(onto), branch_(branch), end_(empty_object()), end_id_(kNoParent) {
  if (onto.set.snapshots.empty()) return;
  const Snapshot newest = read(onto, onto.set.snapshots.back());
  end_ = schema_of(newest.json);
  end_id_ = newest.id;
  read_ids_of_onto();
}

SnapshotChain::Snapshot SnapshotChain::read(const Side& side, const model::SnapshotFile& file) {
  auto json = merge::read_json(side.tree->read(file.blob, file.path));
  if (!json) throw base::Error(file.path + " cannot be read: " + json.error(), "lockstep explain snapshot-invalid");
  const std::string* id = text_of(*json, "id");
  const std::string* prev_id = text_of(*json, "prevId");
  if (id == nullptr || prev_id == nullptr || json->find("tables") == nullptr) {
    throw base::Error(file.path + " is no snapshot of drizzle-kit up to 0.31", "lockstep explain snapshot-invalid");
  }
  std::string known_id = *id;
  std::string known_parent = layout::parent_id(*prev_id);
  return {std::move(*json), std::move(known_id), std::move(known_parent)};
}

/// Of the base's snapshots that the branch has not: an id of the others is the branch's parent, never its own.
void SnapshotChain::read_ids_of_onto() {
  std::set<model::ObjectId> known;
  for (const model::SnapshotFile& file : branch_.set.snapshots) known.insert(file.blob);
  for (const model::SnapshotFile& file : onto_.set.snapshots) {
    if (known.contains(file.blob)) continue;
    if (const auto ids = layout::read_snapshot_ids(*onto_.tree, file)) taken_ids_.insert(ids->id);
  }
}

const model::SnapshotFile* SnapshotChain::own_file(const model::Migration& migration) const {
  for (const model::SnapshotFile& file : branch_.set.snapshots) {
    if (file.prefix != migration.number) continue;
    const auto same = std::find_if(onto_.set.snapshots.begin(), onto_.set.snapshots.end(),
                                   [&](const model::SnapshotFile& other) { return other.blob == file.blob; });
    if (same == onto_.set.snapshots.end()) return &file;
    throw base::Error("the snapshot of " + migration.name + " is lost: " + file.path + " is the base's",
                      "git checkout it from the commit that generated it, or generate " + migration.name + " anew");
  }
  return nullptr;
}

std::optional<JsonValue> SnapshotChain::find_by_id(const Side& side, const std::string& id) const {
  for (auto file = side.set.snapshots.rbegin(); file != side.set.snapshots.rend(); ++file) {
    const auto ids = layout::read_snapshot_ids(*side.tree, *file);
    if (ids && ids->id == id) return schema_of(read(side, *file).json);
  }
  return std::nullopt;
}

JsonValue SnapshotChain::parent_of(const model::SnapshotFile& file, const Snapshot& snapshot) const {
  if (snapshot.prev_id == kNoParent) return schema_before(snapshot.json);
  if (auto parent = find_by_id(branch_, snapshot.prev_id)) return std::move(*parent);
  if (auto parent = find_by_id(onto_, snapshot.prev_id)) return std::move(*parent);
  throw base::Error(file.path + " was generated after a snapshot that is gone (" + snapshot.prev_id + ")",
                    "lockstep explain snapshot-chain");
}

std::optional<SnapshotChain::Link> SnapshotChain::append(const model::Migration& migration, const std::string& number) {
  const model::SnapshotFile* file = own_file(migration);
  if (file == nullptr) return std::nullopt;
  const Snapshot own = read(branch_, *file);
  const JsonValue schema = schema_of(own.json);
  const bool is_first = end_id_ == kNoParent;
  const JsonValue parent = parent_of(*file, own);
  Link link;
  merge::MergedJson merged = is_first ? merge::MergedJson{schema, {}} : merge::merge_schemas({&parent, &end_, &schema});
  const std::string id = taken_ids_.contains(own.id) ? new_id(own.id, number) : own.id;
  const bool is_as_it_was = id == own.id && end_id_ == own.prev_id && merge::is_same(&merged.value, &schema);
  if (is_as_it_was) {
    link.content.blob = file->blob;
  } else {
    link.content.text = merge::json_text(linked(merged.value, id, end_id_));
  }
  link.conflicts = std::move(merged.conflicts);
  taken_ids_.insert(id);
  end_ = std::move(merged.value);
  end_id_ = id;
  return link;
}

}  // namespace lockstep::renumber

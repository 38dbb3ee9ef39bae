#include "renumber/plan.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"

namespace lockstep::renumber {
namespace {

using ByPath = std::unordered_map<std::string_view, const model::Migration*>;

ByPath by_path(const model::MigrationSet& set) {
  ByPath paths;
  for (const model::Migration& migration : set.migrations) paths.emplace(migration.path, &migration);
  return paths;
}

bool has_the_same(const ByPath& paths, const model::Migration& migration) {
  const auto found = paths.find(migration.path);
  return found != paths.end() && found->second->blob == migration.blob;
}

/// "_add_phone" of 0002_add_phone: what a number leaves of a name.
std::string_view label_of(const model::Migration& migration) {
  const std::string_view name = migration.name;
  return name.substr(std::min(name.find('_'), name.size()));
}

/// Whether they are one migration under two numbers. Empty custom migrations are all alike, so the label counts too.
bool is_renumbered(const model::Migration& one, const model::Migration& other) {
  return one.blob == other.blob && one.name != other.name && label_of(one) == label_of(other);
}

/// The branch's migrations that the ancestor has not, nor the base in the same place.
std::vector<const model::Migration*> added_migrations(const Sides& sides) {
  const ByPath before = by_path(sides.ancestor.set);
  const ByPath onto = by_path(sides.onto.set);
  std::vector<const model::Migration*> added;
  for (const model::Migration* migration : model::in_order_of_running(sides.branch.set)) {
    if (!before.contains(migration->path) && !has_the_same(onto, *migration)) added.push_back(migration);
  }
  return added;
}

/// Whether the base has it under another number, which it has not on the branch.
bool has_landed(const Sides& sides, const model::Migration& migration) {
  const auto& landed = sides.onto.set.migrations;
  return std::any_of(landed.begin(), landed.end(), [&](const model::Migration& other) {
    if (!is_renumbered(migration, other)) return false;
    const auto& own = sides.branch.set.migrations;
    return std::none_of(own.begin(), own.end(), [&](const model::Migration& one) { return one.name == other.name; });
  });
}

}  // namespace

std::vector<const model::Migration*> own_migrations(const Sides& sides) {
  std::vector<const model::Migration*> own = added_migrations(sides);
  std::erase_if(own, [&](const model::Migration* migration) { return has_landed(sides, *migration); });
  return own;
}

std::vector<const model::Migration*> landed_migrations(const Sides& sides) {
  std::vector<const model::Migration*> landed = added_migrations(sides);
  std::erase_if(landed, [&](const model::Migration* migration) { return !has_landed(sides, *migration); });
  return landed;
}

const model::Migration* find_in(const model::MigrationSet& set, const model::Migration& migration) {
  for (const model::Migration& candidate : set.migrations) {
    if (candidate.name == migration.name) return &candidate;
  }
  for (const model::Migration& candidate : set.migrations) {
    if (is_renumbered(candidate, migration)) return &candidate;
  }
  return nullptr;
}

bool has_all_of_onto(const Sides& sides) {
  const ByPath branch = by_path(sides.branch.set);
  return std::all_of(sides.onto.set.migrations.begin(), sides.onto.set.migrations.end(),
                     [&](const model::Migration& migration) { return branch.contains(migration.path); });
}

Plan plan_renumbering(const Sides& sides, std::int64_t now_ms) {
  for (const model::Migration* migration : own_migrations(sides)) {
    if (migration->mode != model::FileMode::kSymlink) continue;
    throw base::Error(migration->path + " is a symbolic link, which cannot be moved", "put the file itself there");
  }
  return sides.project.framework == model::Framework::kDrizzle ? plan_drizzle(sides, now_ms)
                                                               : plan_moves(sides, now_ms);
}

}  // namespace lockstep::renumber

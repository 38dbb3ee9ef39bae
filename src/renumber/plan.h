#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "git/tree.h"
#include "merge/json_merge.h"
#include "model/migration.h"
#include "model/project.h"

// What `lockstep renumber` does, before it does anything: three states of a project in, names and files out.
namespace lockstep::renumber {

/// One state of the project's migrations.
struct Side {
  const git::Tree* tree = nullptr;
  model::MigrationSet set;
};

/// `onto` has the migrations that stay as they are, `branch` those that come after them, `ancestor` what both had
/// before they parted.
struct Sides {
  model::Project project;
  bool is_merge = true;  // else the outcome has the branch's own alone, where names are all there is
  Side ancestor;
  Side onto;
  Side branch;
};

/// What is to stand in a file: bytes that git has, or new ones.
struct Content {
  std::optional<model::ObjectId> blob;
  std::string text;  // when there is no blob
  model::FileMode mode = model::FileMode::kRegular;
};

struct FileChange {
  std::string path;
  std::optional<Content> content;  // nothing: the file goes
};

/// One of the branch's own migrations, in the order in which they run.
struct Move {
  model::Migration before;
  std::string name;  // after; the same when only its stamp or snapshot changes
  std::string path;
  std::string down_path;         // empty when there is none
  std::int64_t when_before = 0;  // of the journal; both 0 where there is none
  std::int64_t when_after = 0;
};

struct SchemaConflict {
  std::string migration;  // name before
  merge::Conflict conflict;
};

struct Plan {
  std::vector<Move> moves;
  std::vector<FileChange> files;          // every file that the outcome depends on, also those that are so already
  std::vector<SchemaConflict> conflicts;  // when there are any, nothing may be carried out
  std::vector<std::string> notes;         // what a person should know, one line each
};

/// The branch's own migrations: not in the ancestor, and not on the base as they are. In the order in which they run.
std::vector<const model::Migration*> own_migrations(const Sides& sides);

/// The branch's migrations that the base has under another number, since that is how they got there: by content and
/// label, for the number is what changed.
std::vector<const model::Migration*> landed_migrations(const Sides& sides);

/// The migration as `set` has it: by name, else by content and label. nullptr when it has not.
const model::Migration* find_in(const model::MigrationSet& set, const model::Migration& migration);

/// Whether the plan makes sense for a branch that does not contain `onto` yet: without merging, Drizzle's journal and
/// snapshots of the base would be on the branch, and the schema sources they go with would not.
bool has_all_of_onto(const Sides& sides);

/// Moves the branch's own migrations behind those of `onto`: values in, values out. Throws base::Error with the reason
/// when that cannot be done.
Plan plan_renumbering(const Sides& sides, std::int64_t now_ms);

/// The outcome of moving as such, for a framework whose order is in the names of its files alone.
Plan plan_moves(const Sides& sides, std::int64_t now_ms);
/// For Drizzle up to 0.31, whose order is in a journal and whose snapshots are a chain.
Plan plan_drizzle(const Sides& sides, std::int64_t now_ms);

}  // namespace lockstep::renumber

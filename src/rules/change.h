#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "git/tree.h"
#include "model/built_schemas.h"
#include "model/migration.h"
#include "model/project.h"
#include "model/schema_change.h"

namespace lockstep::rules {

/// A migration that both sides have, in two forms.
struct MigrationPair {
  const model::Migration* before;
  const model::Migration* after;
};

/// What a change does to a set of migrations. Paths decide; a removed and an added migration with the same bytes are
/// one renamed migration.
struct MigrationDifference {
  std::vector<const model::Migration*> added;  // in the order of the set
  std::vector<MigrationPair> edited;
  std::vector<MigrationPair> renamed;
  std::vector<const model::Migration*> removed;
  std::vector<const model::Migration*> introduced;  // added, or renamed to their path; in the order of the set
};
MigrationDifference compare_sets(const model::MigrationSet& before, const model::MigrationSet& after);

/// Migrations that another branch brings, which is open as well.
struct OpenBranch {
  std::string name;  // for people: "pull request 118", "branch billing"
  std::vector<model::Migration> migrations;
};

/// What is known of a merge beside its two ends, for one project. All of it is empty where a change is judged by
/// itself.
struct MergeFacts {
  std::string renumber_command;                        // with the base's name in it; not empty for a merge
  std::vector<std::string> conflicts;                  // paths that the merge leaves in conflict
  std::vector<const model::Migration*> not_on_branch;  // of the base's, as far as the branch itself is known
  std::vector<model::Migration> withdrawn;             // the base had them once, and has them no more
  std::vector<OpenBranch> open_branches;
};

/// Everything that the rules of one project may know about one change. `before` is empty under --all, which makes
/// everything new.
struct ProjectChange {
  const model::Project& project;
  const model::MigrationSet& before;
  const model::MigrationSet& after;
  const model::SchemaChange& schema;
  const git::Tree& before_tree;
  const git::Tree& after_tree;
  std::string base_revision;          // names the tree before, for commands in help: an abbreviated commit id
  std::int64_t now_ms = 0;            // Unix time
  bool is_whole = false;              // --all: `before` is empty, and what is found may be old
  std::string renumber_command = {};  // what puts the branch's own behind the base's, for commands in help; empty where
                                      // the change is no branch's
  MergeFacts merge = {};
  const model::BuiltSchemas* built = nullptr;  // where the SQL of the change was replayed
  MigrationDifference difference = compare_sets(before, after);
};

/// Whether the change brings this migration under this path: added, or renamed to it.
bool is_introduced(const ProjectChange& change, const model::Migration& migration);

/// Migrations that the change brings under their path, added or renamed, in the order of the set.
const std::vector<const model::Migration*>& introduced(const ProjectChange& change);

/// Entries of the journal after the change that the base's journal lacks in this form (tag and `when`).
std::vector<const model::JournalEntry*> introduced_entries(const ProjectChange& change);

/// The migrations' SQL text after the change.
std::string read_sql(const ProjectChange& change, const model::Migration& migration);

/// The migration with the highest number; nothing when none has a number.
const model::Migration* newest(const model::MigrationSet& set);

/// Whether this is what `drizzle-kit pull` writes: the whole database as one block comment, on purpose, since the
/// database already has it.
bool is_introspection(const ProjectChange& change, std::string_view sql);

/// Whether `number` counts up by one (0007), and is no timestamp. Ten digits and more are Unix seconds or a date.
bool is_sequential(std::string_view number);

/// The number after the highest one in both sets, as wide as the highest is written.
std::string next_free_number(const ProjectChange& change);

/// The number after `number`, as wide as it: 0100 for 0099.
std::string number_after(std::string_view number);

/// A number after every one of both sets, of the kind that `number` is: the next one, or the present time (as a date of
/// 14 digits, or as Unix seconds or milliseconds).
std::string next_number_like(const ProjectChange& change, std::string_view number);

/// Whether the change is a merge that is judged as its result.
bool is_merge(const ProjectChange& change);

/// Migrations that the base has and the branch of a merge has not: they came after it was cut. None where that is not
/// known.
std::vector<const model::Migration*> gained_by_base(const ProjectChange& change);

/// Of the base's migrations those that the branch has under no path; both are trees of the whole project.
std::vector<const model::Migration*> missing_on(const git::Tree& branch, const git::Tree& base,
                                                const model::MigrationSet& on_base, const model::Project& project);

/// The start of a file, where a finding about the whole of it points.
model::Location start_of(std::string_view path);

}  // namespace lockstep::rules

#pragma once
#include <string>

#include "rules/change.h"

namespace lockstep::rules {

/// Commands that take back the branch's own Drizzle migrations, with their snapshots and journal entries, and generate
/// them again after the base's newest, under the name of `migration`. Of a merge: `lockstep renumber`.
std::string regenerate_commands(const ProjectChange& change, const model::Migration& migration);

/// The commands that bring `snapshot` in order: it is generated again with its migration when both are the branch's
/// own, else the base's is taken.
std::string restore_commands(const ProjectChange& change, const model::SnapshotFile& snapshot);

/// What a migration at this path is renamed by: its file, or the folder that it has to itself.
std::string renamed_path(const ProjectChange& change, const std::string& path);

/// `lockstep renumber`, where that puts the branch's own migrations in order behind the base's, files, journal, stamps
/// and snapshots together; else `by_hand`.
std::string renumbering_or(const ProjectChange& change, std::string by_hand);

/// The command that gives the migration another number: `git mv …`, also of its down file. Of a merge, where the number
/// follows from the base: `lockstep renumber`.
std::string renumber_command(const ProjectChange& change, const model::Migration& migration, std::string_view number);

/// `git mv …`, whatever is judged.
std::string move_command(const ProjectChange& change, const model::Migration& migration, std::string_view number);

/// A file of the migrations folder, and the folder itself as an argument for git.
std::string in_migrations_folder(const ProjectChange& change, std::string_view name);
std::string migrations_folder_argument(const ProjectChange& change);

/// What goes before advice that changes a migration itself, when there is no base to tell whether databases have it.
std::string where_unpublished(const ProjectChange& change);

/// The project's command to generate a migration, else how drizzle-kit is run without one.
std::string generate_command(const ProjectChange& change);

}  // namespace lockstep::rules

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"
#include "model/compare_schemas.h"
#include "model/migration.h"
#include "model/project.h"

namespace lockstep::commands::new_migration {

/// What the edit does, as a name: "add_users_age", "create_posts", "change_session_state".
std::string suggested_name(const std::vector<model::SchemaDifference>& differences);

/// What was typed as a name for a file: "Show last activity" is show_last_activity.
std::string as_name(std::string_view typed);

/// Why a name will not do; nothing when it will.
std::optional<std::string> complaint_about(std::string_view name, const model::MigrationSet& set);

struct NewFile {
  std::string path;
  std::string text;
};

/// The files of an empty migration of that name, in the way of those that are there: its number, what separates it from
/// the name, a down file or folder, and the marks of goose, dbmate and sql-migrate. The one that goes up is first.
std::vector<NewFile> plain_files(const git::Tree& tree, const model::Project& project, const model::MigrationSet& set,
                                 const std::string& name, std::int64_t now_ms);

}  // namespace lockstep::commands::new_migration

#pragma once
#include <string>
#include <vector>

#include "authoring/history.h"
#include "git/tree.h"
#include "model/compare_schemas.h"
#include "model/migration.h"
#include "model/project.h"
#include "sql/parse.h"

namespace lockstep::commands::new_migration {

/// How far the schema sources are from the migrations.
struct SchemaEdit {
  std::vector<model::SchemaDifference> differences;
  model::Schema before;  // of the newest snapshot; without one, what the SQL builds
  model::Schema after;   // of the sources; `before` where there are none
  bool has_sources = false;
  std::vector<std::string> notes;       // what could not be compared, and why
  std::vector<std::string> read_paths;  // everything that the schema was made from
};

/// Everything from the files as they lie in the work tree.
SchemaEdit read_edit(const git::Tree& files, const model::Project& project, const model::MigrationSet& set,
                     const authoring::History& history);

/// What the migrations of the set build.
authoring::History read_history(const git::Tree& files, const model::MigrationSet& set, sql::Splitting splitting);

}  // namespace lockstep::commands::new_migration

#pragma once
#include "git/tree.h"
#include "model/migration.h"
#include "model/project.h"

namespace lockstep::layout {

/// One reader for each framework; `read_migrations` chooses.
model::MigrationSet read_drizzle(const git::Tree& tree, const model::Project& project);
model::MigrationSet read_drizzle_folders(const git::Tree& tree, const model::Project& project);
model::MigrationSet read_numbered(const git::Tree& tree, const model::Project& project);

}  // namespace lockstep::layout

#pragma once
#include <cstdint>
#include <string>

#include "git/tree.h"
#include "model/migration.h"
#include "model/project.h"
#include "model/schema_edit.h"

namespace lockstep::rules {

/// Everything that the rules of one project may know about one change. `before` is empty under --all, which makes
/// everything new.
struct ProjectChange {
  const model::Project& project;
  const model::MigrationSet& before;
  const model::MigrationSet& after;
  const model::SchemaChange& schema;
  const git::Tree& before_tree;
  const git::Tree& after_tree;
  std::int64_t now_ms = 0;  // Unix time
};

}  // namespace lockstep::rules

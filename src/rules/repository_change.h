#pragma once
#include <string>
#include <vector>

#include "git/tree.h"

namespace lockstep::rules {

/// What the rules may know that are about the repository and not about one project.
struct RepositoryChange {
  const git::Tree& before;  // empty under --all
  const git::Tree& after;
  const std::vector<git::ChangedPath>& changed;  // between the two: under --all every file
  std::vector<std::string> foreign_configs;      // drizzle.config.* of other databases than PostgreSQL
};

}  // namespace lockstep::rules

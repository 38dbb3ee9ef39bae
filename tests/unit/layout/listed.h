#pragma once
#include <string>
#include <vector>

#include "model/migration.h"

// What tests compare of a set of migrations.
namespace lockstep::layout {

inline std::vector<std::string> names(const model::MigrationSet& set) {
  std::vector<std::string> all;
  for (const model::Migration& migration : set.migrations) all.push_back(migration.name);
  return all;
}

inline std::vector<std::string> stray_paths(const model::MigrationSet& set) {
  std::vector<std::string> all;
  for (const model::StrayFile& stray : set.strays) all.push_back(stray.path);
  return all;
}

}  // namespace lockstep::layout

#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "git/tree.h"
#include "layout/barren_folders.h"

namespace lockstep::layout {

/// A folder that may hold migrations in plain SQL.
struct NumberedFolder {
  std::string path;
  std::size_t count = 0;   // of numbered .sql files, or of folders with one
  std::string first_name;  // of the first of them, or of its folder
};

/// What the names of a tree's files tell about where projects are; nothing is read.
struct NameScan {
  std::vector<std::string> folders;  // that were searched
  std::vector<std::string> configs;  // drizzle.config.* and its variants, in a folder first the one that the kit takes
  std::vector<std::string> journal_folders;      // migrations folders with a meta/_journal.json
  std::vector<NumberedFolder> numbered_folders;  // well-known ones, by path
};

/// One pass over all names below the folders ("" = all), of which none is within another, passing over node_modules.
/// With `barren` the folders in it are not entered, and others that turn out to be so are added.
NameScan scan_names(const git::Tree& tree, const std::vector<std::string>& folders, BarrenFolders* barren);

}  // namespace lockstep::layout

#pragma once
#include <string>
#include <vector>

#include "git/tree.h"
#include "layout/name_scan.h"

namespace lockstep::layout {

/// The folders of the scan that hold migrations: those with two numbered files, and those of which the folder's name
/// and that of its only file both say so. What sqlc reads a schema from holds migrations only where something in it is
/// made to be run once.
std::vector<std::string> folders_of_migrations(const git::Tree& tree, const NameScan& scan);

}  // namespace lockstep::layout

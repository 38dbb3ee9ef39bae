#include "layout/name_scan.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "layout/names.h"
#include "layout/numbered.h"

namespace lockstep::layout {
namespace {

constexpr std::string_view kJournalEnd = "meta/_journal.json";

bool is_config_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> kExtensions = {".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", ".json"};
  if (!name.starts_with("drizzle") || !base::contains(name, "config")) return false;
  for (const std::string_view part : {".test.", ".spec.", ".d."}) {
    if (base::contains(name, part)) return false;
  }
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](std::string_view end) { return name.ends_with(end); });
}

/// How early drizzle-kit (0.31) looks for a name when it is given no --config; the names that it does not look for are
/// last.
std::size_t lookup_rank(std::string_view path) {
  constexpr std::array<std::string_view, 3> kNames = {"drizzle.config.ts", "drizzle.config.js", "drizzle.config.json"};
  const auto found = std::find(kNames.begin(), kNames.end(), file_name(path));
  return static_cast<std::size_t>(found - kNames.begin());
}

bool has_folder(std::string_view path, std::string_view folder) {
  for (std::size_t at = path.find(folder); at != std::string_view::npos; at = path.find(folder, at + 1)) {
    const std::size_t end = at + folder.size();
    if ((at == 0 || path[at - 1] == '/') && end < path.size() && path[end] == '/') return true;
  }
  return false;
}

/// Folders whose migrations belong to somebody else, or to nobody.
bool is_sample(std::string_view path) {
  for (const std::string_view folder :
       {"node_modules", "vendor", "test", "tests", "__tests__", "testdata", "fixtures"}) {
    if (has_folder(path, folder)) return true;
  }
  return false;
}

bool is_well_known(std::string_view folder) {
  constexpr std::array<std::string_view, 3> kNames = {"migrations", "sql", "schema"};
  return std::find(kNames.begin(), kNames.end(), file_name(folder)) != kNames.end();
}

/// The folder that a migration of this path would stand in; empty when it is none by its name. Flyway's db/migration
/// holds V1__name.sql, diesel's and Prisma's migrations/ a folder each.
std::string_view migrations_folder_of(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::string_view folder = folder_of(path);
  if (name == "up.sql" || name == "migration.sql") {
    const bool is_one = file_name(folder_of(folder)) == "migrations" && !version_of_folder(file_name(folder)).empty();
    return is_one ? folder_of(folder) : "";
  }
  const bool is_flyway = file_name(folder) == "migration" && name.starts_with('V');
  return (is_flyway || is_well_known(folder)) && parse_numbered_name(name) ? folder : "";
}

}  // namespace

NameScan scan_names(const git::Tree& tree, const std::vector<std::string>& folders) {
  constexpr std::size_t kFewestNumbered = 2;
  NameScan scan;
  std::map<std::string, std::size_t, std::less<>> numbered;
  const auto visit = [&](const git::Tree::Visited& file) {
    const char last = file.path.empty() ? '\0' : file.path.back();
    if (last != 's' && last != 'n' && last != 'l') return;  // all names that are looked for end in these
    const std::string_view name = file_name(file.path);
    if (is_config_name(name)) {
      if (!has_folder(file.path, "node_modules")) scan.configs.emplace_back(file.path);
    } else if (name == "_journal.json") {
      if (file.path.ends_with(kJournalEnd) && !is_sample(file.path)) {
        scan.journal_folders.emplace_back(folder_of(folder_of(file.path)));
      }
    } else if (name.ends_with(".sql")) {
      const std::string_view folder = migrations_folder_of(file.path);
      if (!folder.empty() && !is_sample(file.path)) ++numbered[std::string(folder)];
    }
  };
  for (const std::string& folder : folders) tree.for_each_file(folder, visit);
  for (const auto& [folder, count] : numbered) {
    if (count >= kFewestNumbered) scan.numbered_folders.push_back(folder);
  }
  std::stable_sort(scan.configs.begin(), scan.configs.end(), [](const std::string& a, const std::string& b) {
    const std::string_view folder_a = folder_of(a);
    const std::string_view folder_b = folder_of(b);
    return folder_a != folder_b ? folder_a < folder_b : lookup_rank(a) < lookup_rank(b);
  });
  return scan;
}

}  // namespace lockstep::layout

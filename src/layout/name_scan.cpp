#include "layout/name_scan.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/error.h"
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

/// Folders of SQL for another database, as of a tool that supports several. Nothing in the files says so.
bool is_of_another_database(std::string_view path) {
  for (const std::string_view folder : {"clickhouse", "mysql", "mariadb", "sqlite", "sqlite3", "mssql", "sqlserver"}) {
    if (has_folder(path, folder)) return true;
  }
  return false;
}

bool is_well_known(std::string_view folder) {
  constexpr std::array<std::string_view, 4> kNames = {"migrations", "migrate", "sql", "schema"};
  return std::find(kNames.begin(), kNames.end(), file_name(folder)) != kNames.end();
}

/// What a folder tells of the files in it. Flyway's db/migration holds V1__name.sql, diesel's and Prisma's migrations/
/// a folder each.
class FolderOfFiles {
 public:
  explicit FolderOfFiles(std::string_view path)
      : path_(path),
        holds_numbered_(is_well_known(path)),
        holds_flyway_(file_name(path) == "migration"),
        is_foreign_(is_sample(path_ + '/') || is_of_another_database(path_ + '/')) {
    const std::string_view parent = folder_of(path);
    if (file_name(parent) == "migrations" && !version_of_folder(file_name(path)).empty()) folder_of_migration_ = parent;
  }

  const std::string& path() const { return path_; }

  /// The folder that a migration of this name would stand in; empty when it is none by its name.
  std::string_view migrations_folder(std::string_view name) const {
    if (is_foreign_) return "";
    if (name == "up.sql" || name == "migration.sql") return folder_of_migration_;
    const bool is_one = holds_numbered_ || (holds_flyway_ && name.starts_with('V'));
    return is_one && parse_numbered_name(name) ? std::string_view(path_) : "";
  }

 private:
  std::string path_;
  bool holds_numbered_;
  bool holds_flyway_;
  bool is_foreign_;
  std::string folder_of_migration_;  // what holds this one, where this one is a migration itself; else empty
};

class NameScanner {
 public:
  NameScanner(const git::Tree& tree, BarrenFolders* barren) : tree_(tree), barren_(barren) {}

  void scan(const std::string& folder) {
    if (barren_ != nullptr) {
      scan_unless_barren(folder, *barren_, 0);
    } else {
      tree_.for_each_file(folder, [&](const git::Tree::Visited& file) { take(file.path); });
    }
  }

  NameScan result() {
    for (auto& [path, folder] : numbered_) scan_.numbered_folders.push_back(std::move(folder));
    std::stable_sort(scan_.configs.begin(), scan_.configs.end(), [](const std::string& a, const std::string& b) {
      const std::string_view folder_a = folder_of(a);
      const std::string_view folder_b = folder_of(b);
      return folder_a != folder_b ? folder_a < folder_b : lookup_rank(a) < lookup_rank(b);
    });
    // In the order of the paths of what is in them.
    std::sort(scan_.journal_folders.begin(), scan_.journal_folders.end(),
              [](const std::string& a, const std::string& b) { return a + '/' < b + '/'; });
    return std::move(scan_);
  }

 private:
  /// Whether a name that is looked for stands in the folder, at any depth and wherever the folder itself may stand.
  bool scan_unless_barren(const std::string& folder, BarrenFolders& barren, int depth) {
    constexpr int kDeepestFolder = 1000;
    if (depth > kDeepestFolder) throw base::Error("folders are nested too deeply at " + folder.substr(0, 200));
    const std::optional<model::ObjectId> id = tree_.folder_id(folder);
    if (id && barren.contains(*id)) return false;
    bool has_one = false;
    tree_.for_each_file_directly_in(folder, [&](const git::Tree::Visited& file) {
      if (take(file.path)) has_one = true;
    });
    for (const std::string& name : tree_.folders(folder)) {
      if (scan_unless_barren(path_in(folder, name), barren, depth + 1)) has_one = true;
    }
    if (!has_one && id) barren.add(*id);
    return has_one;
  }

  /// Whether the file's own name is one that is looked for. Where it stands decides what it tells.
  bool take(std::string_view path) {
    const char last = path.empty() ? '\0' : path.back();
    if (last != 's' && last != 'n' && last != 'l') return false;  // all names that are looked for end in these
    const std::string_view name = file_name(path);
    if (is_config_name(name)) {
      if (!has_folder(path, "node_modules")) scan_.configs.emplace_back(path);
      return true;
    }
    if (name == "_journal.json") {
      if (path.ends_with(kJournalEnd) && !is_sample(path)) {
        scan_.journal_folders.emplace_back(folder_of(folder_of(path)));
      }
      return true;
    }
    if (!name.ends_with(".sql")) return false;
    const std::string_view folder = folder_with(path).migrations_folder(name);
    if (!folder.empty()) count_numbered(folder, folder == folder_of(path) ? name : file_name(folder_of(path)));
    return true;
  }

  void count_numbered(std::string_view folder, std::string_view name) {
    const auto known = numbered_.find(folder);
    if (known != numbered_.end()) {
      ++known->second.count;
    } else {
      numbered_.emplace(folder, NumberedFolder{std::string(folder), 1, std::string(name)});
    }
  }

  /// Files come folder by folder, so the last is kept.
  const FolderOfFiles& folder_with(std::string_view path) {
    const std::string_view folder = folder_of(path);
    if (!last_folder_ || last_folder_->path() != folder) last_folder_.emplace(folder);
    return *last_folder_;
  }

  const git::Tree& tree_;
  BarrenFolders* barren_;
  NameScan scan_;
  std::map<std::string, NumberedFolder, std::less<>> numbered_;
  std::optional<FolderOfFiles> last_folder_;
};

}  // namespace

NameScan scan_names(const git::Tree& tree, const std::vector<std::string>& folders, BarrenFolders* barren) {
  NameScanner scanner(tree, barren);
  for (const std::string& folder : folders) scanner.scan(folder);
  NameScan scan = scanner.result();
  scan.folders = folders;
  return scan;
}

}  // namespace lockstep::layout

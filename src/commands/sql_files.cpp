#include "commands/sql_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "commands/sql_lint.h"
#include "git/memory_tree.h"
#include "layout/layout.h"
#include "layout/projects.h"

// Paths are kept as text: std::filesystem::path cuts each into its parts, which takes longer than to read the file.
namespace lockstep::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestSqlFile = std::size_t{256} << 20;
constexpr std::size_t kLargestJournal = std::size_t{16} << 20;
constexpr std::string_view kJournalFile = "meta/_journal.json";

/// Names of files of which each migration has a folder of its own: of drizzle-kit 1.x and Prisma, of diesel and Hasura.
constexpr std::array<std::string_view, 3> kInOwnFolder = {"migration.sql", "up.sql", "down.sql"};

bool has_extension(std::string_view name, std::string_view extension) {
  return name.size() > extension.size() && name.ends_with(extension);
}

bool is_sql(std::string_view name) {
  return has_extension(name, ".sql");
}

std::string normal(const std::string& path) {
  return fs::path(path).lexically_normal().generic_string();
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// Empty for what is in the current folder, and for the root.
std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return path.substr(0, slash == 0 && path.size() > 1 ? 1 : slash);
}

std::string join(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  return std::string(folder).append(folder.ends_with('/') ? "" : "/").append(name);
}

std::string path_below(std::string_view folder, std::string_view file) {
  const std::string_view below = file.substr(folder.size());
  return std::string(below.substr(below.starts_with('/') ? 1 : 0));
}

/// The folder that the migrations of a file stand in: the one around its own, where it has one.
std::string_view migrations_folder(std::string_view file) {
  const std::string_view folder = folder_of(file);
  const bool has_own = std::find(kInOwnFolder.begin(), kInOwnFolder.end(), name_of(file)) != kInOwnFolder.end();
  return has_own && !name_of(folder).empty() ? folder_of(folder) : folder;
}

class FolderSearch {
 public:
  explicit FolderSearch(const SqlFileRequest& request) {
    for (const std::string& word : request.words) {
      if (word == "-") {
        add_file(request.stdin_name);
      } else if (fs::is_directory(word)) {
        add_folder(word);
      } else {
        add_file(word);
      }
    }
  }

  std::vector<SqlFolder> take() {
    std::vector<SqlFolder> folders;
    for (auto& [path, folder] : folders_) folders.push_back(std::move(folder));
    return folders;
  }

 private:
  SqlFolder& folder_around(std::string_view file) {
    const std::string_view path = migrations_folder(file);
    const auto known = folders_.find(path);
    if (known != folders_.end()) return known->second;
    return folders_.emplace(path, SqlFolder{.path = std::string(path), .is_whole = false, .names = {}}).first->second;
  }

  void add_file(const std::string& word) {
    const std::string file = normal(word);
    SqlFolder& folder = folder_around(file);
    if (folder.names.insert(path_below(folder.path, file)).second) ++folder.file_count;
  }

  void add_folder(const std::string& word) {
    bool has_sql = false;
    for (auto at = fs::recursive_directory_iterator(normal(word)); at != fs::recursive_directory_iterator(); ++at) {
      std::string_view path = at->path().native();
      if (path.starts_with("./")) path.remove_prefix(2);
      const std::string_view name = name_of(path);
      if ((name == "node_modules" || name == ".git") && at->is_directory()) at.disable_recursion_pending();
      if (!is_sql(name) || !at->is_regular_file()) continue;
      SqlFolder& folder = folder_around(path);
      folder.is_whole = true;
      ++folder.file_count;
      has_sql = true;
    }
    if (!has_sql) throw base::Error(word + " holds no .sql file", "name a file or a folder of migrations");
  }

  std::map<std::string, SqlFolder, std::less<>> folders_;  // by path
};

class FolderReader {
 public:
  FolderReader(const SqlFolder& folder, const SqlFileRequest& request)
      : folder_(folder), request_(request), stdin_path_(normal(request.stdin_name)) {}

  SqlFileGroup read() {
    read_tree();
    SqlFileGroup group;
    model::Project project;
    project.framework = layout::framework_of_folder(tree_, "").value_or(model::Framework::kNumbered);
    group.framework = project.framework;
    const model::MigrationSet set = layout::read_migrations(tree_, project);
    group.tool = layout::tool_of(set);
    std::set<std::string> others = folder_.names;  // that are no migration of the layout
    if (folder_.is_whole) {
      tree_.for_each_file("", [&](const git::Tree::Visited& file) {
        if (is_sql(name_of(file.path))) others.emplace(file.path);
      });
    }
    for (const model::Migration* migration : model::in_order_of_running(set)) {
      const auto scope = scope_of(tree_, *migration);
      add(group, migration->path, migration->name);
      group.migrations.back().scope = scope;
      others.erase(migration->path);
      if (!folder_.names.contains(migration->down_path)) others.erase(migration->down_path);
    }
    for (const std::string& path : others) add(group, path, path);
    drop_what_comes_after(group.migrations);
    return group;
  }

 private:
  /// The folder as a tree, so that the layouts can read it.
  void read_tree() {
    const std::string real = folder_.path.empty() ? "." : folder_.path;
    for (const auto& entry : fs::is_directory(real) ? fs::directory_iterator(real) : fs::directory_iterator()) {
      const std::string name(name_of(entry.path().native()));
      const bool tells = is_sql(name) || has_extension(name, ".conf") || name == "migration_lock.toml";
      if (tells && entry.is_regular_file()) add_to_tree(name);
      if (!entry.is_directory()) continue;
      for (const std::string_view own : kInOwnFolder) add_if_there(join(name, own));
      add_if_there(join(name, "metadata.toml"));
    }
    for (const std::string& name : folder_.names) {
      if (!tree_.find(name)) add_to_tree(name);
    }
    const std::string journal = join(folder_.path, kJournalFile);
    if (fs::is_regular_file(journal)) tree_.add(std::string(kJournalFile), base::read_file(journal, kLargestJournal));
  }

  void add_if_there(const std::string& name) {
    if (fs::is_regular_file(join(folder_.path, name))) add_to_tree(name);
  }

  void add_to_tree(const std::string& name) {
    const std::string path = join(folder_.path, name);
    const bool is_stdin = !stdin_path_.empty() && path == stdin_path_;
    tree_.add(name, is_stdin ? request_.stdin_text : base::read_file(path, kLargestSqlFile));
  }

  void add(SqlFileGroup& group, const std::string& path, const std::string& name) {
    lint::Migration migration{.path = join(folder_.path, path), .name = name, .text = tree_.take(path)};
    migration.is_new = folder_.is_whole || folder_.names.contains(path);
    const bool follows_new = !group.migrations.empty() && group.migrations.back().is_new;
    migration.starts_change = migration.is_new && (folder_.is_whole || !follows_new);
    group.migrations.push_back(std::move(migration));
  }

  /// What runs after the last file that is judged tells nothing about it. One between two of them is a part of what the
  /// later one stands on, so that is a change of its own.
  static void drop_what_comes_after(std::vector<lint::Migration>& migrations) {
    while (!migrations.empty() && !migrations.back().is_new) migrations.pop_back();
  }

  const SqlFolder& folder_;
  const SqlFileRequest& request_;
  std::string stdin_path_;
  git::MemoryTree tree_;
};

}  // namespace

std::vector<SqlFolder> find_sql_folders(const SqlFileRequest& request) {
  return FolderSearch(request).take();
}

SqlFileGroup read_sql_folder(const SqlFolder& folder, const SqlFileRequest& request) {
  return FolderReader(folder, request).read();
}

}  // namespace lockstep::commands

#include "commands/sql_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "commands/sql_lint.h"
#include "git/memory_tree.h"
#include "layout/layout.h"
#include "layout/projects.h"

namespace lockstep::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestSqlFile = std::size_t{256} << 20;
constexpr std::size_t kLargestJournal = std::size_t{16} << 20;
constexpr std::string_view kJournalFile = "meta/_journal.json";

bool is_sql(const fs::path& path) {
  return path.extension() == ".sql";
}

/// What was named of one folder; `all` when the folder itself, or one around it, was.
struct Wanted {
  bool all = false;
  std::set<std::string> names;  // paths below the folder
};

/// Names of files of which each migration has a folder of its own: of drizzle-kit 1.x and Prisma, of diesel and Hasura.
constexpr std::array<std::string_view, 3> kInOwnFolder = {"migration.sql", "up.sql", "down.sql"};

/// The folder that the migrations of a file stand in: the one around its own, where it has one.
fs::path migrations_folder(const fs::path& file) {
  const fs::path folder = file.parent_path();
  const bool has_own =
      std::find(kInOwnFolder.begin(), kInOwnFolder.end(), file.filename().string()) != kInOwnFolder.end();
  return has_own && folder.has_filename() ? folder.parent_path() : folder;
}

std::string path_below(const fs::path& folder, const fs::path& file) {
  return file.lexically_relative(folder.empty() ? fs::path(".") : folder).generic_string();
}

class Gathering {
 public:
  explicit Gathering(const SqlFileRequest& request) : request_(request) {
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

  std::vector<SqlFileGroup> groups() const {
    const std::vector<std::pair<fs::path, Wanted>> folders(wanted_.begin(), wanted_.end());
    std::vector<SqlFileGroup> made(folders.size());
    base::for_each_index(folders.size(), 1,
                         [&](std::size_t at) { made[at] = read_group(folders[at].first, folders[at].second); });
    return made;
  }

 private:
  void add_file(const fs::path& file) {
    const fs::path path = file.lexically_normal();
    const fs::path folder = migrations_folder(path);
    wanted_[folder].names.insert(path_below(folder, path));
  }

  void add_folder(const fs::path& folder) {
    bool has_sql = false;
    for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
      const std::string name = at->path().filename().string();
      if (at->is_directory() && (name == "node_modules" || name == ".git")) at.disable_recursion_pending();
      if (!is_sql(at->path()) || !at->is_regular_file()) continue;
      wanted_[migrations_folder(at->path().lexically_normal())].all = true;
      has_sql = true;
    }
    if (!has_sql) throw base::Error(folder.string() + " holds no .sql file", "name a file or a folder of migrations");
  }

  std::string read(const fs::path& path) const {
    const bool is_stdin = !request_.stdin_name.empty() && path == fs::path(request_.stdin_name).lexically_normal();
    return is_stdin ? request_.stdin_text : base::read_file(path.string(), kLargestSqlFile);
  }

  /// The folder as a tree, so that the layouts can read it.
  git::MemoryTree tree_of(const fs::path& folder, const Wanted& wanted) const {
    git::MemoryTree tree;
    const fs::path real = folder.empty() ? fs::path(".") : folder;
    const auto add = [&](const fs::path& file) { tree.add(path_below(folder, file), read(file)); };
    const auto add_if_there = [&](const fs::path& file) {
      if (fs::is_regular_file(file)) add(file);
    };
    for (const auto& entry : fs::is_directory(real) ? fs::directory_iterator(real) : fs::directory_iterator()) {
      const fs::path path = entry.path().lexically_normal();
      const bool tells = is_sql(path) || path.extension() == ".conf" || path.filename() == "migration_lock.toml";
      if (tells && entry.is_regular_file()) add(path);
      if (!entry.is_directory()) continue;
      for (const std::string_view name : kInOwnFolder) add_if_there(path / name);
      add_if_there(path / "metadata.toml");
    }
    for (const std::string& name : wanted.names) add((folder / name).lexically_normal());
    if (fs::is_regular_file(folder / kJournalFile)) {
      tree.add(std::string(kJournalFile), base::read_file((folder / kJournalFile).string(), kLargestJournal));
    }
    return tree;
  }

  SqlFileGroup read_group(const fs::path& folder, const Wanted& wanted) const {
    const git::MemoryTree tree = tree_of(folder, wanted);
    SqlFileGroup group;
    group.folder = folder.string();
    model::Project project;
    project.framework = layout::framework_of_folder(tree, "").value_or(model::Framework::kNumbered);
    group.framework = project.framework;
    const model::MigrationSet set = layout::read_migrations(tree, project);
    group.tool = layout::tool_of(set);
    std::set<std::string> others = wanted.names;  // that are no migration of the layout
    if (wanted.all) {
      tree.for_each_file("", [&](const git::Tree::Visited& file) {
        if (is_sql(fs::path(file.path))) others.emplace(file.path);
      });
    }
    for (const model::Migration* migration : model::in_order_of_running(set)) {
      add(group, tree, folder, migration->path, migration->name, wanted);
      group.migrations.back().scope = scope_of(tree, *migration);
      others.erase(migration->path);
      if (!wanted.names.contains(migration->down_path)) others.erase(migration->down_path);
    }
    for (const std::string& path : others) add(group, tree, folder, path, path, wanted);
    drop_what_comes_after(group.migrations);
    return group;
  }

  static void add(SqlFileGroup& group, const git::MemoryTree& tree, const fs::path& folder, const std::string& path,
                  const std::string& name, const Wanted& wanted) {
    lint::Migration migration{.path = (folder / path).generic_string(), .name = name, .text = {}};
    migration.text = tree.read(tree.find(path)->id, path);
    migration.is_new = wanted.all || wanted.names.contains(path);
    const bool follows_new = !group.migrations.empty() && group.migrations.back().is_new;
    migration.starts_change = migration.is_new && (wanted.all || !follows_new);
    group.migrations.push_back(std::move(migration));
  }

  /// What runs after the last file that is judged tells nothing about it. One between two of them is a part of what the
  /// later one stands on, so that is a change of its own.
  static void drop_what_comes_after(std::vector<lint::Migration>& migrations) {
    while (!migrations.empty() && !migrations.back().is_new) migrations.pop_back();
  }

  const SqlFileRequest& request_;
  std::map<fs::path, Wanted> wanted_;
};

}  // namespace

std::vector<SqlFileGroup> read_sql_files(const SqlFileRequest& request) {
  return Gathering(request).groups();
}

}  // namespace lockstep::commands

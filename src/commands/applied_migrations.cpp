#include "commands/applied_migrations.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "base/subprocess.h"
#include "base/text.h"
#include "commands/postgres_options.h"
#include "config/config.h"

namespace lockstep::commands {
namespace {

namespace fs = std::filesystem;

void write_below(const fs::path& top, const git::Tree& tree, const git::Entry& entry) {
  const fs::path path = top / entry.path;
  fs::create_directories(path.parent_path());
  base::write_file_atomically(path.string(), tree.read(entry.id, entry.path), 0600);
}

/// The branch's migrations as they were before, with what tells where they are: in a merge, the work tree has them not.
void write_project(const fs::path& top, const renumber::Sides& sides) {
  const git::Tree& tree = *sides.branch.tree;
  for (const git::Entry& entry : git::list_files(tree, sides.project.migrations_folder)) {
    const bool is_file = entry.mode == model::FileMode::kRegular || entry.mode == model::FileMode::kExecutable;
    if (is_file) write_below(top, tree, entry);
  }
  for (const std::string& path : {sides.project.config_path, std::string(config::kFileName)}) {
    if (path.empty()) continue;
    if (const auto entry = tree.find(path)) write_below(top, tree, *entry);
  }
}

/// Names of migrations that the database has run, also if they have been edited since.
std::set<std::string> applied_names(const std::string& status_json) {
  const auto status = base::parse_json(status_json, {});
  std::set<std::string> names;
  if (!status || !status->is_object() || !status->contains("migrations")) {
    throw base::Error("lockstep-pg status printed what cannot be read", "./install.sh installs both programs anew");
  }
  for (const nlohmann::json& migration : status->at("migrations")) {
    const std::string state = migration.value("state", "");
    if (state == "applied" || state == "edited") names.insert(migration.value("name", ""));
  }
  return names;
}

}  // namespace

void require_not_applied(const renumber::Sides& sides, const renumber::Plan& plan, const std::string& url_variable,
                         const Surroundings& surroundings) {
  const base::TemporaryFolder folder("lockstep-renumber-");
  write_project(folder.path(), sides);
  base::ProcessSpec spec;
  spec.argv = {find_lockstep_pg(surroundings.executable),
               "status",
               "--json",
               "--root",
               folder.path().string(),
               "--project",
               sides.project.name,
               "--database-url-env",
               url_variable};
  const base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) {
    const auto lines = base::split_lines(result.error_text);
    throw base::Error("the database of " + url_variable + " could not be asked: " +
                          (lines.empty() ? "lockstep-pg status failed" : std::string(lines.front())),
                      "lockstep status --database-url-env " + base::shell_quoted(url_variable));
  }
  const std::set<std::string> applied = applied_names(result.out);
  for (const renumber::Move& move : plan.moves) {
    const bool is_changed = move.name != move.before.name || move.when_after != move.when_before;
    if (!is_changed || !applied.contains(move.before.name)) continue;
    throw base::Error(move.before.name + " has run on the database of " + url_variable + ", so its number stays",
                      "where others use that database, the migrations that it has not run are the ones to move\n"
                      "your own: without --database-url-env; lockstep migrate knows it by its content");
  }
}

}  // namespace lockstep::commands

#include "commands/new_migration/generation.h"

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "commands/new_migration/foreground.h"
#include "commands/new_migration/migration_name.h"
#include "layout/layout.h"

namespace lockstep::commands::new_migration {
namespace {

namespace fs = std::filesystem;

bool has(const model::MigrationSet& set, const std::string& path) {
  return std::any_of(set.migrations.begin(), set.migrations.end(),
                     [&](const model::Migration& one) { return one.path == path; });
}

std::string generate_command(const model::Project& project, const std::string& name, Content content) {
  return project.generate_command + (content == Content::kEmpty ? " --custom" : "") + " --name " +
         base::shell_quoted(name);
}

void write_plain_files(const git::Repository& repository, const git::Tree& files, const model::Project& project,
                       const model::MigrationSet& set, const std::string& name, std::int64_t now_ms) {
  for (const NewFile& file : plain_files(files, project, set, name, now_ms)) {
    const fs::path path = fs::path(repository.work_tree()) / file.path;
    if (fs::exists(path)) throw base::Error(file.path + " is there already", "lockstep new ANOTHER_NAME");
    fs::create_directories(path.parent_path());
    base::write_file_atomically(path.string(), file.text, kFileMode);
  }
}

}  // namespace

model::Migration make_migration(const git::Repository& repository, const model::Project& project,
                                const std::string& name, Content content, const Questions& questions,
                                std::int64_t now_ms) {
  const std::unique_ptr<git::Tree> before_files = git::work_tree_files(repository);
  const model::MigrationSet before = layout::read_migrations(*before_files, project);
  const bool has_generator = project.framework != model::Framework::kNumbered;
  const std::string command = generate_command(project, name, content);
  int status = 0;
  if (has_generator) {
    status = run_in_foreground({"sh", "-c", command}, repository.work_tree(),
                               questions.is_interactive() ? Input::kTerminal : Input::kNothing);
  } else {
    write_plain_files(repository, *before_files, project, before, name, now_ms);
  }
  const std::unique_ptr<git::Tree> after_files = git::work_tree_files(repository);
  const model::MigrationSet after = layout::read_migrations(*after_files, project);
  for (const model::Migration* migration : model::in_order_of_running(after)) {
    if (!has(before, migration->path)) return *migration;
  }
  constexpr int kSignalBase = 128;
  const std::string how = status > kSignalBase ? " was interrupted"
                          : questions.is_interactive()
                              ? " wrote no migration"
                              : " wrote no migration: it may have had a question, such as whether a column was renamed";
  throw base::Error(command + how, questions.is_interactive()
                                       ? command + "    by hand shows why"
                                       : "lockstep new    in a terminal passes its questions on");
}

}  // namespace lockstep::commands::new_migration

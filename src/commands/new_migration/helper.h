#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/deferred_signals.h"
#include "commands/command.h"
#include "commands/judge.h"
#include "commands/new_migration/generation.h"
#include "commands/new_migration/new_options.h"
#include "commands/new_migration/questions.h"
#include "commands/new_migration/schema_edit.h"
#include "commands/new_migration/unfinished_work.h"
#include "git/repository.h"

namespace lockstep::commands::new_migration {

/// Leads from an edited schema to a staged migration, one step after the other.
class Helper {
 public:
  Helper(NewOptions options, Surroundings& surroundings);

  /// Throws base::Error and prompt::Interrupted; then, and when it gives up, nothing is left of what was made.
  ExitStatus run();

 private:
  struct Files {
    std::unique_ptr<git::Tree> tree;
    model::MigrationSet set;
  };
  Files read_files() const;
  void choose_project();
  void read_project();
  void tell_edit();
  std::vector<std::string> uncommitted_migrations() const;
  /// What to make; nothing when nothing is to be made.
  std::optional<Content> choose_content();
  std::string choose_name();
  std::string reverse_sql() const;

  void write_change(const model::Migration& migration, const std::string& reverse);
  /// Shows the SQL, takes rewrites and edits, verifies. False when the user gives up.
  bool review(const model::Migration& migration);
  Verdict judge() const;
  void show(const model::Migration& migration, const Verdict& verdict);
  bool take_fixes(const model::Migration& migration, const Verdict& verdict);
  void edit(const model::Migration& migration);
  enum class Next { kGoOn, kEdit, kGiveUp };
  Next ask_next(std::size_t errors);
  Next verify();

  void stage(const UnfinishedWork& work);
  ExitStatus apply();

  std::string on_disk(const std::string& path) const { return repository_->work_tree() + "/" + path; }
  int run_lockstep_with(std::vector<std::string> words) const;

  const NewOptions options_;
  Surroundings& surroundings_;
  base::DeferredSignals signals_;  // before what is undone, so that a signal is let through after that
  Questions questions_;
  std::unique_ptr<git::Repository> repository_;
  config::Config config_;
  model::Project project_;
  sql::Splitting splitting_ = sql::Splitting::kWholeFile;
  model::MigrationSet set_;  // before the new one
  authoring::History history_;
  SchemaEdit edit_;
  bool has_enum_change_ = false;    // that lockstep wrote
  std::set<std::string> declined_;  // rules whose rewrites are not wanted
};

}  // namespace lockstep::commands::new_migration

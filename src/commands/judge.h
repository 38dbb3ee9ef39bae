#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "config/config.h"
#include "git/tree.h"
#include "layout/barren_folders.h"
#include "model/finding.h"
#include "pairing/closure_cache.h"
#include "rules/rule.h"

namespace lockstep::commands {

/// kChange: only what differs between the two trees. kEverything: `before` is taken for empty, and the schema sources,
/// which then have no earlier ones to be compared with, are held against the newest snapshot alone.
enum class Scope { kChange, kEverything };

/// Whether the SQL that a change brings is judged too, or only where it stands among the other migrations.
enum class SqlRules { kRun, kLeaveOut };

/// The two trees of one check, and what the rules need to know about where they come from.
struct Judgement {
  const git::Tree& before;
  const git::Tree& after;
  Scope scope = Scope::kChange;
  SqlRules sql_rules = SqlRules::kRun;
  std::string base_revision;          // names `before` in commands, an abbreviated commit id
  std::string no_migration_reason;    // of a Lockstep-No-Migration trailer in the judged commits; empty for none
  std::int64_t now_ms = 0;            // Unix time
  std::string renumber_command = {};  // what puts the branch's own migrations behind those of `before`; empty when the
                                      // branch is not what is judged
  /// What else is known of the merge that `after` is the result of, for one project and its migrations on both sides;
  /// none for a change that is judged by itself.
  std::function<rules::MergeFacts(const model::Project&, const model::MigrationSet&, const model::MigrationSet&)>
      merge_facts = nullptr;
  std::optional<std::vector<git::ChangedPath>> changed = {};  // between the two, where the caller has compared them
  layout::BarrenFolders* barren_folders = nullptr;            // learnt by earlier searches for projects, if kept
};

struct Verdict {
  std::vector<model::Finding> findings;
  std::size_t checked = 0;           // migrations and schema sources looked at
  bool looked = false;               // the trees differ, so projects were searched at all
  std::size_t projects = 0;          // projects found in the tree after the change
  std::vector<std::string> notes;    // schema sources that could not be compared, and why
  std::vector<std::string> skipped;  // configurations that give no project, and why
};

/// The configuration that a tree holds in lockstep.json at its top; the default one when there is none.
config::Config read_config(const git::Tree& tree);

/// The configuration in a file of the file system, as --config names it. Throws base::Error for what cannot be read.
config::Config read_config_file(const std::string& path);

/// Finds the projects and judges each. Values in, values out: no clock, no terminal, no repository.
Verdict judge_trees(const Judgement& judgement, const config::Config& config, pairing::ClosureCache& cache);

/// How much that was: "1 project, 12 migrations and schema files".
std::string extent_of(const Verdict& verdict);

/// Whether the configuration's `ignore` names the finding.
bool is_ignored(const config::Config& config, const model::Finding& finding);

/// The configured severities, each for a rule that exists. Throws base::Error naming the nearest rule otherwise.
rules::Severities severities_of(const config::Config& config);

}  // namespace lockstep::commands

#include "judged.h"

#include "commands/judge.h"
#include "commands/rule_texts.h"
#include "layout/layout.h"

namespace lockstep::tests {
namespace {

constexpr std::int64_t kFirstOfJune2026 = 1'780'272'000'000;

rules::MergeFacts facts_of(const Fixture& fixture, const MergeFixture& merge, const model::Project& project,
                           const model::MigrationSet& on_base) {
  rules::MergeFacts facts;
  facts.renumber_command = std::string("git fetch origin main && lockstep renumber ") +
                           (merge.conflicts.empty() ? "" : "--merge ") + "--onto origin/main";
  facts.conflicts = merge.conflicts;
  if (merge.branch) {
    facts.not_on_branch = rules::missing_on(*merge.branch, fixture.before, on_base, project);
  }
  facts.withdrawn = layout::read_migrations(merge.gone, project).migrations;
  for (const auto& [name, tree] : merge.open) {
    facts.open_branches.push_back({name, layout::read_migrations(tree, project).migrations});
  }
  return facts;
}

}  // namespace

std::vector<model::Finding> judge(const Fixture& fixture) {
  commands::Judgement judgement{.before = fixture.before,
                                .after = fixture.after,
                                .base_revision = "origin/main",
                                .no_migration_reason = "",
                                .now_ms = kFirstOfJune2026,
                                .renumber_command = "lockstep renumber"};
  if (fixture.merge) {
    judgement.merge_facts = [&](const model::Project& project, const model::MigrationSet& before, const auto&) {
      return facts_of(fixture, *fixture.merge, project, before);
    };
  }
  pairing::ClosureCache closures;
  std::vector<model::Finding> findings =
      commands::judge_trees(judgement, commands::read_config(fixture.after), closures).findings;
  // The rules of SQL have fixtures of their own (tests/sql_rules); these are about the change around it.
  std::erase_if(findings, [](const model::Finding& finding) {
    return lint::find_rule(commands::sql_rule_book(), finding.rule) != nullptr;
  });
  return findings;
}

std::string expectation(const model::Finding& finding) {
  const model::Location& at = finding.location;
  const std::string severity = finding.severity == model::Severity::kError ? "error" : "warning";
  return at.path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + severity + " " +
         finding.rule;
}

}  // namespace lockstep::tests

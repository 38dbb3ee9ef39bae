#include <algorithm>

#include "embedded/rule_pages.h"
#include "rules/checks.h"
#include "rules/rule.h"

namespace lockstep::rules {
namespace {

using enum model::Severity;

constexpr Rule kAllRules[] = {
    {"schema-without-migration", kError, "schema source changed and no migration follows", schema_without_migration},
    {"migration-mismatch", kWarning, "new migrations do not touch what the schema edit changed", migration_mismatch},
    {"duplicate-number", kError, "two migrations share a number", duplicate_number},
    {"late-migration", kError, "a new migration sorts before one already on the base", late_migration},
    {kMergeConflict, kError, "a merge that conflicts in a migrations folder", merge_conflict},
    {"reused-number", kError, "a number that a withdrawn migration of the base had", reused_number},
    {"overtaken-migration", kWarning, "the base has gained a migration that sorts before the branch's own",
     overtaken_migration},
    {"number-also-taken", kWarning, "another open branch takes the same number", number_also_taken},
    {"number-gap", kWarning, "a number is left out", number_gap},
    {"first-number", kWarning, "numbering does not start at 0 or 1", first_number},
    {"number-width", kWarning, "text order of the numbers is not their numeric order", number_width},
    {"stray-file", kWarning, "a file that the framework ignores, or that breaks it", stray_file},
    {"empty-migration", kWarning, "a migration without a statement", empty_migration},
    {"migration-edited", kError, "a migration that the base already has is edited", migration_edited},
    {"migration-deleted", kError, "a migration that the base already has is deleted", migration_deleted},
    {"migration-renamed", kError, "a migration that the base already has is renamed", migration_renamed},
    {"journal-invalid", kError, "the journal cannot be read", journal_invalid},
    {"journal-missing-entry", kError, "a migration that no journal entry names", journal_missing_entry},
    {"journal-missing-file", kError, "a journal entry without its file", journal_missing_file},
    {"journal-duplicate", kError, "two journal entries share a tag or an index", journal_duplicate},
    {"journal-order", kError, "a journal time that is not above every earlier one", journal_order},
    {"journal-future", kError, "a journal time in the future", journal_future},
    {"snapshot-invalid", kError, "a snapshot that cannot be read", snapshot_invalid},
    {"snapshot-chain", kError, "a snapshot that does not follow the one before it", snapshot_chain},
    {"snapshot-missing", kWarning, "a new migration without its snapshot", snapshot_missing},
    {"snapshot-mismatch", kError, "the newest snapshot is not what the sources say", snapshot_mismatch},
    {"snapshot-stale", kWarning, "the newest snapshot does not know hand-written SQL", snapshot_stale},
    {"parameter-in-ddl", kError, "SQL of the schema that holds a parameter", parameter_in_ddl},
    {"ignored-constraint", kWarning, "an item of a table that Drizzle ignores", ignored_constraint},
    {"unexported-object", kWarning, "a table or enum that is used and not exported", unexported_object},
    {"clock-default", kWarning, "a default that differs at every generate", clock_default},
    {"name-collision", kError, "two default names that are one after 63 bytes", name_collision},
    {"case-collision", kWarning, "two paths that are one on macOS and Windows", case_collision},
    {"line-endings", kWarning, "CRLF or a byte order mark in a migration", line_endings},
    {"symlink", kWarning, "a migration that is a symbolic link", symlink},
    {"push-command", kError, "a database that is pushed to instead of migrated", nullptr, push_command},
};

model::Severity severity_of(const Rule& rule, const Severities& configured) {
  const auto entry = configured.find(rule.id);
  return entry == configured.end() ? rule.default_severity : entry->second;
}

}  // namespace

model::Finding& Findings::add(model::Location location, std::string message, std::string help) {
  model::Finding& finding = findings_.emplace_back();
  finding.rule = rule_;
  finding.severity = severity_;
  finding.project = project_;
  finding.location = std::move(location);
  finding.message = std::move(message);
  finding.help = std::move(help);
  return finding;
}

void Findings::add_warning(model::Location location, std::string message, std::string help) {
  add(std::move(location), std::move(message), std::move(help)).severity = kWarning;
}

std::span<const Rule> all_rules() {
  return kAllRules;
}

const Rule* find_rule(std::string_view id) {
  const auto rule = std::find_if(std::begin(kAllRules), std::end(kAllRules), [&](const Rule& r) { return r.id == id; });
  return rule == std::end(kAllRules) ? nullptr : rule;
}

std::string_view rule_page(std::string_view id) {
  const std::string name = std::string(id) + ".md";
  for (const auto& page : rule_pages()) {
    if (page.name == name) return page.text;
  }
  return {};
}

std::vector<model::Finding> run_rules(const ProjectChange& change, const Severities& configured) {
  std::vector<model::Finding> all;
  for (const Rule& rule : kAllRules) {
    const model::Severity severity = severity_of(rule, configured);
    if (severity == kOff || rule.check == nullptr) continue;
    Findings findings(rule.id, severity, change.project.name);
    rule.check(change, findings);
    std::vector<model::Finding> found = findings.take();
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  return all;
}

std::vector<model::Finding> run_repository_rules(const RepositoryChange& change, const Severities& configured,
                                                 std::vector<std::string>& notes) {
  std::vector<model::Finding> all;
  for (const Rule& rule : kAllRules) {
    const model::Severity severity = severity_of(rule, configured);
    if (severity == kOff || rule.check_repository == nullptr) continue;
    Findings findings(rule.id, severity, "");
    rule.check_repository(change, findings);
    std::vector<model::Finding> found = findings.take();
    std::move(found.begin(), found.end(), std::back_inserter(all));
    std::vector<std::string> unread = findings.take_notes();
    std::move(unread.begin(), unread.end(), std::back_inserter(notes));
  }
  return all;
}

}  // namespace lockstep::rules

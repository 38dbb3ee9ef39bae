#include "pg_commands/drift.h"

#include <algorithm>
#include <ostream>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/terminal.h"
#include "base/text.h"
#include "catalog/read_catalog.h"
#include "catalog/repair.h"
#include "commands/report_output.h"
#include "pg_commands/configured_findings.h"
#include "pg_commands/deployed_project.h"
#include "pg_commands/difference_words.h"
#include "pg_commands/failure_words.h"
#include "pg_commands/live_ledger.h"
#include "pg_commands/own_server.h"
#include "runner/apply.h"
#include "runner/standing.h"
#include "server/ephemeral_server.h"

namespace lockstep::pg_commands {
namespace {

constexpr std::string_view kRule = "database-drift";
constexpr SideNames kDriftSides = {"the database", "the migrations"};

catalog::SelectionOptions read_selection(const commands::Arguments& arguments, const runner::Ledger& ledger) {
  catalog::SelectionOptions selection;
  selection.ignored_names.push_back(ledger.schema + "." + ledger.table);
  for (const commands::Arguments::Given& given : arguments.in_order()) {
    if (given.option == "schema") selection.schemas.push_back(given.value);
    if (given.option == "ignore") selection.ignored_names.push_back(given.value);
  }
  if (!arguments.has("grants")) {
    selection.ignored_aspects = {catalog::Aspect::kOwners, catalog::Aspect::kGrants, catalog::Aspect::kColumnOrder};
    selection.ignored_kinds = {catalog::Kind::kDefaultPrivileges};
  }
  return selection;
}

/// The live side, and which migrations it is to be held against.
struct Live {
  catalog::Snapshot snapshot;
  std::map<std::string, std::string> names_of_own_roles;
  std::vector<runner::Migration> applied;
  std::size_t pending = 0;
};

Live read_live(const commands::Arguments& arguments, const DeployedProject& deployed, const runner::Ledger& ledger) {
  pg::Connection connection = connect(arguments, read_database(arguments));
  Live live;
  const runner::LedgerContent content = read_live_ledger(connection, ledger);
  const runner::Comparison comparison = runner::compare(deployed.migrations, content, deployed.project.framework);
  for (std::size_t at = 0; at < deployed.migrations.size(); ++at) {
    // A database without a ledger was not made by migrations: all of them are what it should be.
    const bool counts = content.rows.empty() || !comparison.is_pending(at);
    if (counts) live.applied.push_back(deployed.migrations[at]);
  }
  live.pending = deployed.migrations.size() - live.applied.size();
  live.names_of_own_roles = names_of_own_roles(connection, ledger);
  live.snapshot = catalog::read_catalog(connection);
  return live;
}

/// What the migrations build, with the live database's names of roles.
catalog::Snapshot build(const DeployedProject& deployed, const Live& live, const runner::Ledger& ledger,
                        const server::ServerSettings& settings) {
  server::EphemeralServer server(settings);
  pg::Connection connection(server.owner());
  runner::make_ledger(connection, ledger);
  runner::ApplyOptions options;
  options.may_leave_transactions = true;
  if (const auto failure = runner::apply(connection, live.applied, ledger, options)) {
    const model::Finding finding =
        finding_of(*failure, live.applied[failure->migration].up, deployed.project.framework);
    throw base::Error("the migrations cannot be run: " + finding.location.path + ":" +
                          std::to_string(finding.location.line) + ": " + finding.message,
                      "lockstep verify --worktree");
  }
  return catalog::read_catalog(connection, {live.names_of_own_roles});
}

/// A schema that is misspelt would be compared without anything in it.
void require_schemas(const catalog::SelectionOptions& selection, const catalog::Snapshot& live,
                     const catalog::Snapshot& built) {
  std::vector<std::string_view> names;
  for (const catalog::Snapshot* snapshot : {&live, &built}) {
    for (const catalog::Object& object : snapshot->objects) {
      if (object.identity.kind == catalog::Kind::kSchema) names.emplace_back(object.identity.schema);
    }
  }
  for (const std::string& schema : selection.schemas) {
    if (std::find(names.begin(), names.end(), schema) != names.end()) continue;
    const std::optional<std::string_view> meant = base::nearest(schema, names);
    throw base::Error("neither the database nor the migrations have a schema " + schema,
                      meant ? "did you mean " + std::string(*meant) + "?" : "");
  }
}

/// Statements behind what they are for, on its line where that is enough.
std::string labelled(std::string_view label, std::string_view to_align, const std::vector<std::string>& statements) {
  const std::string sql = base::join(statements, "\n");
  return std::string(label) + std::string(base::contains(sql, "\n") ? "\n" : to_align) + sql;
}

void add_help(const catalog::Difference& difference, const catalog::SelectionOptions& selection,
              model::Finding& finding) {
  using catalog::RunBy;
  using catalog::Toward;
  std::vector<std::string> helps;
  const auto add = [&](std::string_view label, std::string_view to_align, Toward toward, RunBy run_by) {
    const std::vector<std::string> statements = catalog::sql_for(difference, toward, selection, run_by);
    if (!statements.empty()) helps.push_back(labelled(label, to_align, statements));
  };
  add("to keep it, in a new migration:", " ", Toward::kBefore, RunBy::kOwner);
  add("to undo it in the database:", "     ", Toward::kAfter, RunBy::kAnybody);
  finding.is_help_copied = std::any_of(helps.begin(), helps.end(), [](const std::string& help) {
    return base::contains(help, "\n") || help.size() > base::SanitizeOptions().longest;
  });
  finding.help = base::join(helps, finding.is_help_copied ? "\n\n" : "\n");
}

model::Finding finding_of_difference(const catalog::Difference& difference, const DeployedProject& deployed,
                                     const catalog::SelectionOptions& selection) {
  model::Finding finding;
  finding.rule = kRule;
  finding.project = deployed.project.name;
  finding.location = {deployed.project.migrations_folder, 1, 1, 1, 1};
  finding.message = describe(difference, kDriftSides);
  add_help(difference, selection, finding);
  return finding;
}

}  // namespace

commands::ExitStatus run_drift(const commands::Arguments& arguments, commands::Surroundings& surroundings) {
  const commands::ReportOptions options = commands::read_report_options(arguments, base::read_terminal_environment());
  const DeployedProject deployed = read_deployed_project(arguments);
  const runner::Ledger ledger = runner::ledger_of(deployed.project);
  const catalog::SelectionOptions selection = read_selection(arguments, ledger);
  ConfiguredFindings findings(deployed.config);
  const Live live = read_live(arguments, deployed, ledger);
  const server::ServerSettings settings = own_server_settings(deployed.wanted, live.snapshot.major_version());
  const catalog::Snapshot built = build(deployed, live, ledger, settings);
  require_schemas(selection, live.snapshot, built);
  report::Report report;
  report.checked = live.applied.size();
  const catalog::Comparison comparison = catalog::compare(live.snapshot, built, selection);
  for (const catalog::Difference& difference : comparison.differences) {
    findings.add(finding_of_difference(difference, deployed, selection));
  }
  report.findings = findings.take();
  if (live.pending > 0) report.notes.push_back(base::count_of(live.pending, "migration") + " pending, and left out");
  commands::write_report(report, options, {"", "lockstep drift --verbose"}, surroundings.out);
  return report::fails(report, options.fail_on) ? commands::kFindings : commands::kNothingWrong;
}

}  // namespace lockstep::pg_commands

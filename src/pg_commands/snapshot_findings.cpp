#include "pg_commands/snapshot_findings.h"

#include <algorithm>

#include "catalog/schema_of_snapshot.h"
#include "pg_commands/difference_words.h"
#include "rules/schema_words.h"
#include "runner/ledger.h"
#include "sql/tokens.h"

namespace lockstep::pg_commands {
namespace {

bool names_object(const runner::Migration& migration, const model::SchemaDifference& difference) {
  return sql::mentions(migration.up.text, rules::unqualified(difference.relation)) &&
         (difference.name.empty() || sql::mentions(migration.up.text, difference.name));
}

/// What is in the database alone the first that names it has made; of the rest the newest has the last word. The last
/// migration where none names it.
const runner::Migration& origin_of(const std::vector<runner::Migration>& migrations,
                                   const model::SchemaDifference& difference) {
  const auto is_origin = [&](const runner::Migration& one) { return names_object(one, difference); };
  if (difference.kind == model::SchemaDifference::Kind::kAdded) {
    const auto first = std::find_if(migrations.begin(), migrations.end(), is_origin);
    return first == migrations.end() ? migrations.back() : *first;
  }
  const auto newest = std::find_if(migrations.rbegin(), migrations.rend(), is_origin);
  return newest == migrations.rend() ? migrations.back() : *newest;
}

}  // namespace

catalog::SelectionOptions compared_parts(const VerifiedProject& project) {
  const runner::Ledger ledger = runner::ledger_of(project.project);
  catalog::SelectionOptions selection;
  selection.ignored_names.push_back(ledger.schema + "." + ledger.table);
  selection.ignored_aspects = {catalog::Aspect::kColumnOrder};
  return selection;
}

std::vector<model::SchemaDifference> snapshot_differences(const model::Schema& snapshot, const catalog::Snapshot& built,
                                                          const catalog::SelectionOptions& selection) {
  std::vector<model::SchemaDifference> differences =
      model::compare_schemas(snapshot, catalog::schema_in_words_of(snapshot, built, selection));
  std::erase_if(differences, [](const model::SchemaDifference& one) { return !one.is_certain; });
  return differences;
}

model::Finding snapshot_finding(const VerifiedProject& project, const model::SchemaDifference& difference) {
  const std::string& generate = project.project.generate_command;
  model::Finding finding;
  finding.rule = "snapshot-drift";
  finding.location = {origin_of(project.migrations, difference).up.path, 1, 1, 1, 1};
  finding.message = describe(difference, {"the snapshot", "the database"});
  finding.help = "where the snapshot is right, write the SQL that makes it so:\n" + generate +
                 " --custom --name mend_drift\nwhere the database is, say the same in the schema source, then:\n" +
                 generate + " --name sync_snapshot\nand empty the SQL file that it writes";
  return finding;
}

}  // namespace lockstep::pg_commands

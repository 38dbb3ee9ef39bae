#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/left_undone.h"
#include "rules/remedy.h"
#include "rules/schema_words.h"
#include "sql/tokens.h"

namespace lockstep::rules {
namespace {

/// Names listed in a message before it says how many more there are.
constexpr std::size_t kNamesShown = 3;

std::string listed(const std::set<std::string>& names) {
  const std::size_t shown = std::min(names.size(), kNamesShown);
  const std::vector<std::string> first(names.begin(), std::next(names.begin(), static_cast<std::ptrdiff_t>(shown)));
  const std::string more = names.size() > shown ? " and " + std::to_string(names.size() - shown) + " more" : "";
  return base::join(first, ", ") + more;
}

/// Whether the SQL names the relation that a difference is of, or the index, constraint or policy itself: DROP INDEX
/// names no table.
bool mentions(std::string_view sql, const model::SchemaDifference& difference) {
  if (sql::mentions(sql, unqualified(difference.relation))) return true;
  const bool is_named_part = !difference.name.empty() && difference.object != model::ObjectKind::kColumn;
  return is_named_part && sql::mentions(sql, difference.name);
}

}  // namespace

void migration_mismatch(const ProjectChange& change, Findings& findings) {
  const std::vector<const model::Migration*>& migrations = introduced(change);
  std::set<std::string> relations;
  for (const model::SchemaDifference& difference : change.schema.differences) relations.insert(difference.relation);
  if (relations.empty() || migrations.empty() || !change.schema.no_migration_reason.empty()) return;
  if (!left_undone(change).empty()) return;  // schema-without-migration says what
  for (const model::Migration* migration : migrations) {
    const std::string sql = read_sql(change, *migration);
    if (is_introspection(change, sql)) return;
    const std::vector<model::SchemaDifference>& all = change.schema.differences;
    if (std::any_of(all.begin(), all.end(), [&](const auto& one) { return mentions(sql, one); })) return;
  }
  findings.add(place_after(change, change.schema.differences.front()),
               "the schema edit changes " + listed(relations) + ", and no new migration touches " +
                   (relations.size() == 1 ? "it" : "them") + ": the database may stay as it is",
               change.project.generate_command.empty()
                   ? "check that " + migrations.front()->path + " is the migration for this edit"
                   : change.project.generate_command + "\nthen git add " + migrations_folder_argument(change));
}

}  // namespace lockstep::rules

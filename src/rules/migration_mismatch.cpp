#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"
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

/// Whether the SQL names the relation that an edit is of, or the index, constraint or policy itself: DROP INDEX names
/// no table.
bool mentions(std::string_view sql, const model::SchemaEdit& edit) {
  if (!edit.relation.empty() && sql::mentions(sql, edit.relation)) return true;
  const bool is_named_part = edit.object == model::SchemaObject::kIndex ||
                             edit.object == model::SchemaObject::kPolicy || edit.object == model::SchemaObject::kOther;
  return is_named_part && !edit.name.empty() && sql::mentions(sql, edit.name);
}

}  // namespace

void migration_mismatch(const ProjectChange& change, Findings& findings) {
  const std::vector<const model::Migration*>& migrations = introduced(change);
  std::set<std::string> relations;
  for (const model::SchemaEdit& edit : change.schema.edits) {
    if (!edit.relation.empty()) relations.insert(edit.relation);
  }
  if (relations.empty() || migrations.empty() || !change.schema.no_migration_reason.empty()) return;
  for (const model::Migration* migration : migrations) {
    const std::string sql = read_sql(change, *migration);
    if (is_introspection(change, sql)) return;
    const std::vector<model::SchemaEdit>& edits = change.schema.edits;
    if (std::any_of(edits.begin(), edits.end(), [&](const auto& edit) { return mentions(sql, edit); })) return;
  }
  const model::SchemaEdit& edit = change.schema.edits.front();
  findings.add(edit.location,
               "the schema edit changes " + listed(relations) + ", and no new migration touches " +
                   (relations.size() == 1 ? "it" : "them") + ": the database may stay as it is",
               change.project.generate_command.empty()
                   ? "check that " + migrations.front()->path + " is the migration for this edit"
                   : change.project.generate_command + "\nthen git add " + migrations_folder_argument(change));
}

}  // namespace lockstep::rules

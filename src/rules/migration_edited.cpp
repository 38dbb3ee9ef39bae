#include "base/text.h"
#include "rules/checks.h"
#include "sql/tokens.h"

namespace lockstep::rules {
namespace {

std::string restore_command(const ProjectChange& change, const MigrationPair& pair) {
  return "git checkout " + change.base_revision + " -- " + base::shell_quoted(pair.before->path);
}

std::string edit_consequence(model::Framework framework) {
  if (framework == model::Framework::kNumbered)
    return "databases that have it will not run it again; new ones run the new text";
  return "drizzle never looks at it again where it was applied, so old databases and new ones differ";
}

}  // namespace

void migration_edited(const ProjectChange& change, Findings& findings) {
  for (const MigrationPair& pair : change.difference.edited) {
    if (pair.after->is_program) continue;  // it has to keep compiling
    const std::string old_sql = change.before_tree.read(pair.before->blob, pair.before->path);
    const std::string& name = pair.after->name;
    if (sql::same_tokens(old_sql, read_sql(change, *pair.after))) {
      findings.add_warning(
          start_of(pair.after->path),
          name +
              " is on the base, and its comments or white space changed: the SQL is the same, its hash is "
              "not, and tools that compare hashes call it edited",
          restore_command(change, pair));
      continue;
    }
    findings.add(start_of(pair.after->path),
                 name + " is on the base, and its SQL changed: " + edit_consequence(change.project.framework),
                 restore_command(change, pair) + "\nthen put the change into a new migration");
  }
}

}  // namespace lockstep::rules

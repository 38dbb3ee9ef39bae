#include <algorithm>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

std::size_t count_with_number(const model::MigrationSet& set, std::string_view number) {
  return static_cast<std::size_t>(std::count_if(set.migrations.begin(), set.migrations.end(), [&](const auto& m) {
    return model::significant_digits(m.number) == model::significant_digits(number);
  }));
}

/// A rename that ends a duplicate of the base is the repair itself; Prisma knows migrations by their whole names, and
/// two with one number are no fault.
bool repairs_duplicate(const ProjectChange& change, const MigrationPair& pair) {
  if (pair.after->path.ends_with("/migration.sql")) return false;
  return count_with_number(change.before, pair.before->number) > 1 &&
         count_with_number(change.after, pair.after->number) == 1;
}

/// goose and dbmate, which mark what their files hold, remember the number alone (their documentation: goose_db_version
/// and schema_migrations).
bool is_known_by_number(const ProjectChange& change, const MigrationPair& pair) {
  if (change.project.framework != model::Framework::kNumbered || pair.before->number != pair.after->number)
    return false;
  if (pair.after->is_program) return true;
  const std::string sql = read_sql(change, *pair.after);
  return base::contains(sql, "-- +goose") || base::contains(sql, "-- migrate:up");
}

bool has_new_time(const ProjectChange& change, const MigrationPair& pair) {
  if (!pair.before->journal_position || !pair.after->journal_position) return false;
  return change.before.journal->entries[*pair.before->journal_position].when_ms !=
         change.after.journal->entries[*pair.after->journal_position].when_ms;
}

std::string rename_consequence(const ProjectChange& change, const MigrationPair& pair) {
  switch (change.project.framework) {
    case model::Framework::kDrizzle:
      if (has_new_time(change, pair)) return "with a new journal time too, so databases that ran it run it again";
      return "drizzle finds it by its journal time, but every open branch still names the old file";
    case model::Framework::kDrizzleFolders:
      return "drizzle records the folder's name, so databases that ran it run it again";
    case model::Framework::kNumbered:
      return "a runner that records names runs it again on databases that have it";
  }
  return "";
}

}  // namespace

void migration_renamed(const ProjectChange& change, Findings& findings) {
  for (const MigrationPair& pair : change.difference.renamed) {
    if (repairs_duplicate(change, pair) || is_known_by_number(change, pair)) continue;
    findings.add(start_of(pair.after->path),
                 pair.before->name + " is on the base, and this change renames it to " + pair.after->name + ": " +
                     rename_consequence(change, pair),
                 "git mv " + base::shell_quoted(renamed_path(change, pair.after->path)) + " " +
                     base::shell_quoted(renamed_path(change, pair.before->path)));
  }
}

}  // namespace lockstep::rules

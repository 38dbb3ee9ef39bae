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

/// A rename that ends a duplicate of the base is the repair itself.
bool repairs_duplicate(const ProjectChange& change, const MigrationPair& pair) {
  return count_with_number(change.before, pair.before->number) > 1 &&
         count_with_number(change.after, pair.after->number) == 1;
}

std::string rename_consequence(model::Framework framework) {
  switch (framework) {
    case model::Framework::kDrizzle:
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
    if (repairs_duplicate(change, pair)) continue;
    findings.add(start_of(pair.after->path),
                 pair.before->name + " is on the base, and this change renames it to " + pair.after->name + ": " +
                     rename_consequence(change.project.framework),
                 "git mv " + base::shell_quoted(renamed_path(change, pair.after->path)) + " " +
                     base::shell_quoted(renamed_path(change, pair.before->path)));
  }
}

}  // namespace lockstep::rules

#include <algorithm>

#include "base/text.h"
#include "layout/names.h"
#include "rules/checks.h"
#include "rules/left_undone.h"
#include "rules/remedy.h"
#include "rules/schema_words.h"
#include "rules/snapshot_drift.h"
#include "sql/tokens.h"

namespace lockstep::rules {
namespace {

std::string message_for(const std::vector<const model::SchemaDifference*>& differences) {
  const model::SchemaDifference& first = *differences.front();
  const std::string object = described(first);
  switch (first.kind) {
    case model::SchemaDifference::Kind::kAdded:
      return object + " is new" +
             (first.renamed_from.empty() ? "" : " (" + first.renamed_from + " is gone: is it renamed?)") +
             ", and no migration adds it";
    case model::SchemaDifference::Kind::kRemoved:
      return object + " is gone, and no migration drops it";
    case model::SchemaDifference::Kind::kChanged:
      break;
  }
  const std::string_view verb = first.is_certain ? " changed (" : " may have changed (";
  return object + std::string(verb) + changed_words(differences) + "), and no migration follows";
}

/// A name for the migration, from the first edit: add_last_activity_at, drop_paused, change_users.
std::string suggested_name(const model::SchemaDifference& difference) {
  using enum model::SchemaDifference::Kind;
  std::string name = difference.kind == kAdded ? "add_" : difference.kind == kRemoved ? "drop_" : "change_";
  const std::string_view object = difference.name.empty() ? unqualified(difference.relation) : difference.name;
  for (const char c : object) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += plain ? c : '_';
  }
  return base::lower_ascii(name);
}

/// The number of the next migration: of the kind that the newest one has.
std::string new_number(const ProjectChange& change) {
  const model::Migration* last = newest(change.after);
  return next_number_like(change, last == nullptr ? "0000" : last->number);
}

/// `first` is what the migration does before all else.
std::string pairing_help(const ProjectChange& change, const model::SchemaDifference& first) {
  const std::string name = suggested_name(first);
  const std::string generate =
      change.project.generate_command.empty()
          ? "write " + base::shell_quoted(in_migrations_folder(change, new_number(change) + "_" + name + ".sql"))
          : change.project.generate_command + " --name " + name;
  return generate + "\nthen git add " + migrations_folder_argument(change) +
         "\nor say why none is needed, on the line above: // lockstep: no-migration <reason>";
}

/// Whether a migration was generated and its file is not there: that has a rule of its own, and generating again would
/// bring nothing.
bool journal_grows(const ProjectChange& change) {
  if (!change.after.journal) return false;
  const std::size_t before = change.before.journal ? change.before.journal->entries.size() : 0;
  return change.after.journal->entries.size() > before;
}

/// Who does not do it: "0010_pronouns.sql does not", "the 2 new migrations do not".
std::string those_that_do_not(const std::vector<const model::Migration*>& introduced) {
  if (introduced.size() > 1) return "the " + std::to_string(introduced.size()) + " new migrations do not";
  return std::string(layout::file_name(introduced.front()->path)) + " does not";
}

std::string message_for_left(const std::vector<const model::SchemaDifference*>& left, const std::string& do_not) {
  const model::SchemaDifference& first = *left.front();
  const std::string object = described(first);
  switch (first.kind) {
    case model::SchemaDifference::Kind::kAdded:
      return object + " is new, and " + do_not + " add it" +
             (first.renamed_from.empty() ? "" : " (there is " + first.renamed_from + ": is that the one?)");
    case model::SchemaDifference::Kind::kRemoved:
      return object + " is gone, and " + do_not + " drop it";
    case model::SchemaDifference::Kind::kChanged:
      break;
  }
  return object + " is edited, and " + do_not + " make it what the sources say (there -> here: " + changed_words(left) +
         ")";
}

bool is_named(const ProjectChange& change, const model::SchemaDifference& difference) {
  const std::string_view name = difference.name.empty() ? unqualified(difference.relation) : difference.name;
  const std::vector<const model::Migration*>& added = introduced(change);
  return std::any_of(added.begin(), added.end(), [&](const model::Migration* migration) {
    return sql::mentions(read_sql(change, *migration), name);
  });
}

/// What is missing and not even named, as by a call of a function that adds it, and what the edit itself changes. A
/// drop may be for later, and how hand-written SQL says a type is not always told rightly.
bool is_certain(const ProjectChange& change, const model::SchemaDifference& left) {
  if (left.kind == model::SchemaDifference::Kind::kRemoved) return false;
  if (left.kind == model::SchemaDifference::Kind::kAdded) return !is_named(change, left);
  const std::vector<model::SchemaDifference>& edits = change.schema.differences;
  return std::any_of(edits.begin(), edits.end(), [&](const model::SchemaDifference& edit) {
    return edit.kind == left.kind && are_of_one_object(edit, left);
  });
}

/// What the newest snapshot lacks as well is a finding of snapshot-mismatch.
void forget_what_the_snapshot_tells(const ProjectChange& change, std::vector<model::SchemaDifference>& left) {
  const SnapshotDrift drift = find_snapshot_drift(change);
  std::erase_if(left, [&](const model::SchemaDifference& one) {
    return std::any_of(drift.unmigrated.begin(), drift.unmigrated.end(),
                       [&](const model::SchemaDifference& told) { return are_of_one_object(told, one); });
  });
}

void say_what_is_left(const ProjectChange& change, Findings& findings) {
  const std::vector<const model::Migration*>& added = introduced(change);
  std::vector<model::SchemaDifference> left = left_undone(change);
  if (!left.empty()) forget_what_the_snapshot_tells(change, left);
  const bool is_pulled = std::any_of(added.begin(), added.end(), [&](const model::Migration* migration) {
    return is_introspection(change, read_sql(change, *migration));
  });
  if (left.empty() || is_pulled) return;
  const std::string mend = added.size() == 1
                               ? "mend " + base::shell_quoted(added.front()->path) + ", or add a migration:\n"
                               : "mend one of the new migrations, or add another:\n";
  const std::string help = mend + pairing_help(change, left.front());
  for (const auto& differences : by_object(left)) {
    const model::SchemaDifference& first = *differences.front();
    model::Location place = place_after(change, first);
    std::string message = message_for_left(differences, those_that_do_not(added));
    if (is_certain(change, first)) {
      findings.add(std::move(place), std::move(message), help);
    } else {
      findings.add_warning(std::move(place), std::move(message), help);
    }
  }
}

bool declares_tables(const git::Tree& tree, const std::string& path) {
  if (!model::may_be_schema_source(path)) return false;
  const std::optional<std::string> text = git::read_file(tree, path);
  return text && base::contains(*text, "drizzle-orm/pg-core");
}

/// An edited source that nobody has named as one is not compared with anything: silence would look like consent.
void say_that_sources_are_unknown(const ProjectChange& change, Findings& findings) {
  if (change.is_whole || change.project.framework == model::Framework::kNumbered) return;
  const bool has_package = !change.project.config_path.empty() && change.project.root != ".";
  const std::string package = has_package ? change.project.root : "";
  for (const git::ChangedPath& changed : git::changed_paths(change.before_tree, change.after_tree, package)) {
    if (!declares_tables(change.after_tree, changed.path)) continue;
    const std::string& folder = change.project.migrations_folder;
    findings.add_warning(start_of(changed.path),
                         "is not compared with the migrations in " + folder +
                             ": no configuration that can be read says which files the schema is made of",
                         "name them in lockstep.json: {\"projects\": [{\"migrations\": \"" + folder +
                             "\", \"schema\": [\"" + changed.path + "\"]}]}");
    return;
  }
}

}  // namespace

void schema_without_migration(const ProjectChange& change, Findings& findings) {
  if (change.project.schema_globs.empty()) return say_that_sources_are_unknown(change, findings);
  if (change.schema.differences.empty() || !change.schema.no_migration_reason.empty()) return;
  if (!introduced(change).empty()) return say_what_is_left(change, findings);
  if (journal_grows(change)) return;
  const std::string help = pairing_help(change, change.schema.differences.front());
  for (const auto& differences : by_object(change.schema.differences)) {
    findings.add(place_after(change, *differences.front()), message_for(differences), help);
  }
}

}  // namespace lockstep::rules

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"
#include "rules/schema_words.h"

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

std::string pairing_help(const ProjectChange& change) {
  const std::string name = suggested_name(change.schema.differences.front());
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

}  // namespace

void schema_without_migration(const ProjectChange& change, Findings& findings) {
  if (change.schema.differences.empty() || !change.schema.no_migration_reason.empty()) return;
  if (!introduced(change).empty() || journal_grows(change)) return;
  const std::string help = pairing_help(change);
  for (const auto& differences : by_object(change.schema.differences)) {
    findings.add(place_after(change, *differences.front()), message_for(differences), help);
  }
}

}  // namespace lockstep::rules

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

std::string_view noun(model::SchemaObject object) {
  switch (object) {
    case model::SchemaObject::kTable:
      return "table";
    case model::SchemaObject::kColumn:
      return "column";
    case model::SchemaObject::kEnum:
      return "enum";
    case model::SchemaObject::kView:
      return "view";
    case model::SchemaObject::kIndex:
      return "index";
    case model::SchemaObject::kSequence:
      return "sequence";
    case model::SchemaObject::kSchema:
      return "schema";
    case model::SchemaObject::kRole:
      return "role";
    case model::SchemaObject::kPolicy:
      return "policy";
    case model::SchemaObject::kOther:
      return "declaration";
  }
  return "declaration";
}

std::string message_for(const model::SchemaEdit& edit) {
  const std::string object = std::string(noun(edit.object)) + " " + edit.name;
  const std::string detail = edit.detail.empty() ? "" : " (" + edit.detail + ")";
  switch (edit.kind) {
    case model::SchemaEdit::Kind::kAdded:
      return object + " is new" + detail + ", and no migration adds it";
    case model::SchemaEdit::Kind::kRemoved:
      return object + " is gone" + detail + ", and no migration drops it";
    case model::SchemaEdit::Kind::kChanged:
      return object + " changed" + detail + ", and no migration follows";
  }
  return object;
}

/// A name for the migration, from the first edit: add_last_activity_at, drop_paused, change_users.
std::string suggested_name(const model::SchemaEdit& edit) {
  const std::string_view verb = edit.kind == model::SchemaEdit::Kind::kAdded     ? "add_"
                                : edit.kind == model::SchemaEdit::Kind::kRemoved ? "drop_"
                                                                                 : "change_";
  std::string name(verb);
  for (const char c : edit.name.substr(edit.name.rfind('.') + 1)) {
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

std::string help_for(const ProjectChange& change) {
  const std::string name = suggested_name(change.schema.edits.front());
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
  if (change.schema.edits.empty() || !change.schema.no_migration_reason.empty()) return;
  if (!introduced(change).empty() || journal_grows(change)) return;
  const std::string help = help_for(change);
  for (const model::SchemaEdit& edit : change.schema.edits) findings.add(edit.location, message_for(edit), help);
}

}  // namespace lockstep::rules

#include <algorithm>

#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using replay::ReplicaIdentity;
using sql::AlterActionKind;
using Change = sql::Replication::Change;

bool sends(const replay::Publication& publication, const replay::Relation& table) {
  const auto& tables = publication.tables;
  const auto& schemas = publication.schemas;
  return publication.all_tables || std::find(tables.begin(), tables.end(), table.id) != tables.end() ||
         std::find(schemas.begin(), schemas.end(), table.schema) != schemas.end();
}

/// The publication that sends the rows of a table which was there before; empty when no migration made one.
std::string publication_of(const Situation& at, const sql::QualifiedName& name) {
  const auto table = at.database.find_relation(name);
  std::string found;
  if (!table || lint::is_private(at, name)) return found;
  for (replay::Id id = 1; id <= at.database.last_id(); ++id) {
    const auto* publication = std::get_if<replay::Publication>(&at.database.object(id));
    if (publication != nullptr && sends(*publication, *table)) return lint::quoted(publication->name);
  }
  return found;
}

/// Whether a row of the table can be told from others, as UPDATE and DELETE have to tell a subscriber.
bool has_identity(const replay::Relation& table) {
  switch (table.replica_identity) {
    case ReplicaIdentity::kDefault:
      return find_primary_key(table) != nullptr || !table.open_parts.empty();
    case ReplicaIdentity::kNothing:
      return false;
    case ReplicaIdentity::kFull:
    case ReplicaIdentity::kIndex:
      return true;
  }
  return true;
}

constexpr std::string_view kNoWrites = ": every UPDATE and DELETE of it fails from then on";

void check_key(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at, Hazards& found) {
  const sql::QualifiedName& name = alter.table.relation;
  const auto table = at.database.find_relation(name);
  const replay::Constraint* key = table ? find_primary_key(*table) : nullptr;
  const bool is_identity =
      key != nullptr && key->name == action.name.text && table->replica_identity == ReplicaIdentity::kDefault;
  const std::string publication = is_identity ? publication_of(at, name) : "";
  if (publication.empty()) return;
  const bool comes_back = any_action_behind(at, name, [](const sql::AlterAction& later) {
    return later.kind == AlterActionKind::kReplicaIdentity ||
           (later.kind == AlterActionKind::kAddConstraint &&
            later.constraint->kind == sql::ConstraintKind::kPrimaryKey);
  });
  if (comes_back) return;
  found.add(action.span,
            "publication " + publication + " sends " + lint::quoted(name) +
                ", which has no replica identity without its key" + std::string(kNoWrites),
            "give it another identity first: ALTER TABLE " + lint::quoted(name) + " REPLICA IDENTITY FULL;");
}

void check_identity(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at, Hazards& found) {
  const std::string name = lint::quoted(alter.table.relation);
  if (action.value != "nothing" || lint::is_private(at, alter.table.relation)) return;
  found.add(
      action.span,
      "without a replica identity, " + name + " cannot be updated once a publication sends it" + std::string(kNoWrites),
      "leave it at its primary key, or send whole rows: ALTER TABLE " + name + " REPLICA IDENTITY FULL;");
}

void say_changed(const Situation& at, sql::Span span, const sql::QualifiedName& table, const std::string& what,
                 Hazards& found) {
  const std::string publication = publication_of(at, table);
  if (publication.empty()) return;
  found.add(span,
            "publication " + publication + " sends " + lint::quoted(table) + ": " + what +
                " is not replicated, and the subscriber stops at the next row",
            "make the same change on the subscriber first");
}

void check_type(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at, Hazards& found) {
  say_changed(at, action.span, alter.table.relation, "the new type of " + lint::quoted(action.name.text), found);
}

void check_published_rename(const sql::Rename& rename, const Situation& at, Hazards& found) {
  if (rename.kind == sql::ObjectKind::kColumn) {
    say_changed(at, at.statement.span, rename.relation, "the new name of " + lint::quoted(rename.old_name.text), found);
  } else if (rename.kind == sql::ObjectKind::kTable) {
    say_changed(at, at.statement.span, rename.object.name, "its new name", found);
  }
}

void check_publication(const sql::Replication& change, const Situation& at, Hazards& found) {
  if (change.is_subscription) return;
  if (change.change == Change::kSet || change.change == Change::kDrop) {
    const auto known = at.database.find_publication(change.name.text);
    if (known && known->origin.is_new) return;
    found.add(at.statement.span,
              "what publication " + lint::quoted(change.name.text) + " no longer sends, its subscribers keep as it is",
              "change the subscribers with it: ALTER SUBSCRIPTION … REFRESH PUBLICATION;");
    return;
  }
  if (change.change != Change::kCreate && change.change != Change::kAdd) return;
  for (const sql::QualifiedName& name : change.tables) {
    const auto table = at.database.find_relation(name);
    if (!table || has_identity(*table) || lint::is_private(at, name)) continue;
    found.add(at.statement.span,
              "publication " + lint::quoted(change.name.text) + " sends " + lint::quoted(name) +
                  ", which has no primary key" + std::string(kNoWrites),
              "give it an identity first: ALTER TABLE " + lint::quoted(name) + " REPLICA IDENTITY FULL;");
  }
}

void check_published_drop(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (drop.kind != sql::ObjectKind::kPublication && drop.kind != sql::ObjectKind::kSubscription) return;
  const sql::QualifiedName& name = drop.objects.front().name;
  const auto known = at.database.find_publication(name.name);
  if (drop.kind == sql::ObjectKind::kPublication && (is_absent(at, known) || (known && known->origin.is_new))) return;
  const std::string text = std::string(sql::words(drop.kind)) + " " + lint::quoted(name);
  found.add(at.statement.span, "drops " + text + ": what is replicated through it stands still from then on",
            "first drop what reads it, then the " + text);
}

}  // namespace

constexpr lint::Rule kReplicationBreak = {
    .id = "replication-break",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "replication that stops, or that makes writes fail",
    .handlers = {lint::on_action<AlterActionKind::kDropConstraint, &check_key>(),
                 lint::on_action<AlterActionKind::kReplicaIdentity, &check_identity>(),
                 lint::on_action<AlterActionKind::kSetType, &check_type>(), lint::on<&check_published_rename>(),
                 lint::on<&check_publication>(), lint::on<&check_published_drop>()},
    .aliases = {},
};

}  // namespace lockstep::sql_rules

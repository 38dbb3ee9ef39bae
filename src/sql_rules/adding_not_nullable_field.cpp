#include <algorithm>

#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/conditions.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Filling;
using lint::Hazards;
using lint::Situation;

/// A column that is about to be NOT NULL, as far as it is known.
struct Subject {
  const sql::QualifiedName& table;
  std::string name;
  bool is_known = false;     // otherwise nothing below means anything
  bool is_new = false;       // the change adds it, so that the release that runs cannot name it
  bool has_default = false;  // what an INSERT without it gets
  Filling filling = Filling::kUnknown;
};

/// What later actions of a statement make of the default of a column.
void follow_default(const sql::AlterTable& alter_table, const std::string& column, bool& has_default) {
  for (const sql::AlterAction& action : alter_table.actions) {
    if (action.name.text != column) continue;
    if (action.kind == sql::AlterActionKind::kSetDefault)
      has_default = action.expression && !is_null(*action.expression);
    if (action.kind == sql::AlterActionKind::kDropDefault) has_default = false;
  }
}

/// A column that the same ALTER TABLE adds.
void read_added(const sql::Column& column, Subject& subject) {
  const sql::Constraint* given = sql::find_constraint(column, sql::ConstraintKind::kDefault);
  const bool has_serial_type = column.type.name.ends_with("serial");
  subject.has_default = (given != nullptr && given->expression && !is_null(*given->expression)) || has_serial_type ||
                        sql::find_constraint(column, sql::ConstraintKind::kIdentity) != nullptr ||
                        sql::find_constraint(column, sql::ConstraintKind::kGenerated) != nullptr;
  subject.filling = subject.has_default ? Filling::kFilled : Filling::kAllNull;
  subject.is_known = subject.is_new = true;
}

void read_existing(const replay::Relation& relation, const replay::Column& column, const Situation& at,
                   Subject& subject) {
  const replay::Type* domain = at.database.type(column.type_id);
  const bool has_default_of_type = domain != nullptr && domain->default_value.has_value();
  const bool is_seen = !relation.is_assumed || column.origin.migration != replay::kNoMigration;
  subject.is_known = is_seen && column.existence == replay::Existence::kCertain;
  subject.is_new = column.origin.is_new;
  subject.has_default = column.default_value || column.generated || has_default_of_type ||
                        column.identity != replay::Column::Identity::kNone;
  subject.filling = at.filled.of(relation, column, at.database, at.transaction.number);
  // What an older migration left empty, the application may have filled since.
  if (!subject.is_new && subject.filling == Filling::kAllNull) subject.filling = Filling::kUnknown;
}

Subject read_subject(const sql::AlterTable& alter_table, const std::string& name, const Situation& at) {
  Subject subject{.table = alter_table.table.relation, .name = name};
  const auto relation = at.database.find_relation(subject.table);
  if (relation) {
    const auto column = at.database.find_column(*relation, name);
    if (column) read_existing(*relation, *column, at, subject);
  }
  for (const sql::AlterAction& action : alter_table.actions) {
    const bool adds_it = action.kind == sql::AlterActionKind::kAddColumn && action.column->name.text == name;
    if (adds_it && !action.if_not_exists) read_added(*action.column, subject);
  }
  follow_default(alter_table, name, subject.has_default);
  for (const sql::Statement& later : lint::following(at)) {
    const auto* alter = std::get_if<sql::AlterTable>(&later.body);
    const bool is_same = alter != nullptr && alter->table.relation.name == subject.table.name &&
                         alter->table.relation.schema == subject.table.schema;
    if (is_same && at.transaction.is_open) follow_default(*alter, name, subject.has_default);
  }
  return subject;
}

struct Verdict {
  lint::Hazard hazard;
  std::string message;
};

Verdict judge(const Subject& subject, const Effect& work, const Situation& at) {
  const std::string column = lint::quoted(subject.name);
  const std::string reads = lint::work_in_words(at, work) + " under " + lint::lock_in_words(work.lock);
  const bool will_fail = subject.is_known && subject.filling == Filling::kAllNull && lint::is_unconditional(at);
  if (will_fail && !lint::forgives(at, "not_null_violation")) {
    return {lint::Hazard::kFails, "fails: " + column + " is NULL in every row of " + lint::quoted(subject.table) +
                                      ", nothing has filled it since it was added"};
  }
  const bool may_fail = subject.filling != Filling::kFilled;
  const std::string fails = may_fail ? " and fails if " + column + " is NULL in one" : "";
  if (subject.is_known && !subject.has_default && subject.is_new) {
    return {lint::Hazard::kBreaksRelease, "INSERTs of the release that still runs fail: they do not name " + column +
                                              ", which has no default; " + reads + fails};
  }
  if (subject.is_known && !subject.has_default) {
    return {may_fail ? lint::Hazard::kBreaksRelease : lint::Hazard::kBlocks,
            reads + fails + "; from then on INSERTs without " + column + " fail, it has no default"};
  }
  return {lint::Hazard::kBlocks, reads + fails + ": reads and writes wait until it is done"};
}

std::string fill(const Subject& subject) {
  if (subject.filling == Filling::kFilled) return "";
  const bool has_default = subject.is_known && subject.has_default;
  return "UPDATE " + lint::quoted(subject.table) + " SET " + lint::quoted(subject.name) + " = " +
         (has_default ? "DEFAULT" : "/* what old rows shall have */") + " WHERE " + lint::quoted(subject.name) +
         " IS NULL;\n";
}

std::string safe_way(const sql::AlterTable& alter_table, const Subject& subject, const Situation& at) {
  constexpr int kFirstWithNotValidNotNull = 18;
  const std::string change = alter(subject.table);
  const std::string column = lint::quoted(subject.name);
  const std::string set_not_null = change + "ALTER COLUMN " + column + " SET NOT NULL;";
  for (const sql::AlterAction& action : alter_table.actions) {
    if (action.kind != sql::AlterActionKind::kValidateConstraint) continue;
    return "VALIDATE CONSTRAINT proves it only to a statement of its own, which blocks nobody:\n" + change +
           "VALIDATE CONSTRAINT " + lint::quoted(action.name.text) + ";\n" + set_not_null;
  }
  const std::string name = lint::quoted(lint::suggested_name(subject.table, subject.name, "not_null"));
  const std::string validate = change + "VALIDATE CONSTRAINT " + name + ";";
  if (at.settings.postgres_major >= kFirstWithNotValidNotNull) {
    return in_two_transactions(
        at, fill(subject) + change + "ADD CONSTRAINT " + name + " NOT NULL " + column + " NOT VALID;", validate);
  }
  return in_two_transactions(
      at, fill(subject) + change + "ADD CONSTRAINT " + name + " CHECK (" + column + " IS NOT NULL) NOT VALID;",
      validate + "\n" + set_not_null + "\n" + change + "DROP CONSTRAINT " + name + ";");
}

void check_adding_not_nullable_field(const sql::AlterTable& alter_table, const sql::AlterAction& action,
                                     const std::string& column, const Situation& at, Hazards& found) {
  // A column that is NOT NULL already, or that a valid CHECK proves to be, is not read; and nothing is new to anybody.
  const Effect* work = lint::find_work(at, action.span);
  if (work == nullptr) return;
  const Subject subject = read_subject(alter_table, column, at);
  const Verdict verdict = judge(subject, *work, at);
  const bool is_lost = verdict.hazard == lint::Hazard::kFails;
  const std::string help = is_lost ? "before it:\n" + fill(subject) : safe_way(alter_table, subject, at);
  found.add(verdict.hazard, action.span, verdict.message, help).table = subject.table;
}

void check_set(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
               Hazards& found) {
  check_adding_not_nullable_field(alter_table, action, action.name.text, at, found);
}

/// ADD CONSTRAINT … NOT NULL column, of PostgreSQL 18.
void check_not_null_constraint(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                               Hazards& found) {
  const sql::Constraint& constraint = *action.constraint;
  if (constraint.kind != sql::ConstraintKind::kNotNull || constraint.columns.empty()) return;
  check_adding_not_nullable_field(alter_table, action, constraint.columns[0].text, at, found);
}

}  // namespace

constexpr lint::Rule kAddingNotNullableField = {
    .id = "adding-not-nullable-field",
    .hazard = lint::Hazard::kBlocks,
    .summary = "SET NOT NULL that reads the whole table, fails on its rows, or on the INSERTs that follow",
    .handlers = {lint::on_action<sql::AlterActionKind::kSetNotNull, &check_set>(),
                 lint::on_action<sql::AlterActionKind::kAddConstraint, &check_not_null_constraint>()},
    .aliases = {"E2"},
};

}  // namespace lockstep::sql_rules

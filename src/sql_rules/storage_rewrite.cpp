#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

/// What an action that copies the storage is for; empty for others.
std::string_view help_for(sql::AlterActionKind kind) {
  using Kind = sql::AlterActionKind;
  switch (kind) {
    case Kind::kSetLogged:
      return "PostgreSQL has no other way to make it durable";
    case Kind::kSetUnlogged:
      return "a crash empties an unlogged table, and standbys do not have it; a new table can be made UNLOGGED at once";
    case Kind::kSetAccessMethod:
    case Kind::kSetTablespace:
      return "pg_repack moves a table while it is used; so does a new table that is filled in batches and renamed";
    default:
      return "";
  }
}

void check_storage(const sql::AlterTable& alter, const Situation& at, Hazards& found) {
  for (const sql::AlterAction& action : alter.actions) {
    const std::string help(help_for(action.kind));
    const Effect* work = lint::find_work(at, action.span, lint::Work::kIndexBuild);
    if (help.empty() || work == nullptr) continue;
    found.add(action.span, lint::in_words(at, *work), with_lock_timeout(at, help)).table = alter.table.relation;
  }
}

/// ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b.
void check_all(const sql::Other& other, const Situation& at, Hazards& found) {
  if (other.node != "AlterTableMoveAllStmt") return;
  found.add(at.statement.span,
            "copies every table or index of a tablespace, each under an ACCESS EXCLUSIVE lock that lasts until all are "
            "moved",
            with_lock_timeout(at, "move them one by one, each in a transaction of its own"));
}

}  // namespace

constexpr lint::Rule kStorageRewrite = {
    .id = "storage-rewrite",
    .hazard = lint::Hazard::kRewrites,
    .summary = "a table that is copied to another storage while reads and writes wait",
    .handlers = {lint::on<&check_storage>(), lint::on<&check_all>()},
    .aliases = {"E10"},
};

}  // namespace lockstep::sql_rules

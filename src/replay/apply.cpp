#include "replay/apply.h"

#include <algorithm>

#include "base/text.h"
#include "replay/alter_table.h"
#include "replay/dropping.h"
#include "replay/functions.h"
#include "replay/indexes.h"
#include "replay/policies.h"
#include "replay/rename.h"
#include "replay/rows.h"
#include "replay/schemas.h"
#include "replay/sequences.h"
#include "replay/tables.h"
#include "replay/targets.h"
#include "replay/types.h"
#include "replay/views.h"

// One overload a kind of statement; what has none changes nothing here.

namespace lockstep::replay {
namespace {

bool is_relation(sql::ObjectKind kind) {
  return kind == sql::ObjectKind::kTable || kind == sql::ObjectKind::kView ||
         kind == sql::ObjectKind::kMaterializedView || kind == sql::ObjectKind::kSequence ||
         kind == sql::ObjectKind::kForeignTable;
}

void need_relation(Step& step, const sql::QualifiedName& name) {
  if (!name.name.empty()) target_relation(step, name, RelationKind::kTable, false);
}

struct Applier {
  Step& step;
  const sql::Statement& statement;

  void operator()(const sql::CreateTable& one) const { apply_create_table(step, one); }
  void operator()(const sql::CreateTableAs& one) const {
    if (!one.query || can_read(step, *one.query)) apply_create_table_as(step, one);
  }
  void operator()(const sql::AlterTable& one) const { apply_alter_table(step, one); }
  void operator()(const sql::CreateIndex& one) const { apply_create_index(step, one); }
  void operator()(const sql::Drop& one) const { apply_drop(step, one); }
  void operator()(const sql::Owned& one) const {
    if (one.is_drop) step.database.open("DROP OWNED drops what nobody lists", step.origin);
  }
  void operator()(const sql::Rename& one) const { apply_rename(step, one); }
  void operator()(const sql::SetSchema& one) const { apply_set_schema(step, one); }
  void operator()(const sql::ChangeOwner& one) const {
    if (is_relation(one.kind)) need_relation(step, one.object.name);
  }
  void operator()(const sql::CreateEnum& one) const { apply_create_enum(step, one); }
  void operator()(const sql::AlterEnum& one) const { apply_alter_enum(step, one); }
  void operator()(const sql::CreateType& one) const { apply_create_type(step, one); }
  void operator()(const sql::CreateDomain& one) const { apply_create_domain(step, one); }
  void operator()(const sql::AlterDomain& one) const { apply_alter_domain(step, one); }
  void operator()(const sql::Sequence& one) const { apply_sequence(step, one); }
  void operator()(const sql::CreateView& one) const { apply_create_view(step, one); }
  void operator()(const sql::RefreshMaterializedView& one) const { apply_refresh(step, one); }
  void operator()(const sql::CreateFunction& one) const { apply_create_function(step, one, statement.children); }
  void operator()(const sql::AlterFunction& one) const { apply_alter_function(step, one); }
  void operator()(const sql::CreateTrigger& one) const { apply_create_trigger(step, one); }
  void operator()(const sql::Policy& one) const { apply_policy(step, one); }
  void operator()(const sql::CreateRule& one) const { apply_create_rule(step, one); }
  void operator()(const sql::Extension& one) const { apply_extension(step, one); }
  void operator()(const sql::Role& one) const { apply_role(step, one); }
  void operator()(const sql::Replication& one) const { apply_replication(step, one); }
  void operator()(const sql::Comment& one) const {
    if (is_relation(one.kind)) need_relation(step, one.object.name);
  }
  void operator()(const sql::Select& one) const {
    note_rows(step, statement);
    apply_select(step, one);
  }
  void operator()(const sql::Insert& one) const {
    note_rows(step, statement);
    apply_insert(step, one);
  }
  void operator()(const sql::Update& one) const {
    note_rows(step, statement);
    apply_update(step, one);
  }
  void operator()(const sql::Delete&) const { note_rows(step, statement); }
  void operator()(const sql::Merge&) const { note_rows(step, statement); }
  void operator()(const sql::Copy&) const { note_rows(step, statement); }
  void operator()(const sql::LockTable& one) const {
    for (const sql::QualifiedName& name : one.tables) need_relation(step, name);
  }
  void operator()(const sql::Truncate& one) const {
    for (const sql::QualifiedName& name : one.tables) need_relation(step, name);
    apply_truncate(step, one);
  }
  void operator()(const sql::SetVariable& one) const { set_variable(one); }
  void operator()(const sql::Call&) const { step.database.open("CALL runs a procedure", step.origin); }
  void operator()(const sql::Other& one) const {
    if (one.node == "DiscardStmt") step.database.reset_settings();
  }
  template <typename Statement>
  void operator()(const Statement&) const {}

  void set_variable(const sql::SetVariable& one) const {
    using Kind = sql::SetVariable::Kind;
    if (one.is_local && !step.transaction.is_open) return;
    switch (one.kind) {
      case Kind::kSet:
        step.database.set_setting(one.name, base::join(one.values, ", "), one.is_local);
        break;
      case Kind::kSetDefault:
      case Kind::kReset:
        step.database.set_setting(one.name, std::nullopt, one.is_local);
        break;
      case Kind::kResetAll:
        step.database.reset_settings();
        break;
      case Kind::kSetCurrent:
      case Kind::kOther:
        break;
    }
  }
};

}  // namespace

void apply_one(Step& step, const sql::Statement& statement) {
  std::visit(Applier{step, statement}, statement.body);
}

}  // namespace lockstep::replay

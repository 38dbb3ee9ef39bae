#include <array>
#include <utility>

#include "sql/convert_expression.h"
#include "sql/convert_objects.h"
#include "sql/convert_table.h"

// ALTER TABLE and its relatives. The tree has no place for an action; but the actions are what stands between the
// commas after the table's name, in order.
namespace lockstep::sql {
namespace {

using Index = Source::Index;
struct KindOfSubtype {
  PgQuery__AlterTableType subtype;
  AlterActionKind kind;
  std::string_view value = {};
};
constexpr std::array kKinds{
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn, AlterActionKind::kAddColumn},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull, AlterActionKind::kDropNotNull},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull, AlterActionKind::kSetNotNull},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression, AlterActionKind::kDropExpression},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics, AlterActionKind::kSetStatistics},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions, AlterActionKind::kSetColumnOptions},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions, AlterActionKind::kResetColumnOptions},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage, AlterActionKind::kSetStorage},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression, AlterActionKind::kSetCompression},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn, AlterActionKind::kDropColumn},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint, AlterActionKind::kAddConstraint},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint, AlterActionKind::kAlterConstraint},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint, AlterActionKind::kValidateConstraint},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint, AlterActionKind::kDropConstraint},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType, AlterActionKind::kSetType},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner, AlterActionKind::kOwner},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn, AlterActionKind::kClusterOn},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster, AlterActionKind::kSetWithoutCluster},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged, AlterActionKind::kSetLogged},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged, AlterActionKind::kSetUnlogged},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod, AlterActionKind::kSetAccessMethod},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace, AlterActionKind::kSetTablespace},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions, AlterActionKind::kSetOptions},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions, AlterActionKind::kResetOptions},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig, AlterActionKind::kEnableTrigger},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig, AlterActionKind::kEnableTrigger, "always"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig, AlterActionKind::kEnableTrigger, "replica"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll, AlterActionKind::kEnableTrigger, "all"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser, AlterActionKind::kEnableTrigger, "user"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig, AlterActionKind::kDisableTrigger},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll, AlterActionKind::kDisableTrigger, "all"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser, AlterActionKind::kDisableTrigger, "user"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRule, AlterActionKind::kEnableRule},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysRule, AlterActionKind::kEnableRule, "always"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaRule, AlterActionKind::kEnableRule, "replica"},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRule, AlterActionKind::kDisableRule},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit, AlterActionKind::kInherit},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit, AlterActionKind::kNoInherit},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AddOf, AlterActionKind::kOfType},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropOf, AlterActionKind::kNotOfType},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_ReplicaIdentity, AlterActionKind::kReplicaIdentity},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity, AlterActionKind::kEnableRowSecurity},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity, AlterActionKind::kDisableRowSecurity},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity, AlterActionKind::kForceRowSecurity},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity, AlterActionKind::kNoForceRowSecurity},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_GenericOptions, AlterActionKind::kGenericOptions},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition, AlterActionKind::kAttachPartition},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition, AlterActionKind::kDetachPartition},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartitionFinalize, AlterActionKind::kDetachPartitionFinalize},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity, AlterActionKind::kAddIdentity},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity, AlterActionKind::kSetIdentity},
    KindOfSubtype{PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity, AlterActionKind::kDropIdentity},
};

void read_kind(AlterAction& action, const PgQuery__AlterTableCmd& node) {
  action.kind = AlterActionKind::kOther;
  if (node.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault) {
    action.kind = node.def == nullptr ? AlterActionKind::kDropDefault : AlterActionKind::kSetDefault;
    return;
  }
  for (const KindOfSubtype& entry : kKinds) {
    if (entry.subtype != node.subtype) continue;
    action.kind = entry.kind;
    action.value = entry.value;
    return;
  }
  const ProtobufCEnumValue* value =
      protobuf_c_enum_descriptor_get_value(&pg_query__alter_table_type__descriptor, node.subtype);
  if (value != nullptr) action.value = value->name;
}

/// The words before the name that an action is about.
Index name_begin(const StatementTokens& tokens, Index first) {
  Index at = first;
  for (const std::string_view word :
       {"add", "drop", "alter", "validate", "enable", "disable", "cluster", "set", "owner"}) {
    if (tokens.is_word(first, word)) at = first + 1;
  }
  at = tokens.skip_words(at, {"always", "replica"});
  at = tokens.skip_words(at, {"column", "attribute", "constraint", "trigger", "rule", "on", "to", "access", "method",
                              "tablespace", "storage"});
  return tokens.skip_words(at, {"if", "not", "exists"});
}

void read_column(Source& source, AlterAction& action, const PgQuery__ColumnDef& node, Index first, Index end) {
  action.column = std::make_unique<Column>(column_of(source, node, end));
  if (action.kind != AlterActionKind::kSetType) {
    action.name = action.column->name;
    return;
  }
  // The definition stands for the type alone, and its USING for a default.
  action.column->name = action.name;
  action.column->span = source.tokens.span(first, end - 1);
  action.expression = optional_expression_of(source, node.raw_default);
}

/// ALTER … SET GENERATED ALWAYS SET START 5 has an option for each.
void read_identity_options(AlterAction& action) {
  for (Option& option : action.options) {
    if (option.name == "generated")
      option.value = option.value == "97" || option.value == "a" ? "always" : "by default";
  }
}

void read_replica_identity(const Source& source, AlterAction& action, const PgQuery__ReplicaIdentityStmt& node,
                           Index first) {
  const std::string_view letter = view(node.identity_type);
  action.value = letter == "n" ? "nothing" : letter == "f" ? "full" : letter == "i" ? "index" : "default";
  if (!view(node.name).empty()) {
    action.name = source.tokens.find_name(node.name, source.tokens.find_word(first, "index") + 1);
  }
}

void read_definition(Source& source, AlterAction& action, const PgQuery__Node& node, Index first, Index end) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_COLUMN_DEF:
      return read_column(source, action, *node.column_def, first, end);
    case PG_QUERY__NODE__NODE_CONSTRAINT: {
      action.constraint = std::make_unique<Constraint>(constraint_of(source, *node.constraint, end));
      if (action.kind != AlterActionKind::kAlterConstraint) return;
      // It has no place of its own in the tree.
      action.constraint->name =
          source.tokens.find_name(view(node.constraint->conname), name_begin(source.tokens, first));
      action.constraint->span = action.span;
      action.name = action.constraint->name;
      return;
    }
    case PG_QUERY__NODE__NODE_PARTITION_CMD:
      action.other = name_of(source, node.partition_cmd->name);
      action.concurrently = node.partition_cmd->concurrent;
      if (node.partition_cmd->bound != nullptr) {
        action.bound = std::make_unique<PartitionBound>(bound_of(source, *node.partition_cmd->bound));
      }
      return;
    case PG_QUERY__NODE__NODE_REPLICA_IDENTITY_STMT:
      return read_replica_identity(source, action, *node.replica_identity_stmt, first);
    case PG_QUERY__NODE__NODE_RANGE_VAR:
      action.other = name_of(source, node.range_var);
      return;
    case PG_QUERY__NODE__NODE_TYPE_NAME:
      action.other = name_of(source, nodes(node.type_name->n_names, node.type_name->names), first);
      return;
    case PG_QUERY__NODE__NODE_LIST:
      action.options = options_of(source, nodes(node.list->n_items, node.list->items));
      return read_identity_options(action);
    case PG_QUERY__NODE__NODE_STRING:
    case PG_QUERY__NODE__NODE_INTEGER:
      action.value = text_of(&node);
      if (source.tokens.is_symbol(end - 2, '-')) action.value = "-" + std::string(source.tokens.text(end - 1));
      return;
    default:
      action.expression = optional_expression_of(source, &node);
  }
}

AlterAction action_of(Source& source, const PgQuery__AlterTableCmd& node, Index first, Index end) {
  AlterAction action;
  read_kind(action, node);
  action.span = source.tokens.span(first, end - 1);
  action.if_exists = node.missing_ok && action.kind != AlterActionKind::kAddColumn;
  action.if_not_exists = node.missing_ok && action.kind == AlterActionKind::kAddColumn;
  action.cascade = node.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  if (!view(node.name).empty()) action.name = source.tokens.find_name(node.name, name_begin(source.tokens, first));
  if (node.newowner != nullptr) action.name = name_of(source, node.newowner);
  if (node.def != nullptr) read_definition(source, action, *node.def, first, end);
  return action;
}

}  // namespace

AlterTable alter_table_of(Source& source, const PgQuery__AlterTableStmt& node) {
  AlterTable alter;
  alter.object = object_kind_of(node.objtype);
  alter.if_exists = node.missing_ok;
  alter.table = target_of(source, node.relation);
  const StatementTokens& tokens = source.tokens;
  Index first = tokens.at(alter.table.span.end);
  if (tokens.is_symbol(first, '*')) ++first;  // ALTER TABLE t * …
  if (tokens.is_symbol(first, ')')) ++first;  // ALTER TABLE ONLY (t) …
  for (const PgQuery__Node* item : nodes(node.n_cmds, node.cmds)) {
    if (item->node_case != PG_QUERY__NODE__NODE_ALTER_TABLE_CMD) continue;
    const Index end = tokens.end_of_item(first);
    alter.actions.push_back(action_of(source, *item->alter_table_cmd, first, end));
    first = end + 1;
  }
  return alter;
}

}  // namespace lockstep::sql

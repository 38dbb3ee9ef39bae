#include <utility>

#include "base/text.h"
#include "sql/convert_administration.h"
#include "sql/convert_definitions.h"
#include "sql/convert_query.h"

// Statements that are no definitions: SET, BEGIN, COPY, LOCK, VACUUM and so on.
namespace lockstep::sql {
namespace {

using Index = Source::Index;

std::string value_text(const Source& source, const PgQuery__Node& node) {
  std::string text = text_of(&node);
  if (node.node_case == PG_QUERY__NODE__NODE_TYPE_CAST) return text;
  if (node.node_case != PG_QUERY__NODE__NODE_A_CONST) return text;
  const Index place = source.token_at(node.a_const->location);
  // libpg_query leaves the sign of a negative number out.
  return source.tokens.is_symbol(place, '-') ? "-" + std::string(source.tokens.text(place + 1)) : text;
}

}  // namespace

SetVariable set_variable_of(const Source& source, const PgQuery__VariableSetStmt& node) {
  SetVariable variable;
  switch (node.kind) {
    case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE:
      variable.kind = SetVariable::Kind::kSet;
      break;
    case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT:
      variable.kind = SetVariable::Kind::kSetDefault;
      break;
    case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_CURRENT:
      variable.kind = SetVariable::Kind::kSetCurrent;
      break;
    case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET:
      variable.kind = SetVariable::Kind::kReset;
      break;
    case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL:
      variable.kind = SetVariable::Kind::kResetAll;
      break;
    default:
      variable.kind = SetVariable::Kind::kOther;
  }
  variable.is_local = node.is_local;
  variable.name = base::lower_ascii(view(node.name));
  for (const PgQuery__Node* value : nodes(node.n_args, node.args))
    variable.values.push_back(value_text(source, *value));
  return variable;
}

Truncate truncate_of(const Source& source, const PgQuery__TruncateStmt& node) {
  Truncate truncate;
  truncate.tables = relations_of(source, nodes(node.n_relations, node.relations));
  truncate.cascade = node.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  truncate.restarts_sequences = node.restart_seqs;
  return truncate;
}

Copy copy_of(Source& source, const PgQuery__CopyStmt& node) {
  Copy copy;
  copy.table = name_of(source, node.relation);
  copy.columns = names_of(source, nodes(node.n_attlist, node.attlist), source.tokens.at(copy.table.span.end));
  if (node.query != nullptr && node.query->node_case == PG_QUERY__NODE__NODE_SELECT_STMT) {
    copy.query = query_of(source, *node.query->select_stmt);
  }
  copy.is_from = node.is_from;
  copy.is_program = node.is_program;
  copy.file = std::string(view(node.filename));
  copy.is_stdin_or_stdout = copy.file.empty();
  copy.options = options_of(source, nodes(node.n_options, node.options));
  return copy;
}

LockTable lock_of(const Source& source, const PgQuery__LockStmt& node) {
  // PostgreSQL's lock modes, from 1 (lockdefs.h).
  static constexpr std::string_view kModes[] = {
      "access share", "row share",           "row exclusive", "share update exclusive",
      "share",        "share row exclusive", "exclusive",     "access exclusive"};
  LockTable lock;
  lock.tables = relations_of(source, nodes(node.n_relations, node.relations));
  const auto mode = static_cast<std::size_t>(node.mode);
  lock.mode = mode >= 1 && mode <= std::size(kModes) ? kModes[mode - 1] : kModes[std::size(kModes) - 1];
  lock.nowait = node.nowait;
  return lock;
}

Transaction transaction_of(const Source& source, const PgQuery__TransactionStmt& node) {
  using Kind = Transaction::Kind;
  // In the order of TransactionStmtKind, from 1.
  static constexpr Kind kKinds[] = {Kind::kBegin,          Kind::kBegin,           Kind::kCommit,     Kind::kRollback,
                                    Kind::kSavepoint,      Kind::kRelease,         Kind::kRollbackTo, Kind::kPrepare,
                                    Kind::kCommitPrepared, Kind::kRollbackPrepared};
  Transaction transaction;
  const auto kind = static_cast<std::size_t>(node.kind);
  if (kind >= 1 && kind <= std::size(kKinds)) transaction.kind = kKinds[kind - 1];
  if (!view(node.savepoint_name).empty()) transaction.savepoint = source.tokens.find_name(node.savepoint_name, 1);
  transaction.and_chain = node.chain;
  return transaction;
}

Reindex reindex_of(const Source& source, const PgQuery__ReindexStmt& node) {
  Reindex reindex;
  switch (node.kind) {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE:
      reindex.kind = Reindex::Kind::kTable;
      break;
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA:
      reindex.kind = Reindex::Kind::kSchema;
      break;
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SYSTEM:
      reindex.kind = Reindex::Kind::kSystem;
      break;
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_DATABASE:
      reindex.kind = Reindex::Kind::kDatabase;
      break;
    default:
      break;
  }
  if (node.relation != nullptr) {
    reindex.name = name_of(source, node.relation);
  } else {
    reindex.name = {"", std::string(view(node.name)), source.tokens.find_name(view(node.name), 2).span};
  }
  reindex.concurrently = is_on(nodes(node.n_params, node.params), "concurrently");
  reindex.options = options_of(source, nodes(node.n_params, node.params));
  return reindex;
}

Vacuum vacuum_of(const Source& source, const PgQuery__VacuumStmt& node) {
  Vacuum vacuum;
  const Nodes options = nodes(node.n_options, node.options);
  vacuum.is_vacuum = node.is_vacuumcmd;
  vacuum.is_full = is_on(options, "full");
  vacuum.analyzes = !node.is_vacuumcmd || is_on(options, "analyze");
  for (const PgQuery__Node* item : nodes(node.n_rels, node.rels)) {
    if (item->node_case != PG_QUERY__NODE__NODE_VACUUM_RELATION) continue;
    vacuum.tables.push_back(name_of(source, item->vacuum_relation->relation));
  }
  vacuum.options = options_of(source, options);
  return vacuum;
}

Cluster cluster_of(const Source& source, const PgQuery__ClusterStmt& node) {
  Cluster cluster;
  cluster.table = name_of(source, node.relation);
  if (!view(node.indexname).empty()) cluster.index = source.tokens.find_name(node.indexname, 1);
  return cluster;
}

}  // namespace lockstep::sql

#include "sql/convert_query.h"

#include <algorithm>
#include <utility>

#include "sql/convert_expression.h"
#include "sql/convert_from.h"
#include "sql/pg_version.h"

namespace lockstep::sql {
namespace {

using Index = Source::Index;

Query::SetOperation operation_of(PgQuery__SetOperation operation) {
  switch (operation) {
    case PG_QUERY__SET_OPERATION__SETOP_UNION:
      return Query::SetOperation::kUnion;
    case PG_QUERY__SET_OPERATION__SETOP_INTERSECT:
      return Query::SetOperation::kIntersect;
    case PG_QUERY__SET_OPERATION__SETOP_EXCEPT:
      return Query::SetOperation::kExcept;
    default:
      return Query::SetOperation::kNone;
  }
}

void append_others(Source& source, Query& query, Nodes items) {
  for (const PgQuery__Node* item : items) {
    if (item->node_case == PG_QUERY__NODE__NODE_WINDOW_DEF) {
      append_others(source, query, nodes(item->window_def->n_partition_clause, item->window_def->partition_clause));
      append_others(source, query, nodes(item->window_def->n_order_clause, item->window_def->order_clause));
    } else if (item->node_case != PG_QUERY__NODE__NODE__NOT_SET) {  // DISTINCT without ON is one empty item
      query.others.push_back(expression_of(source, item));
    }
  }
}

void append_other(Source& source, Query& query, const PgQuery__Node* item) {
  if (item != nullptr) query.others.push_back(expression_of(source, item));
}

/// From the word that starts a query down to its first part.
class QuerySpan {
 public:
  explicit QuerySpan(const Source& source) : tokens_(source.tokens), first_(tokens_.size()) {}

  void include(Span span) {
    if (span.empty()) return;
    first_ = std::min(first_, tokens_.at(span.begin));
    last_ = std::max(last_, tokens_.at(span.end - 1));
  }
  void include(const std::vector<Expression>& expressions) {
    for (const Expression& expression : expressions) include(expression.span);
  }

  Span result() {
    if (first_ >= tokens_.size()) return {};
    for (Index i = first_ + 1; i > 0; --i) {
      if (!is_start(i - 1)) continue;
      first_ = i - 1;
      break;
    }
    while (tokens_.depth(last_) > tokens_.depth(first_)) last_ = tokens_.match(tokens_.around(last_));
    return tokens_.span(first_, last_);
  }

 private:
  bool is_start(Index index) const {
    return tokens_.is_word(index, "select") || tokens_.is_word(index, "values") || tokens_.is_word(index, "table") ||
           tokens_.is_word(index, "with");
  }

  const StatementTokens& tokens_;
  Index first_;
  Index last_ = 0;
};

Span span_of(const Source& source, const Query& query) {
  QuerySpan span(source);
  for (const CommonTable& table : query.with) span.include(table.name.span);
  for (const Target& target : query.targets) {
    span.include(target.value.span);
    span.include(target.alias.span);
  }
  for (const FromItem& item : query.from) span.include(item.span);
  span.include(query.join_conditions);
  if (query.where != nullptr) span.include(query.where->span);
  span.include(query.others);
  for (const std::vector<Expression>& row : query.values) span.include(row);
  for (const Query& operand : query.operands) span.include(operand.span);
  return span.result();
}

void read_into(const Source& source, Query& query, const PgQuery__IntoClause* into) {
  if (into == nullptr || into->rel == nullptr) return;
  query.into = name_of(source, into->rel);
  query.into_temporary = view(into->rel->relpersistence) == "t";
}

/// Whether a set operation has nothing of its own, so that its operands can be those of the one around it.
bool is_bare(const PgQuery__SelectStmt& node) {
  return node.with_clause == nullptr && node.n_sort_clause == 0 && node.limit_count == nullptr &&
         node.limit_offset == nullptr && node.n_locking_clause == 0;
}

void read_operands(Source& source, Query& query, const PgQuery__SelectStmt& node) {
  query.operation = operation_of(node.op);
  if (query.operation == Query::SetOperation::kNone) return;
  // a UNION b UNION c is ((a UNION b) UNION c) in the tree, however long it is.
  std::vector<const PgQuery__SelectStmt*> operands;
  const PgQuery__SelectStmt* left = &node;
  while (left->op == node.op && left->larg != nullptr && (left == &node || is_bare(*left))) {
    operands.push_back(left->rarg);
    left = left->larg;
  }
  operands.push_back(left);
  for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand) {
    if (*operand != nullptr) query.operands.push_back(query_of(source, **operand));
  }
}

/// The name that a column of INSERT or SET has, at the place of the item.
TargetColumn target_column_of(const Source& source, const PgQuery__ResTarget& node) {
  const Name name{std::string(view(node.name)), source.tokens.span(source.token_at(node.location))};
  return {name, node.n_indirection > 0};
}

std::vector<Assignment> assignments_of(Source& source, Nodes items) {
  std::vector<Assignment> assignments;
  for (const PgQuery__Node* item : items) {
    if (item->node_case != PG_QUERY__NODE__NODE_RES_TARGET) continue;
    assignments.push_back({target_column_of(source, *item->res_target), expression_of(source, item->res_target->val)});
  }
  return assignments;
}

std::vector<TargetColumn> target_columns_of(const Source& source, Nodes items) {
  std::vector<TargetColumn> columns;
  for (const PgQuery__Node* item : items) {
    if (item->node_case == PG_QUERY__NODE__NODE_RES_TARGET) {
      columns.push_back(target_column_of(source, *item->res_target));
    }
  }
  return columns;
}

OnConflict on_conflict_of(Source& source, const PgQuery__OnConflictClause& node) {
  OnConflict conflict;
  conflict.does_update = node.action == PG_QUERY__ON_CONFLICT_ACTION__ONCONFLICT_UPDATE;
  const Index first = source.token_at(node.location);
  conflict.span = source.tokens.span(first);
  if (const PgQuery__InferClause* infer = node.infer; infer != nullptr) {
    for (const PgQuery__Node* item : nodes(infer->n_index_elems, infer->index_elems)) {
      if (item->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM) continue;
      if (item->index_elem->expr != nullptr) {
        conflict.keys.push_back(expression_of(source, item->index_elem->expr));
        continue;
      }
      Name column = source.tokens.find_name(view(item->index_elem->name), first);
      Expression key;
      key.kind = ExpressionKind::kColumn;
      key.text = std::move(column.text);
      key.span = column.span;
      conflict.keys.push_back(std::move(key));
    }
    if (infer->conname != nullptr && *infer->conname != '\0') {
      conflict.constraint = source.tokens.find_name(infer->conname, first);
    }
  }
  conflict.assignments = assignments_of(source, nodes(node.n_target_list, node.target_list));
  conflict.where = optional_expression_of(source, node.where_clause);
  return conflict;
}

MergeAction merge_action_of(Source& source, const PgQuery__MergeWhenClause& node) {
  MergeAction action;
  action.when_matched = is_when_matched(node);
  action.condition = optional_expression_of(source, node.condition);
  switch (node.command_type) {
    case PG_QUERY__CMD_TYPE__CMD_INSERT:
      action.kind = MergeAction::Kind::kInsert;
      action.columns = target_columns_of(source, nodes(node.n_target_list, node.target_list));
      action.values = expressions_of(source, nodes(node.n_values, node.values));
      break;
    case PG_QUERY__CMD_TYPE__CMD_UPDATE:
      action.kind = MergeAction::Kind::kUpdate;
      action.assignments = assignments_of(source, nodes(node.n_target_list, node.target_list));
      break;
    case PG_QUERY__CMD_TYPE__CMD_DELETE:
      action.kind = MergeAction::Kind::kDelete;
      break;
    default:
      break;
  }
  return action;
}

}  // namespace

Query query_of(Source& source, const PgQuery__SelectStmt& node) {
  Query query;
  if (source.depth >= kDeepestExpression) return query;
  ++source.depth;
  query.with = common_tables_of(source, node.with_clause);
  query.targets = targets_of(source, nodes(node.n_target_list, node.target_list));
  FromList from = from_of(source, nodes(node.n_from_clause, node.from_clause));
  query.from = std::move(from.items);
  query.join_conditions = std::move(from.conditions);
  query.join_columns = std::move(from.columns);
  query.where = optional_expression_of(source, node.where_clause);
  append_others(source, query, nodes(node.n_distinct_clause, node.distinct_clause));
  append_others(source, query, nodes(node.n_group_clause, node.group_clause));
  append_other(source, query, node.having_clause);
  append_others(source, query, nodes(node.n_window_clause, node.window_clause));
  append_others(source, query, nodes(node.n_sort_clause, node.sort_clause));
  append_other(source, query, node.limit_count);
  append_other(source, query, node.limit_offset);
  query.values.reserve(node.n_values_lists);
  for (const PgQuery__Node* row : nodes(node.n_values_lists, node.values_lists)) {
    if (row->node_case != PG_QUERY__NODE__NODE_LIST) continue;
    query.values.push_back(expressions_of(source, nodes(row->list->n_items, row->list->items)));
  }
  read_operands(source, query, node);
  read_into(source, query, node.into_clause);
  query.locks_rows = node.n_locking_clause > 0;
  query.span = span_of(source, query);
  --source.depth;
  return query;
}

std::unique_ptr<Query> query_of(Source& source, const PgQuery__Node* node) {
  if (node == nullptr || node->node_case != PG_QUERY__NODE__NODE_SELECT_STMT) return std::make_unique<Query>();
  return std::make_unique<Query>(query_of(source, *node->select_stmt));
}

Insert insert_of(Source& source, const PgQuery__InsertStmt& node) {
  Insert insert;
  insert.with = common_tables_of(source, node.with_clause);
  insert.target = target_of(source, node.relation);
  insert.columns = target_columns_of(source, nodes(node.n_cols, node.cols));
  if (node.select_stmt != nullptr && node.select_stmt->node_case == PG_QUERY__NODE__NODE_SELECT_STMT) {
    insert.source = query_of(source, *node.select_stmt->select_stmt);
  }
  if (node.on_conflict_clause != nullptr) insert.on_conflict = on_conflict_of(source, *node.on_conflict_clause);
  insert.overriding_system_value = node.override == PG_QUERY__OVERRIDING_KIND__OVERRIDING_SYSTEM_VALUE;
  insert.overriding_user_value = node.override == PG_QUERY__OVERRIDING_KIND__OVERRIDING_USER_VALUE;
  insert.returning = targets_of(source, nodes(node.n_returning_list, node.returning_list));
  return insert;
}

Update update_of(Source& source, const PgQuery__UpdateStmt& node) {
  Update update;
  update.with = common_tables_of(source, node.with_clause);
  update.target = target_of(source, node.relation);
  update.assignments = assignments_of(source, nodes(node.n_target_list, node.target_list));
  FromList from = from_of(source, nodes(node.n_from_clause, node.from_clause));
  update.from = std::move(from.items);
  update.join_conditions = std::move(from.conditions);
  update.where = optional_expression_of(source, node.where_clause);
  update.returning = targets_of(source, nodes(node.n_returning_list, node.returning_list));
  return update;
}

Delete delete_of(Source& source, const PgQuery__DeleteStmt& node) {
  Delete deletion;
  deletion.with = common_tables_of(source, node.with_clause);
  deletion.target = target_of(source, node.relation);
  FromList from = from_of(source, nodes(node.n_using_clause, node.using_clause));
  deletion.from = std::move(from.items);
  deletion.join_conditions = std::move(from.conditions);
  deletion.where = optional_expression_of(source, node.where_clause);
  deletion.returning = targets_of(source, nodes(node.n_returning_list, node.returning_list));
  return deletion;
}

Merge merge_of(Source& source, const PgQuery__MergeStmt& node) {
  Merge merge;
  merge.with = common_tables_of(source, node.with_clause);
  merge.target = target_of(source, node.relation);
  PgQuery__Node* source_relation = node.source_relation;
  FromList from = from_of(source, nodes(source_relation == nullptr ? 0 : 1, &source_relation));
  merge.source = std::move(from.items);
  merge.join_conditions = std::move(from.conditions);
  merge.condition = expression_of(source, node.join_condition);
  for (const PgQuery__Node* when : nodes(node.n_merge_when_clauses, node.merge_when_clauses)) {
    if (when->node_case == PG_QUERY__NODE__NODE_MERGE_WHEN_CLAUSE) {
      merge.actions.push_back(merge_action_of(source, *when->merge_when_clause));
    }
  }
  return merge;
}

DataStatement data_statement_of(Source& source, const PgQuery__Node* node) {
  DataStatement result;
  if (node == nullptr || source.depth >= kDeepestExpression) return result;
  ++source.depth;
  switch (node->node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT:
      result.body = query_of(source, *node->select_stmt);
      break;
    case PG_QUERY__NODE__NODE_INSERT_STMT:
      result.body = insert_of(source, *node->insert_stmt);
      break;
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
      result.body = update_of(source, *node->update_stmt);
      break;
    case PG_QUERY__NODE__NODE_DELETE_STMT:
      result.body = delete_of(source, *node->delete_stmt);
      break;
    case PG_QUERY__NODE__NODE_MERGE_STMT:
      result.body = merge_of(source, *node->merge_stmt);
      break;
    default:
      break;
  }
  --source.depth;
  return result;
}

}  // namespace lockstep::sql

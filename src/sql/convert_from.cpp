#include "sql/convert_from.h"

#include <utility>

#include "sql/convert_expression.h"
#include "sql/convert_query.h"

namespace lockstep::sql {
namespace {

using Index = Source::Index;

/// What stands between the parentheses around token `inner`; `otherwise` when there are none.
Span within_parentheses(const Source& source, Span inner, Span otherwise) {
  const Index first = source.tokens.at(inner.begin);
  if (inner.empty() || source.tokens.depth(first) == 0) return otherwise;
  const Index open = source.tokens.around(first);
  return source.tokens.span(open + 1, source.tokens.match(open) - 1);
}

/// After what it names: [AS] alias [(a, b)]. The item's span then ends with it.
void read_alias(const Source& source, FromItem& item, const PgQuery__Alias* alias) {
  if (alias == nullptr) return;
  const StatementTokens& tokens = source.tokens;
  Index next = tokens.at(item.span.end);
  item.alias = tokens.find_name(view(alias->aliasname), next);
  if (item.alias.span.empty()) return;
  next = tokens.at(item.alias.span.begin) + 1;
  item.span.end = item.alias.span.end;
  if (alias->n_colnames == 0) return;
  item.column_aliases = names_of(source, nodes(alias->n_colnames, alias->colnames), next);
  if (tokens.is_symbol(next, '(')) item.span.end = tokens.span(tokens.match(next)).end;
}

FromItem subselect_of(Source& source, const PgQuery__RangeSubselect& node) {
  FromItem item;
  item.query = query_of(source, node.subquery);
  const Index first = source.tokens.at(item.query->span.begin);
  if (!item.query->span.empty() && source.tokens.depth(first) > 0) {
    const Index open = source.tokens.around(first);
    item.span = source.tokens.span(open, source.tokens.match(open));
    item.query->span = within_parentheses(source, item.query->span, item.query->span);
  }
  read_alias(source, item, node.alias);
  return item;
}

FromItem function_of(Source& source, const PgQuery__RangeFunction& node) {
  FromItem item;
  for (const PgQuery__Node* function : nodes(node.n_functions, node.functions)) {
    const bool is_list = function->node_case == PG_QUERY__NODE__NODE_LIST && function->list->n_items > 0;
    item.functions.push_back(expression_of(source, is_list ? function->list->items[0] : function));
  }
  if (!item.functions.empty()) item.span = {item.functions.front().span.begin, item.functions.back().span.end};
  read_alias(source, item, node.alias);
  return item;
}

FromItem table_function_of(Source& source, const PgQuery__RangeTableFunc& node) {
  FromItem item;
  const Index first = source.token_at(node.location);
  item.span = source.tokens.span(first, source.tokens.match(first + 1));
  item.functions.push_back(expression_of(source, node.rowexpr));
  item.functions.push_back(expression_of(source, node.docexpr));
  read_alias(source, item, node.alias);
  return item;
}

void append_from(Source& source, FromList& list, const PgQuery__Node* node) {
  if (node == nullptr || source.depth >= kDeepestExpression) return;
  ++source.depth;
  switch (node->node_case) {
    case PG_QUERY__NODE__NODE_RANGE_VAR:
      list.items.push_back(target_of(source, node->range_var));
      break;
    case PG_QUERY__NODE__NODE_RANGE_SUBSELECT:
      list.items.push_back(subselect_of(source, *node->range_subselect));
      break;
    case PG_QUERY__NODE__NODE_RANGE_FUNCTION:
      list.items.push_back(function_of(source, *node->range_function));
      break;
    case PG_QUERY__NODE__NODE_RANGE_TABLE_FUNC:
      list.items.push_back(table_function_of(source, *node->range_table_func));
      break;
    case PG_QUERY__NODE__NODE_RANGE_TABLE_SAMPLE:
      append_from(source, list, node->range_table_sample->relation);
      break;
    case PG_QUERY__NODE__NODE_JOIN_EXPR: {
      const PgQuery__JoinExpr& join = *node->join_expr;
      append_from(source, list, join.larg);
      append_from(source, list, join.rarg);
      if (join.quals != nullptr) list.conditions.push_back(expression_of(source, join.quals));
      const Index after = list.items.empty() ? 0 : source.tokens.at(list.items.back().span.end);
      for (Name& name : names_of(source, nodes(join.n_using_clause, join.using_clause), after)) {
        list.columns.push_back(std::move(name));
      }
      break;
    }
    default:
      break;
  }
  --source.depth;
}

}  // namespace

FromList from_of(Source& source, Nodes items) {
  FromList list;
  for (const PgQuery__Node* item : items) append_from(source, list, item);
  return list;
}

std::vector<Target> targets_of(Source& source, Nodes items) {
  std::vector<Target> targets;
  targets.reserve(items.size());
  for (const PgQuery__Node* item : items) {
    if (item->node_case != PG_QUERY__NODE__NODE_RES_TARGET) continue;
    Target target;
    target.value = expression_of(source, item->res_target->val);
    if (const std::string_view alias = view(item->res_target->name); !alias.empty()) {
      target.alias = source.tokens.find_name(alias, source.tokens.at(target.value.span.end));
    }
    targets.push_back(std::move(target));
  }
  return targets;
}

std::vector<CommonTable> common_tables_of(Source& source, const PgQuery__WithClause* with) {
  std::vector<CommonTable> tables;
  if (with == nullptr) return tables;
  for (const PgQuery__Node* node : nodes(with->n_ctes, with->ctes)) {
    if (node->node_case != PG_QUERY__NODE__NODE_COMMON_TABLE_EXPR) continue;
    const PgQuery__CommonTableExpr& expression = *node->common_table_expr;
    const Index first = source.token_at(expression.location);
    CommonTable table;
    table.name = {std::string(view(expression.ctename)), source.tokens.span(first)};
    table.columns = names_of(source, nodes(expression.n_aliascolnames, expression.aliascolnames), first + 1);
    table.statement = std::make_unique<DataStatement>(data_statement_of(source, expression.ctequery));
    const Index open = source.tokens.find_word(first, "as") + 1;
    const Index body = source.tokens.skip_words(open, {"not", "materialized"});
    if (source.tokens.is_symbol(body, '(')) {
      table.statement->span = source.tokens.span(body + 1, source.tokens.match(body) - 1);
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace lockstep::sql

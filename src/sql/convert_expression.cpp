#include "sql/convert_expression.h"

#include <algorithm>
#include <utility>

#include "sql/convert_query.h"
#include "sql/expression_span.h"

// Expressions of the parser's tree as ours. Each function below reads one kind of node; expression_of then finds where
// it stands. The parser itself is never given a statement that nests deeper than its stack is; the depth is counted
// once more here, because one level of SQL can be several of the tree.
namespace lockstep::sql {
namespace {
constexpr std::int32_t kNoPlace = -1;

/// What a node becomes, and the place that the tree has for it.
struct Read {
  Expression expression;
  std::int32_t place = kNoPlace;
};

Read read(ExpressionKind kind, std::string text, std::int32_t place) {
  Read result;
  result.expression.kind = kind;
  result.expression.text = std::move(text);
  result.place = place;
  return result;
}

void append(Source& source, Expression& to, const PgQuery__Node* node) {
  if (node != nullptr) to.operands.push_back(expression_of(source, node));
}

void append(Source& source, Expression& to, Nodes items) {
  to.operands.reserve(to.operands.size() + items.size());
  for (const PgQuery__Node* item : items) append(source, to, item);
}

Nodes items_of(const PgQuery__Node* node) {
  if (node == nullptr || node->node_case != PG_QUERY__NODE__NODE_LIST) return {};
  return nodes(node->list->n_items, node->list->items);
}

/// As written: the tree has no sign, and knows large numbers only.
std::string number_text(const Source& source, const PgQuery__AConst& constant) {
  const Source::Index first = source.token_at(constant.location);
  std::string text(source.tokens.text(first));
  if (source.tokens.is_symbol(first, '-') || source.tokens.is_symbol(first, '+')) text += source.tokens.text(first + 1);
  return text;
}

Read constant(const Source& source, const PgQuery__AConst& node) {
  if (node.isnull) return read(ExpressionKind::kNull, "", node.location);
  switch (node.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL:
    case PG_QUERY__A__CONST__VAL_FVAL:
      return read(ExpressionKind::kNumber, number_text(source, node), node.location);
    case PG_QUERY__A__CONST__VAL_BOOLVAL:
      return read(ExpressionKind::kBoolean, node.boolval->boolval ? "true" : "false", node.location);
    case PG_QUERY__A__CONST__VAL_SVAL:
      return read(ExpressionKind::kString, std::string(view(node.sval->sval)), node.location);
    case PG_QUERY__A__CONST__VAL_BSVAL:
      return read(ExpressionKind::kBitString, std::string(view(node.bsval->bsval)), node.location);
    default:
      return read(ExpressionKind::kNull, "", node.location);
  }
}

/// The last of the parts is the text, the rest the qualifier.
void set_name(Expression& expression, Nodes parts) {
  if (parts.empty()) return;
  expression.text = text_of(parts.back());
  for (const PgQuery__Node* part : parts.first(parts.size() - 1)) {
    if (!expression.qualifier.empty()) expression.qualifier += '.';
    expression.qualifier += text_of(part);
  }
}

Read column(const PgQuery__ColumnRef& node) {
  Read result = read(ExpressionKind::kColumn, "", node.location);
  set_name(result.expression, nodes(node.n_fields, node.fields));
  return result;
}

void append_window(Source& source, Expression& call, const PgQuery__WindowDef* window) {
  if (window == nullptr) return;
  append(source, call, nodes(window->n_partition_clause, window->partition_clause));
  append(source, call, nodes(window->n_order_clause, window->order_clause));
}

Read call(Source& source, const PgQuery__FuncCall& node) {
  Read result = read(ExpressionKind::kCall, "", node.location);
  Expression& expression = result.expression;
  set_name(expression, nodes(node.n_funcname, node.funcname));
  if (expression.qualifier == "pg_catalog") expression.qualifier.clear();
  expression.is_star = node.agg_star;
  expression.is_distinct = node.agg_distinct;
  append(source, expression, nodes(node.n_args, node.args));
  expression.argument_count = static_cast<std::uint32_t>(node.n_args);
  append(source, expression, nodes(node.n_agg_order, node.agg_order));
  append(source, expression, node.agg_filter);
  append_window(source, expression, node.over);
  return result;
}

Read cast(Source& source, const PgQuery__TypeCast& node) {
  Read result = read(ExpressionKind::kCast, "", node.location);
  append(source, result.expression, node.arg);
  result.expression.type = std::make_unique<TypeName>(type_of(source, node.type_name));
  return result;
}

std::string operator_name(const PgQuery__AExpr& node) {
  return text_of(node.n_name == 0 ? nullptr : node.name[node.n_name - 1]);
}

/// The operator in the words of SQL. LIKE and its like are operators such as ~~ to the parser.
std::string operator_text(const PgQuery__AExpr& node) {
  const std::string name = operator_name(node);
  const bool is_negated = name.starts_with('!') || name == "<>";
  switch (node.kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY:
      return name + " ANY";
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ALL:
      return name + " ALL";
    case PG_QUERY__A__EXPR__KIND__AEXPR_DISTINCT:
      return "IS DISTINCT FROM";
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_DISTINCT:
      return "IS NOT DISTINCT FROM";
    case PG_QUERY__A__EXPR__KIND__AEXPR_IN:
      return is_negated ? "NOT IN" : "IN";
    case PG_QUERY__A__EXPR__KIND__AEXPR_LIKE:
      return is_negated ? "NOT LIKE" : "LIKE";
    case PG_QUERY__A__EXPR__KIND__AEXPR_ILIKE:
      return is_negated ? "NOT ILIKE" : "ILIKE";
    case PG_QUERY__A__EXPR__KIND__AEXPR_SIMILAR:
      return is_negated ? "NOT SIMILAR TO" : "SIMILAR TO";
    default:
      return name;  // BETWEEN, NOT BETWEEN, BETWEEN SYMMETRIC come with their words
  }
}

Read operation(Source& source, const PgQuery__AExpr& node) {
  const bool is_nullif = node.kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF;
  Read result = read(is_nullif ? ExpressionKind::kNullif : ExpressionKind::kOperator,
                     is_nullif ? "" : operator_text(node), node.location);
  append(source, result.expression, node.lexpr);
  if (node.rexpr != nullptr && node.rexpr->node_case == PG_QUERY__NODE__NODE_LIST) {
    append(source, result.expression, items_of(node.rexpr));
  } else {
    append(source, result.expression, node.rexpr);
  }
  return result;
}

Read logic(Source& source, const PgQuery__BoolExpr& node) {
  const ExpressionKind kind = node.boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR  ? ExpressionKind::kAnd
                              : node.boolop == PG_QUERY__BOOL_EXPR_TYPE__OR_EXPR ? ExpressionKind::kOr
                                                                                 : ExpressionKind::kNot;
  Read result = read(kind, "", node.location);
  append(source, result.expression, nodes(node.n_args, node.args));
  return result;
}

Read null_test(Source& source, const PgQuery__NullTest& node) {
  const bool is_null = node.nulltesttype == PG_QUERY__NULL_TEST_TYPE__IS_NULL;
  Read result = read(ExpressionKind::kNullTest, is_null ? "IS NULL" : "IS NOT NULL", node.location);
  append(source, result.expression, node.arg);
  return result;
}

Read boolean_test(Source& source, const PgQuery__BooleanTest& node) {
  static constexpr std::string_view kWords[] = {"IS TRUE",      "IS NOT TRUE", "IS FALSE",
                                                "IS NOT FALSE", "IS UNKNOWN",  "IS NOT UNKNOWN"};
  const auto index = static_cast<std::size_t>(node.booltesttype) - PG_QUERY__BOOL_TEST_TYPE__IS_TRUE;
  Read result =
      read(ExpressionKind::kBooleanTest, std::string(index < std::size(kWords) ? kWords[index] : ""), node.location);
  append(source, result.expression, node.arg);
  return result;
}

Read case_of(Source& source, const PgQuery__CaseExpr& node) {
  Read result = read(ExpressionKind::kCase, "", node.location);
  append(source, result.expression, node.arg);
  for (const PgQuery__Node* when : nodes(node.n_args, node.args)) {
    if (when->node_case != PG_QUERY__NODE__NODE_CASE_WHEN) continue;
    append(source, result.expression, when->case_when->expr);
    append(source, result.expression, when->case_when->result);
  }
  append(source, result.expression, node.defresult);
  return result;
}

Read value_function(const Source& source, const PgQuery__SQLValueFunction& node) {
  std::string word(source.tokens.text(source.token_at(node.location)));
  for (char& c : word) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return read(ExpressionKind::kValueFunction, std::move(word), node.location);
}

std::string subquery_text(const PgQuery__SubLink& node) {
  const std::string name = text_of(node.n_oper_name == 0 ? nullptr : node.oper_name[node.n_oper_name - 1]);
  switch (node.sub_link_type) {
    case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK:
      return "EXISTS";
    case PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK:
      return "ARRAY";
    case PG_QUERY__SUB_LINK_TYPE__ALL_SUBLINK:
      return name + " ALL";
    case PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK:
      return name.empty() ? "IN" : name + " ANY";
    default:
      return "";
  }
}

Read subquery(Source& source, const PgQuery__SubLink& node) {
  Read result = read(ExpressionKind::kSubquery, subquery_text(node), node.location);
  append(source, result.expression, node.testexpr);
  result.expression.query = query_of(source, node.subselect);
  return result;
}

Read collate(Source& source, const PgQuery__CollateClause& node) {
  Read result = read(ExpressionKind::kCollate, "", node.location);
  append(source, result.expression, node.arg);
  set_name(result.expression, nodes(node.n_collname, node.collname));
  return result;
}

/// (x).a[1].b: one level for each field, and for the subscripts between them.
Read indirection(Source& source, const PgQuery__AIndirection& node) {
  Expression inner = expression_of(source, node.arg);
  for (const PgQuery__Node* step : nodes(node.n_indirection, node.indirection)) {
    Expression outer;
    const bool is_index = step->node_case == PG_QUERY__NODE__NODE_A_INDICES;
    outer.kind = is_index ? ExpressionKind::kSubscript : ExpressionKind::kField;
    outer.span = span_of_step(source, inner.span);
    outer.operands.push_back(std::move(inner));
    if (is_index) {
      append(source, outer, step->a_indices->lidx);
      append(source, outer, step->a_indices->uidx);
    } else {
      outer.text = text_of(step);
    }
    inner = std::move(outer);
  }
  return {std::move(inner), kNoPlace};
}

Read several(Source& source, ExpressionKind kind, Nodes items, std::int32_t place) {
  Read result = read(kind, "", place);
  append(source, result.expression, items);
  return result;
}

Read other(const char* name, std::int32_t place) {
  return read(ExpressionKind::kOther, name, place);
}

/// Kinds that stand for what they hold.
Read around(Source& source, const PgQuery__Node* inner) {
  return {expression_of(source, inner), kNoPlace};
}

/// Kinds that seldom stand in a migration.
Read read_rare(Source& source, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_NAMED_ARG_EXPR:
      return around(source, node.named_arg_expr->arg);
    case PG_QUERY__NODE__NODE_SORT_BY:
      return around(source, node.sort_by->node);
    case PG_QUERY__NODE__NODE_RES_TARGET:
      return around(source, node.res_target->val);
    case PG_QUERY__NODE__NODE_A_INDIRECTION:
      return indirection(source, *node.a_indirection);
    case PG_QUERY__NODE__NODE_LIST:
      return several(source, ExpressionKind::kRow, nodes(node.list->n_items, node.list->items), kNoPlace);
    case PG_QUERY__NODE__NODE_GROUPING_SET: {
      Read result = other("GroupingSet", node.grouping_set->location);
      append(source, result.expression, nodes(node.grouping_set->n_content, node.grouping_set->content));
      return result;
    }
    case PG_QUERY__NODE__NODE_GROUPING_FUNC: {
      Read result = other("GroupingFunc", node.grouping_func->location);
      append(source, result.expression, nodes(node.grouping_func->n_args, node.grouping_func->args));
      return result;
    }
    case PG_QUERY__NODE__NODE_XML_EXPR: {
      Read result = other("XmlExpr", node.xml_expr->location);
      append(source, result.expression, nodes(node.xml_expr->n_named_args, node.xml_expr->named_args));
      append(source, result.expression, nodes(node.xml_expr->n_args, node.xml_expr->args));
      return result;
    }
    case PG_QUERY__NODE__NODE_XML_SERIALIZE: {
      Read result = other("XmlSerialize", node.xml_serialize->location);
      append(source, result.expression, node.xml_serialize->expr);
      return result;
    }
    case PG_QUERY__NODE__NODE_CURRENT_OF_EXPR:
      return other("CurrentOfExpr", kNoPlace);
    case PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF:
      if (node.multi_assign_ref->colno == 1) return around(source, node.multi_assign_ref->source);
      return other("multi-assign", kNoPlace);
    default:
      return other("", kNoPlace);
  }
}

Read read_node(Source& source, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_A_CONST:
      return constant(source, *node.a_const);
    case PG_QUERY__NODE__NODE_COLUMN_REF:
      return column(*node.column_ref);
    case PG_QUERY__NODE__NODE_PARAM_REF:
      return read(ExpressionKind::kParameter, std::to_string(node.param_ref->number), node.param_ref->location);
    case PG_QUERY__NODE__NODE_FUNC_CALL:
      return call(source, *node.func_call);
    case PG_QUERY__NODE__NODE_TYPE_CAST:
      return cast(source, *node.type_cast);
    case PG_QUERY__NODE__NODE_A_EXPR:
      return operation(source, *node.a_expr);
    case PG_QUERY__NODE__NODE_BOOL_EXPR:
      return logic(source, *node.bool_expr);
    case PG_QUERY__NODE__NODE_NULL_TEST:
      return null_test(source, *node.null_test);
    case PG_QUERY__NODE__NODE_BOOLEAN_TEST:
      return boolean_test(source, *node.boolean_test);
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR:
      return several(source, ExpressionKind::kArray, nodes(node.a_array_expr->n_elements, node.a_array_expr->elements),
                     node.a_array_expr->location);
    case PG_QUERY__NODE__NODE_ROW_EXPR:
      return several(source, ExpressionKind::kRow, nodes(node.row_expr->n_args, node.row_expr->args),
                     node.row_expr->location);
    case PG_QUERY__NODE__NODE_CASE_EXPR:
      return case_of(source, *node.case_expr);
    case PG_QUERY__NODE__NODE_COALESCE_EXPR:
      return several(source, ExpressionKind::kCoalesce, nodes(node.coalesce_expr->n_args, node.coalesce_expr->args),
                     node.coalesce_expr->location);
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR: {
      const bool is_greatest = node.min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_GREATEST;
      return several(source, is_greatest ? ExpressionKind::kGreatest : ExpressionKind::kLeast,
                     nodes(node.min_max_expr->n_args, node.min_max_expr->args), node.min_max_expr->location);
    }
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION:
      return value_function(source, *node.sqlvalue_function);
    case PG_QUERY__NODE__NODE_SUB_LINK:
      return subquery(source, *node.sub_link);
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE:
      return collate(source, *node.collate_clause);
    case PG_QUERY__NODE__NODE_SET_TO_DEFAULT:
      return read(ExpressionKind::kDefault, "", node.set_to_default->location);
    default:
      return read_rare(source, node);
  }
}

}  // namespace

Expression expression_of(Source& source, const PgQuery__Node* node) {
  if (node == nullptr) return {};
  if (source.depth >= kDeepestExpression) return read(ExpressionKind::kOther, "too deep", kNoPlace).expression;
  ++source.depth;
  Read result = read_node(source, *node);
  --source.depth;
  const Source::Index place = source.token_at(result.place);
  // What stands for what it holds has its place already.
  if (result.expression.span.empty()) {
    result.expression.span = span_of_expression(source, result.expression, place);
  }
  return std::move(result.expression);
}

OptionalExpression optional_expression_of(Source& source, const PgQuery__Node* node) {
  return node == nullptr ? nullptr : std::make_unique<Expression>(expression_of(source, node));
}

std::vector<Expression> expressions_of(Source& source, Nodes items) {
  std::vector<Expression> result;
  result.reserve(items.size());
  for (const PgQuery__Node* item : items) result.push_back(expression_of(source, item));
  return result;
}

Expression call_of(Source& source, const PgQuery__FuncCall& node) {
  Read result = call(source, node);
  result.expression.span = span_of_expression(source, result.expression, source.token_at(node.location));
  return std::move(result.expression);
}

}  // namespace lockstep::sql

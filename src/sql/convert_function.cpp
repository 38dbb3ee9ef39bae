#include <utility>

#include "base/text.h"
#include "sql/convert_definitions.h"
#include "sql/convert_expression.h"
#include "sql/convert_objects.h"

namespace lockstep::sql {
namespace {

using Index = Source::Index;

Parameter::Mode mode_of(PgQuery__FunctionParameterMode mode) {
  switch (mode) {
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT:
      return Parameter::Mode::kOut;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_INOUT:
      return Parameter::Mode::kInOut;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_VARIADIC:
      return Parameter::Mode::kVariadic;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE:
      return Parameter::Mode::kTable;
    default:
      return Parameter::Mode::kIn;
  }
}

Parameter parameter_of(Source& source, const PgQuery__FunctionParameter& node) {
  Parameter parameter;
  parameter.mode = mode_of(node.mode);
  parameter.type = type_of(source, node.arg_type);
  parameter.default_value = optional_expression_of(source, node.defexpr);
  Index first = source.tokens.at(parameter.type.span.begin);
  if (first >= source.tokens.size() || parameter.type.span.empty()) return parameter;
  const Index end = source.tokens.end_of_item(first);
  while (first > 0 && source.tokens.is_name(first - 1)) --first;
  if (!view(node.name).empty()) parameter.name = source.tokens.find_name(node.name, first);
  parameter.span = source.tokens.span(first, end - 1);
  return parameter;
}

/// The literal of AS, and what is in it.
void read_body(const Source& source, const PgQuery__DefElem& option, std::string& body, Span& span) {
  if (option.arg == nullptr) return;
  const bool is_list = option.arg->node_case == PG_QUERY__NODE__NODE_LIST && option.arg->list->n_items > 0;
  body = text_of(is_list ? option.arg->list->items[0] : option.arg);
  Index literal = source.token_at(option.location);
  while (literal < source.tokens.size() && !source.tokens.is_string(literal)) ++literal;
  span = source.tokens.span(literal);
}

void read_option(const Source& source, CreateFunction& function, const PgQuery__DefElem& option) {
  const std::string_view name = view(option.defname);
  const std::string value = text_of(option.arg);
  if (name == "language") {
    function.language = base::lower_ascii(value);
  } else if (name == "volatility") {
    function.volatility = value == "stable"      ? Volatility::kStable
                          : value == "immutable" ? Volatility::kImmutable
                                                 : Volatility::kVolatile;
  } else if (name == "strict") {
    function.is_strict = value == "true";
  } else if (name == "security") {
    function.is_security_definer = value == "true";
  } else if (name == "as") {
    read_body(source, option, function.body, function.body_span);
  } else if (name == "set" && option.arg != nullptr &&
             option.arg->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT) {
    const Span span = source.tokens.span(source.token_at(option.location));
    Option setting = setting_of(source, *option.arg->variable_set_stmt, span);
    setting.name.erase(0, std::string_view("set ").size());
    function.settings.push_back(std::move(setting));
  }
}

/// RETURN …, or BEGIN ATOMIC … END, which ends the statement.
Span standard_body_span(const Source& source) {
  const StatementTokens& tokens = source.tokens;
  for (Index i = 0; i < tokens.size(); ++i) {
    const bool is_body = tokens.is_word(i, "return") || tokens.is_words(i, {"begin", "atomic"});
    if (is_body && tokens.depth(i) == 0) return tokens.span(i, tokens.size() - 1);
  }
  return {};
}

}  // namespace

Option setting_of(const Source& source, const PgQuery__VariableSetStmt& node, Span span) {
  const SetVariable variable = set_variable_of(source, node);
  Option option;
  option.name = "set " + variable.name;
  option.value = base::join(variable.values, ", ");
  option.span = span;
  return option;
}

CreateFunction create_function_of(Source& source, const PgQuery__CreateFunctionStmt& node) {
  CreateFunction function;
  const StatementTokens& tokens = source.tokens;
  const Index name = tokens.skip_words(0, {"create", "or", "replace", "function", "procedure"});
  function.name = name_of(source, nodes(node.n_funcname, node.funcname), name);
  function.is_procedure = node.is_procedure;
  function.or_replace = node.replace;
  for (const PgQuery__Node* item : nodes(node.n_parameters, node.parameters)) {
    if (item->node_case != PG_QUERY__NODE__NODE_FUNCTION_PARAMETER) continue;
    function.parameters.push_back(parameter_of(source, *item->function_parameter));
  }
  if (node.return_type != nullptr) function.returns = std::make_unique<TypeName>(type_of(source, node.return_type));
  for (const PgQuery__Node* item : nodes(node.n_options, node.options)) {
    if (item->node_case == PG_QUERY__NODE__NODE_DEF_ELEM) read_option(source, function, *item->def_elem);
  }
  function.has_standard_body = node.sql_body != nullptr;
  if (function.has_standard_body) {
    function.body_span = standard_body_span(source);
    if (function.language.empty()) function.language = "sql";
  }
  return function;
}

AlterFunction alter_function_of(const Source& source, const PgQuery__AlterFunctionStmt& node) {
  AlterFunction alter;
  alter.kind = object_kind_of(node.objtype);
  if (node.func != nullptr) alter.function = function_name_of(source, *node.func, 2);
  for (const PgQuery__Node* item : nodes(node.n_actions, node.actions)) {
    if (item->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const PgQuery__DefElem& option = *item->def_elem;
    if (option.arg != nullptr && option.arg->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT) {
      const Span span = source.tokens.span(source.token_at(option.location));
      alter.options.push_back(setting_of(source, *option.arg->variable_set_stmt, span));
    } else {
      alter.options.push_back(option_of(source, option));
    }
  }
  return alter;
}

Do do_of(const Source& source, const PgQuery__DoStmt& node) {
  Do result;
  result.language = "plpgsql";
  const Nodes arguments = nodes(node.n_args, node.args);
  if (const PgQuery__DefElem* language = find_option(arguments, "language"); language != nullptr) {
    result.language = base::lower_ascii(text_of(language->arg));
  }
  if (const PgQuery__DefElem* body = find_option(arguments, "as"); body != nullptr) {
    read_body(source, *body, result.body, result.body_span);
  }
  return result;
}

}  // namespace lockstep::sql

#include "replay/functions.h"

#include <algorithm>
#include <utility>

#include "replay/targets.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

bool are_same(const sql::TypeName& a, const sql::TypeName& b) {
  const bool is_schema_same = a.schema == b.schema || a.schema.empty() || b.schema.empty();
  return is_schema_same && a.name == b.name && a.dimensions == b.dimensions && a.set_of == b.set_of;
}

bool has_results(const FunctionParameter& parameter) {
  return !is_input(parameter) || parameter.mode == sql::Parameter::Mode::kInOut;
}

/// The columns of RETURNS TABLE and OUT parameters make a row type, which may not change either.
bool return_the_same(const Function& a, const Function& b) {
  if (!are_same(a.returns, b.returns)) return false;
  std::vector<const FunctionParameter*> left;
  std::vector<const FunctionParameter*> right;
  for (const FunctionParameter& one : a.parameters) {
    if (has_results(one)) left.push_back(&one);
  }
  for (const FunctionParameter& one : b.parameters) {
    if (has_results(one)) right.push_back(&one);
  }
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto* x, const auto* y) { return x->name == y->name && are_same(x->type, y->type); });
}

std::vector<const FunctionParameter*> inputs(const Function& function) {
  std::vector<const FunctionParameter*> all;
  for (const FunctionParameter& one : function.parameters) {
    if (is_input(one)) all.push_back(&one);
  }
  return all;
}

bool can_replace(Step& step, const Function& known, const Function& function, sql::Span place) {
  if (known.is_procedure != function.is_procedure) {
    step.refuse("42809", "cannot change routine kind", place);
    return false;
  }
  if (!return_the_same(known, function)) {
    step.note("42P13", "cannot change return type of existing function", place, !known.is_assumed);
    return false;
  }
  const auto before = inputs(known);
  const auto after = inputs(function);
  for (std::size_t at = 0; at < before.size() && at < after.size(); ++at) {
    if (!before[at]->name.empty() && before[at]->name != after[at]->name) {
      step.refuse("42P13", "cannot change name of input parameter \"" + before[at]->name + "\"", place);
      return false;
    }
    if (before[at]->has_default && !after[at]->has_default) {
      step.refuse("42P13", "cannot remove parameter defaults from existing function", place);
      return false;
    }
  }
  return true;
}

Function function_of(Step& step, const sql::CreateFunction& statement, const std::vector<sql::Statement>& body) {
  Function function;
  function.is_procedure = statement.is_procedure;
  function.name = statement.name.name;
  function.existence = step.existence();
  function.origin = step.origin;
  for (const sql::Parameter& one : statement.parameters) {
    function.parameters.push_back({one.mode, one.name.text, one.type, one.default_value != nullptr});
    if (const Id type = used_type(step, one.type).value_or(0); type != 0) function.uses.push_back({type, 0, true});
  }
  if (statement.returns != nullptr) {
    function.returns = *statement.returns;
    if (const Id type = used_type(step, *statement.returns).value_or(0); type != 0)
      function.uses.push_back({type, 0, true});
  }
  function.language = statement.language;
  function.volatility = statement.volatility;
  function.is_strict = statement.is_strict;
  function.is_security_definer = statement.is_security_definer;
  function.body = statement.body;
  function.has_standard_body = statement.has_standard_body;
  function.has_settings = !statement.settings.empty();
  if (!statement.has_standard_body) return function;
  for (const sql::Statement& one : body) {
    if (const auto* select = std::get_if<sql::Select>(&one.body)) {
      add_uses(function.uses, picture_of(step.database, select->query).uses);
      continue;
    }
    sql::for_each_relation(one, [&](const sql::QualifiedName& name, sql::RelationUse) {
      const Lookup<Relation> found = step.database.find_relation(name);
      if (found) function.uses.push_back({found->id, 0, true});
    });
  }
  return function;
}

}  // namespace

void apply_create_function(Step& step, const sql::CreateFunction& statement, const std::vector<sql::Statement>& body) {
  const std::optional<std::string> schema = target_schema(step, statement.name);
  if (!schema) return;
  Function function = function_of(step, statement, body);
  function.schema = *schema;
  const Id known_id = step.database.holder({NameSpace::kFunction, *schema, function.name, signature(function)});
  const Function* known = step.database.function(known_id);
  if (known != nullptr && known->existence == Existence::kCertain) {
    if (!statement.or_replace) {
      step.refuse("42723", "function \"" + function.name + "\" already exists with same argument types",
                  statement.name.span);
      return;
    }
    if (!can_replace(step, *known, function, statement.name.span) && !step.has_run) return;
  }
  if (known == nullptr) {
    const Id id = step.database.add(std::move(function));
    step.database.note_uses(id, step.database.function(id)->uses);
    return;
  }
  if (step.may_not_run()) return;
  const Origin first = known->origin;
  Function& changed = step.database.change_function(known_id);
  changed = std::move(function);
  changed.id = known_id;
  changed.origin = first;
  step.database.note_uses(known_id, changed.uses);
}

void apply_alter_function(Step& step, const sql::AlterFunction& statement) {
  const Lookup<Function> found = step.database.find_function(statement.function);
  if (found.is_absent()) {
    step.is_made_elsewhere("42883", "function " + shown(statement.function.name) + " does not exist",
                           statement.function.name.span);
  }
  if (!found || step.may_not_run()) return;
  Function& function = step.database.change_function(found->id);
  for (const sql::Option& option : statement.options) {
    const std::string value = option.value.value_or("");
    if (option.name == "volatility") {
      function.volatility = value == "immutable" ? sql::Volatility::kImmutable
                            : value == "stable"  ? sql::Volatility::kStable
                                                 : sql::Volatility::kVolatile;
    }
    if (option.name == "strict") function.is_strict = value == "true";
    if (option.name == "security") function.is_security_definer = value == "true";
    if (option.name.starts_with("set ")) function.has_settings = true;
  }
}

}  // namespace lockstep::replay

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lint/effect.h"
#include "lint/effect_functions.h"
#include "sql/parse.h"

// Whether an expression is volatile, as contain_volatile_functions of PostgreSQL says after the planner has simplified
// it: operators, casts and CURRENT_… never are, so functions alone decide. A function counts as it is declared, but one
// in LANGUAGE sql that the planner can put in place of its call counts as its body.
namespace lockstep::lint {
namespace {

using sql::Expression;
using sql::ExpressionKind;

const VolatilityOf kIsStable = {};

/// The more volatile of two; the first that is.
void add(VolatilityOf& sum, const VolatilityOf& part) {
  const auto weight = [](Volatility one) {
    return one == Volatility::kVolatile ? 2 : one == Volatility::kUnknown ? 1 : 0;
  };
  if (weight(part.volatility) > weight(sum.volatility)) sum = part;
}

bool takes(const replay::Function& function, std::size_t arguments) {
  std::size_t most = 0;
  std::size_t least = 0;
  for (const replay::FunctionParameter& parameter : function.parameters) {
    using Mode = sql::Parameter::Mode;
    if (parameter.mode == Mode::kOut || parameter.mode == Mode::kTable) continue;
    ++most;
    if (!parameter.has_default && parameter.mode != Mode::kVariadic) ++least;
    if (parameter.mode == Mode::kVariadic) most = std::max(most, arguments);
  }
  return least <= arguments && arguments <= most;
}

/// The expression of a body that is nothing but SELECT expression; null otherwise.
const Expression* only_expression(const sql::ParsedFile& body) {
  if (!body.problems.empty() || body.statements.size() != 1) return nullptr;
  const auto* select = std::get_if<sql::Select>(&body.statements[0].body);
  if (select == nullptr) return nullptr;
  const sql::Query& query = select->query;
  const bool is_plain = query.with.empty() && query.from.empty() && query.where == nullptr && query.others.empty() &&
                        query.values.empty() && query.operands.empty() && query.targets.size() == 1;
  return is_plain ? &query.targets[0].value : nullptr;
}

bool has_subquery(const Expression& expression) {
  bool found = false;
  sql::for_each_expression(expression, [&](const Expression& part) { found = found || part.query != nullptr; });
  return found;
}

class Judge {
 public:
  explicit Judge(const replay::Database& before) : before_(before) {}

  VolatilityOf of(const Expression& expression) {
    VolatilityOf sum;
    sql::for_each_expression(expression, [&](const Expression& part) {
      if (part.kind == ExpressionKind::kCall) add(sum, of_call(part));
      // Deeper than the parser goes.
      if (part.kind == ExpressionKind::kOther && part.operands.empty()) add(sum, {Volatility::kUnknown, ""});
    });
    return sum;
  }

 private:
  VolatilityOf of_call(const Expression& call) {
    const std::string written = call.qualifier.empty() ? call.text : call.qualifier + "." + call.text;
    const auto verdict = [&](Volatility volatility) { return VolatilityOf{volatility, written + "()"}; };
    const auto builtin = call.qualifier.empty() ? volatility_of_builtin(call.text) : std::nullopt;
    VolatilityOf found = builtin ? verdict(*builtin) : kIsStable;
    bool is_found = builtin.has_value();
    for (const replay::Function* function :
         before_.find_functions({.schema = call.qualifier, .name = call.text, .span = {}})) {
      if (!takes(*function, call.argument_count)) continue;
      const Volatility own = of_function(*function);
      // Which of several functions is meant, the types of the arguments decide.
      if (is_found && own != found.volatility) return verdict(Volatility::kUnknown);
      found = verdict(own);
      is_found = true;
    }
    if (is_found) return found.volatility == Volatility::kStable ? kIsStable : found;
    return verdict(volatility_in_extensions(call.text).value_or(Volatility::kUnknown));
  }

  Volatility of_function(const replay::Function& function) {
    const auto [known, is_new] = known_.try_emplace(function.id, Volatility::kUnknown);
    if (!is_new) return known->second;  // kUnknown while it is looked at: a function that calls itself
    const Volatility volatility = judge(function);
    known_[function.id] = volatility;
    return volatility;
  }

  Volatility judge(const replay::Function& function) {
    if (function.is_assumed || function.existence != replay::Existence::kCertain) return Volatility::kUnknown;
    if (function.volatility != sql::Volatility::kVolatile) return Volatility::kStable;
    const bool may_be_inlined = function.language == "sql" && !function.is_security_definer && !function.has_settings &&
                                !function.returns.set_of && !function.is_procedure && !function.is_aggregate;
    if (!may_be_inlined) return Volatility::kVolatile;
    if (function.has_standard_body || depth_ == kDeepest) return Volatility::kUnknown;
    const sql::ParsedFile body = sql::parse_file(function.body, sql::Splitting::kWholeFile);
    const Expression* expression = only_expression(body);
    if (expression == nullptr || has_subquery(*expression)) return Volatility::kVolatile;
    ++depth_;
    const Volatility volatility = of(*expression).volatility;
    --depth_;
    // Of a STRICT one the body has to be strict too, which is not looked at.
    const bool is_doubtful = function.is_strict && !function.parameters.empty();
    return volatility == Volatility::kStable && is_doubtful ? Volatility::kUnknown : volatility;
  }

  static constexpr int kDeepest = 16;  // functions that call each other

  const replay::Database& before_;
  std::map<replay::Id, Volatility> known_;
  int depth_ = 0;
};

}  // namespace

VolatilityOf volatility_of(const Expression& expression, const replay::Database& before) {
  return Judge(before).of(expression);
}

}  // namespace lockstep::lint

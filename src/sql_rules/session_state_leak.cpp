#include <algorithm>
#include <map>

#include "base/text.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using SettingKind = sql::SetVariable::Kind;

/// Settings that change what later statements mean, or how they end. session_replication_role is constraint-bypass's.
constexpr std::string_view kRisky[] = {
    "search_path",
    "role",
    "session_authorization",
    "row_security",
    "check_function_bodies",
    "lock_timeout",
    "statement_timeout",
    "idle_in_transaction_session_timeout",
    "transaction_timeout",
    "default_transaction_isolation",
    "default_transaction_read_only",
    "default_tablespace",
    "default_table_access_method",
    "timezone",
};

struct Set {
  sql::Span span;
  bool is_call = false;     // of set_config
  bool is_session = false;  // SET SESSION
};

/// What the statements seen so far leave behind, by setting.
class Session {
 public:
  explicit Session(std::string_view text) : text_(text) {}

  void run(const sql::Statement& statement) {
    if (const auto* set = std::get_if<sql::SetVariable>(&statement.body)) this->set(*set, statement.span);
    if (const auto* select = std::get_if<sql::Select>(&statement.body)) {
      for (const sql::Target& target : select->query.targets) call(target.value);
    }
  }

  std::vector<std::pair<std::string, Set>> left() const {
    std::vector<std::pair<std::string, Set>> all(left_.begin(), left_.end());
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.second.span.begin < b.second.span.begin; });
    return all;
  }

 private:
  void set(const sql::SetVariable& set, sql::Span span) {
    if (set.kind == SettingKind::kResetAll) left_.clear();
    if (set.kind == SettingKind::kReset || set.kind == SettingKind::kSetDefault || is_default(set))
      left_.erase(set.name);
    else if (set.kind == SettingKind::kSet && !set.is_local)
      put(set.name, {span, false, is_session(span)});
  }

  /// SET ROLE NONE, and timeouts of 0: what a server has unless it is told otherwise.
  static bool is_default(const sql::SetVariable& set) {
    if (set.values.size() != 1) return false;
    return (set.name == "role" && base::lower_ascii(set.values[0]) == "none") ||
           (set.name.ends_with("_timeout") && set.values[0] == "0");
  }

  bool is_session(sql::Span span) const {
    const std::string words = base::lower_ascii(text_.substr(span.begin, span.end - span.begin));
    return base::trim(std::string_view(words).substr(3)).starts_with("session ");
  }

  /// set_config(name, value, false).
  void call(const sql::Expression& value) {
    const bool is_set_config = value.kind == sql::ExpressionKind::kCall && value.text == "set_config" &&
                               value.operands.size() == 3 && value.operands[0].kind == sql::ExpressionKind::kString;
    if (!is_set_config || value.operands[2].text != "false") return;
    put(base::lower_ascii(value.operands[0].text), {value.span, true, false});
  }

  void put(const std::string& name, Set set) {
    const bool is_risky = std::find(std::begin(kRisky), std::end(kRisky), name) != std::end(kRisky);
    if (is_risky) left_.insert_or_assign(name, set);
  }

  std::string_view text_;
  std::map<std::string, Set> left_;
};

std::string help_for(const std::string& name, const Set& set, const lint::Settings& settings) {
  const std::string reset = "RESET " + name + ";";
  if (settings.scope == replay::TransactionScope::kPerStatement) return "at the end of the file: " + reset;
  if (settings.scope == replay::TransactionScope::kAllMigrations) {
    return "SET LOCAL, and at the end of the file " + reset + " (the transaction goes on with the next migration)";
  }
  return set.is_call ? "set_config(…, …, true), which ends with the transaction"
                     : "SET LOCAL, which ends with the transaction";
}

void check_left_state(const lint::FileEnd& end, Hazards& found) {
  if (end.settings.runner == lint::Runner::kPsql) return;
  Session session(end.file.text);
  bool has_transactions = false;
  for (const sql::Statement& statement : end.file.parsed.statements) {
    has_transactions = has_transactions || std::holds_alternative<sql::Transaction>(statement.body);
    session.run(statement);
  }
  for (const auto& [name, set] : session.left()) {
    auto& one = found.add(set.span,
                          name +
                              " stays set when the migration is over: for later migrations, and for whoever gets "
                              "the connection next",
                          help_for(name, set, end.settings));
    const bool is_wrapped = end.settings.scope == replay::TransactionScope::kPerMigration && !has_transactions;
    constexpr std::uint32_t kSet = 3;  // "SET"
    if (is_wrapped && !set.is_call && !set.is_session) {
      one.fix.push_back({{set.span.begin + kSet, set.span.begin + kSet}, " LOCAL"});
    }
  }
}

}  // namespace

constexpr lint::Rule kSessionStateLeak = {
    .id = "session-state-leak",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a setting that outlives the migration",
    .at_end = &check_left_state,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules

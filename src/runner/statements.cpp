#include "runner/statements.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "sql/outside_transactions.h"
#include "sql/parse.h"
#include "sql/splitter.h"
#include "sql/tokens.h"

namespace lockstep::runner {
namespace {

sql::ParsedFile parse(const Script& script, sql::Span span) {
  return sql::parse_file(text_of(script, span), sql::Splitting::kWholeFile);
}

bool changes_session(const sql::Statement& statement, std::string_view text) {
  if (std::holds_alternative<sql::Select>(statement.body)) return base::contains(base::lower_ascii(text), "set_config");
  const auto* set = std::get_if<sql::SetVariable>(&statement.body);
  return set != nullptr && !set->is_local && set->name != "transaction";
}

bool ends_transaction(const sql::Transaction& transaction) {
  return transaction.kind == sql::Transaction::Kind::kCommit || transaction.kind == sql::Transaction::Kind::kRollback;
}

/// Puts the statements of a script together to steps.
class StepMaker {
 public:
  StepMaker(const Script& script, int postgres_major) : script_(script), postgres_major_(postgres_major) {}

  void add(sql::Span statement) {
    const sql::ParsedFile parsed = parse(script_, statement);
    const sql::Statement* one = parsed.statements.size() == 1 ? &parsed.statements[0] : nullptr;
    const auto* transaction = one == nullptr ? nullptr : std::get_if<sql::Transaction>(&one->body);
    if (transaction != nullptr && transaction->kind == sql::Transaction::Kind::kBegin) return begin(statement);
    if (transaction != nullptr && ends_transaction(*transaction)) return end(*transaction, statement);
    if (!block_) return add_single(one, statement);
    block_->span.end = statement.end;
    take(*block_, one, statement);
  }

  std::vector<Step> steps() {
    if (block_) steps_.push_back(std::move(*block_));
    return std::move(steps_);
  }

 private:
  void begin(sql::Span statement) {
    if (block_) return;  // a warning, to PostgreSQL
    block_ = Step{.span = statement, .begin = std::string(text_of(script_, statement))};
  }

  void end(const sql::Transaction& transaction, sql::Span statement) {
    if (!block_) return;
    block_->span.end = statement.end;
    block_->is_undone = transaction.kind == sql::Transaction::Kind::kRollback;
    if (block_->is_undone) block_->settings.clear();
    const std::string begin = block_->begin;
    steps_.push_back(std::move(*block_));
    block_.reset();
    if (transaction.and_chain) block_ = Step{.span = {statement.end, statement.end}, .begin = begin};
  }

  void add_single(const sql::Statement* one, sql::Span statement) {
    Step step{.span = statement};
    take(step, one, statement);
    const auto command = one == nullptr ? std::nullopt : sql::command_outside_transactions(one->body, postgres_major_);
    step.is_outside = command.has_value();
    step.is_concurrent = command && command->ends_with("CONCURRENTLY");
    steps_.push_back(std::move(step));
  }

  void take(Step& step, const sql::Statement* one, sql::Span statement) {
    step.statements.push_back(statement);
    if (one != nullptr && changes_session(*one, text_of(script_, statement))) step.settings.push_back(statement);
  }

  const Script& script_;
  int postgres_major_;
  std::vector<Step> steps_;
  std::optional<Step> block_;  // the one that has been begun
};

const sql::AlterEnum* as_added_value(const sql::Statement& statement) {
  const auto* alter = std::get_if<sql::AlterEnum>(&statement.body);
  return alter != nullptr && alter->kind == sql::AlterEnum::Kind::kAddValue ? alter : nullptr;
}

/// A label that the statement adds to an enum.
std::string added_label(const Script& script, sql::Span statement) {
  for (const sql::Statement& one : parse(script, statement).statements) {
    if (const sql::AlterEnum* alter = as_added_value(one)) return alter->value.label;
  }
  return "";
}

/// Whether a string is the value, or an array that has it: 'sad', '{glad,"sad"}'.
bool holds_value(std::string_view string, std::string_view value) {
  const std::size_t end = string.rfind('\'');
  const std::size_t begin = string.find('\'');
  if (begin == end) return base::contains(string, value);  // in dollars: SQL, or a value after all
  const std::string_view content = string.substr(begin + 1, end - begin - 1);
  if (content == value) return true;
  if (!content.starts_with('{')) return false;
  for (std::size_t at = content.find(value); at != std::string_view::npos; at = content.find(value, at + 1)) {
    constexpr std::string_view kAround = "{}, \"";
    const std::size_t after = at + value.size();
    if (at == 0 || after == content.size()) continue;
    if (base::contains(kAround, content.substr(at - 1, 1)) && base::contains(kAround, content.substr(after, 1))) {
      return true;
    }
  }
  return false;
}

bool uses_value(std::string_view statement, std::string_view value) {
  bool uses = false;
  sql::for_each_token(statement, [&](const sql::Token& token) {
    uses = uses || (token.kind == sql::TokenKind::kString && holds_value(token.text, value));
  });
  return uses;
}

/// Whether one of the statements, those that do not parse among them, uses a value that one before it adds to an enum.
bool uses_added_value(const Script& script) {
  std::vector<std::string> added;
  for (const sql::Span message : script.messages) {
    for (const sql::Span span : statements_of(script, message)) {
      const std::string label = added_label(script, span);
      const bool uses = std::any_of(added.begin(), added.end(), [&](const std::string& value) {
        return label.empty() && uses_value(text_of(script, span), value);
      });
      if (uses) return true;
      if (!label.empty()) added.push_back(label);
    }
  }
  return false;
}

/// Settings that say how the server reads the text of a message, which it does before it runs any of it.
constexpr std::string_view kReadingSettings[] = {"standard_conforming_strings", "backslash_quote", "client_encoding"};

bool names_reading_setting(std::string_view text) {
  const std::string lower = base::lower_ascii(text);
  return std::any_of(std::begin(kReadingSettings), std::end(kReadingSettings),
                     [&](std::string_view name) { return base::contains(lower, name); });
}

/// For the end of a statement.
bool has_room_between_messages(const Script& script) {
  constexpr std::uint32_t kRoom = 2;
  for (std::size_t at = 1; at < script.messages.size(); ++at) {
    if (script.messages[at].begin - script.messages[at - 1].end < kRoom) return false;
  }
  return !script.messages.empty();
}

/// Whether a comment or string goes on past the message: it would swallow a ';' after it.
bool is_open_at_end(std::string_view message) {
  const std::string with_end = std::string(message) + "\n;";
  std::string_view last;
  sql::for_each_token(with_end, [&](const sql::Token& token) { last = token.text; });
  return last.size() != 1 || last.data() + 1 != with_end.data() + with_end.size();
}

bool changes_reading(const sql::Statement& statement) {
  const auto* set = std::get_if<sql::SetVariable>(&statement.body);
  if (set == nullptr) return false;
  return set->kind == sql::SetVariable::Kind::kResetAll || set->name == "client_encoding";  // SET NAMES
}

/// What the statements of a script come to.
class Reading {
 public:
  Reading(const Script& script, int postgres_major) : script_(script), postgres_major_(postgres_major) {
    constexpr std::size_t kLongestJoined = std::size_t{1} << 20;
    can_be_joined_ = script.text.size() <= kLongestJoined && has_room_between_messages(script) &&
                     !names_reading_setting(script.text);
  }

  void add(sql::Span message) {
    const sql::ParsedFile parsed = parse(script_, message);
    can_be_joined_ = can_be_joined_ && parsed.problems.empty() && !is_open_at_end(text_of(script_, message));
    for (const sql::Statement& statement : parsed.statements) add(statement);
  }

  Ways ways() const {
    Ways ways{reason_, can_be_joined_};
    if (ways.reason_to_leave_transactions.empty() && adds_value_ && uses_added_value(script_)) {
      ways.reason_to_leave_transactions = "a value that is added to an enum can be used only after its transaction";
    }
    return ways;
  }

 private:
  void add(const sql::Statement& statement) {
    const auto command = sql::command_outside_transactions(statement.body, postgres_major_);
    if (command && reason_.empty()) reason_ = *command + " cannot run in a transaction";
    adds_value_ = adds_value_ || as_added_value(statement) != nullptr;
    const auto* transaction = std::get_if<sql::Transaction>(&statement.body);
    const bool is_of_transactions = transaction != nullptr;
    if (is_of_transactions && ends_transaction(*transaction) && reason_.empty())
      reason_ = "it ends transactions itself";
    can_be_joined_ = can_be_joined_ && !is_of_transactions && !changes_reading(statement);
  }

  const Script& script_;
  int postgres_major_;
  std::string reason_;
  bool adds_value_ = false;
  bool can_be_joined_ = false;
};

}  // namespace

std::vector<sql::Span> statements_of(const Script& script, sql::Span message) {
  std::vector<sql::Span> spans;
  sql::StatementSplitter splitter(script.text, message);
  while (const auto piece = splitter.next()) spans.push_back(piece->span);
  return spans;
}

std::vector<Step> steps_of(const Script& script, int postgres_major) {
  StepMaker maker(script, postgres_major);
  for (const sql::Span message : script.messages) {
    for (const sql::Span span : statements_of(script, message)) maker.add(span);
  }
  return maker.steps();
}

Ways ways_of(const Script& script, int postgres_major) {
  Reading reading(script, postgres_major);
  for (const sql::Span message : script.messages) reading.add(message);
  return reading.ways();
}

}  // namespace lockstep::runner

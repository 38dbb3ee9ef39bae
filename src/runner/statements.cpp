#include "runner/statements.h"

#include <algorithm>

#include "base/text.h"
#include "sql/outside_transactions.h"
#include "sql/parse.h"
#include "sql/splitter.h"

namespace lockstep::runner {
namespace {

std::string_view text_of(const Script& script, sql::Span span) {
  return std::string_view(script.text).substr(span.begin, span.end - span.begin);
}

sql::ParsedFile parse(const Script& script, sql::Span span) {
  return sql::parse_file(text_of(script, span), sql::Splitting::kWholeFile);
}

std::string command_outside(const Script& script, sql::Span statement, int postgres_major) {
  for (const sql::Statement& one : parse(script, statement).statements) {
    if (auto command = sql::command_outside_transactions(one.body, postgres_major)) return *command;
  }
  return "";
}

/// A label that the statement adds to an enum.
std::string added_label(const Script& script, sql::Span statement) {
  for (const sql::Statement& one : parse(script, statement).statements) {
    const auto* alter = std::get_if<sql::AlterEnum>(&one.body);
    if (alter != nullptr && alter->kind == sql::AlterEnum::Kind::kAddValue) return alter->value.label;
  }
  return "";
}

}  // namespace

std::vector<sql::Span> statements_of(const Script& script, sql::Span message) {
  std::vector<sql::Span> spans;
  sql::StatementSplitter splitter(script.text, message);
  while (const auto piece = splitter.next()) spans.push_back(piece->span);
  return spans;
}

std::vector<Step> steps_of(const Script& script, int postgres_major) {
  std::vector<Step> steps;
  for (const sql::Span message : script.messages) {
    for (const sql::Span span : statements_of(script, message)) {
      steps.push_back({span, !command_outside(script, span, postgres_major).empty()});
    }
  }
  return steps;
}

std::string reason_to_leave_transactions(const Script& script, int postgres_major) {
  std::vector<std::string> added;
  for (const sql::Span message : script.messages) {
    for (const sql::Span span : statements_of(script, message)) {
      const std::string command = command_outside(script, span, postgres_major);
      if (!command.empty()) return command + " cannot run in a transaction";
      const std::string label = added_label(script, span);
      const bool uses = std::any_of(added.begin(), added.end(), [&](const std::string& value) {
        return label.empty() && base::contains(text_of(script, span), "'" + value + "'");
      });
      if (uses) return "a value that is added to an enum can be used only after its transaction";
      if (!label.empty()) added.push_back(label);
    }
  }
  return "";
}

}  // namespace lockstep::runner

#include "runner/joined.h"

#include <utility>

#include "runner/statements.h"

namespace lockstep::runner {
namespace {

/// Ends a statement that has no ';' of its own, and a remark that has no end of line.
constexpr std::string_view kEnd = "\n;";

/// The script from its first message to its last, in which everything stands where it stands in the file: what is
/// between two messages, such as Drizzle's mark, becomes the end of a statement.
std::string text_between(const Script& script) {
  const std::uint32_t begin = script.messages.front().begin;
  std::string text = script.text.substr(begin, script.messages.back().end - begin);
  for (std::size_t at = 1; at < script.messages.size(); ++at) {
    const std::uint32_t gap = script.messages[at - 1].end;
    text.replace(gap - begin, script.messages[at].begin - gap, script.messages[at].begin - gap, ' ');
    text.replace(gap - begin, kEnd.size(), kEnd);
  }
  return text;
}

}  // namespace

Joined::Joined(const Script& script, Preamble before, std::string_view after)
    : script_(script), before_(std::move(before)), text_(before_.sql) {
  text_ += text_between(script);
  text_ += kEnd;
  text_ += after;
}

std::optional<Joined::Place> Joined::place_of(pg::Failure failure) const {
  return failure.byte_offset ? place_of_offset(std::move(failure)) : place_of_index(std::move(failure));
}

std::optional<Joined::Place> Joined::place_of_offset(pg::Failure failure) const {
  if (*failure.byte_offset < before_.sql.size()) return std::nullopt;
  const std::size_t in_file = *failure.byte_offset - before_.sql.size() + script_.messages.front().begin;
  for (const sql::Span message : script_.messages) {
    if (in_file < message.begin || in_file > message.end) continue;
    failure.byte_offset = in_file - message.begin;
    return Place{message, std::move(failure)};
  }
  return std::nullopt;
}

std::optional<Joined::Place> Joined::place_of_index(pg::Failure failure) const {
  if (failure.statement_index < before_.statements) return std::nullopt;
  std::size_t index = failure.statement_index - before_.statements;
  for (const sql::Span message : script_.messages) {
    const std::size_t count = statements_of(script_, message).size();
    if (index < count) {
      failure.statement_index = index;
      return Place{message, std::move(failure)};
    }
    index -= count;
  }
  return std::nullopt;
}

}  // namespace lockstep::runner

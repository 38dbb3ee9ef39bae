#pragma once
#include <optional>
#include <string>

#include "sql/statement_tokens.h"

namespace lockstep::sql {

/// What the parser of PostgreSQL 15 says of a statement, and which token it has come to by then. A number past the last
/// token is the end of the statement.
struct Refusal {
  StatementTokens::Index at = 0;  // what it is about
  StatementTokens::Index stop = 0;
  std::string message;
};

/// The first thing in a statement that parsers of 16 and 17 accept and that of 15 does not, of what begins with no
/// newer word (newer_words.h). Looks at the tokens from `first` to before `end`.
std::optional<Refusal> find_refusal(const StatementTokens& tokens, StatementTokens::Index first,
                                    StatementTokens::Index end);

}  // namespace lockstep::sql

#pragma once
#include <vector>

#include "sql/statement.h"
#include "sql/statement_tokens.h"

namespace lockstep::sql {

/// A statement of SQL in a PL/pgSQL body, by its tokens.
struct EmbeddedSql {
  enum class Kind : std::uint8_t {
    kStatement,  // as it is; `into` is not SQL's
    kPerform,    // PERFORM …, which is SELECT …
    kExecute,    // the token `first` is a string that holds statements
  };
  Kind kind = Kind::kStatement;
  StatementTokens::Index first = 0;
  StatementTokens::Index last = 0;
  std::vector<StatementTokens::Index> into;  // first and last token of INTO with its targets; empty: none
  Nesting nesting;
};

/// The statements of SQL in a body, in the order of the text. Follows the structure of blocks, conditions and loops,
/// and asks nothing of what is in them, so that a body is read even where the parser's PL/pgSQL gives up.
std::vector<EmbeddedSql> find_embedded_sql(const StatementTokens& tokens);

}  // namespace lockstep::sql

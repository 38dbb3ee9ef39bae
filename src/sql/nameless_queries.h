#pragma once
#include <optional>

#include "sql/statement_tokens.h"

namespace lockstep::sql {

/// The opening parenthesis of a sub-query in FROM that has no name: of several the one that ends first, which is where
/// a parser that wants names stops. Looks at the tokens from `first` to before `end`.
std::optional<StatementTokens::Index> find_nameless_query(const StatementTokens& tokens, StatementTokens::Index first,
                                                          StatementTokens::Index end);

}  // namespace lockstep::sql

#pragma once
#include <vector>

#include "sql/statement_tokens.h"

namespace lockstep::sql {

/// What a byte of a word becomes, so that no parser takes the word for a keyword. No UTF-8 has it.
constexpr char kHiddenByte = '\xFF';

/// Where a statement has to lose a byte, so that a parser of PostgreSQL 16 or 17 stops at its newer words and numbers
/// as that of 15 does: places in the file, ascending. Looks at the tokens from `first` to before `end`.
std::vector<std::uint32_t> find_newer_bytes(const StatementTokens& tokens, StatementTokens::Index first,
                                            StatementTokens::Index end);

/// Gives an identifier, which ends with NUL, its hidden byte back. Others stay as they are.
void restore_word(char* identifier);

}  // namespace lockstep::sql

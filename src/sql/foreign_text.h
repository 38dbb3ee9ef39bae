#pragma once
#include <optional>
#include <string_view>

#include "sql/parse.h"
#include "sql/statement_tokens.h"

namespace lockstep::sql {

/// Why the whole file is no SQL at all: NUL bytes, UTF-16, a git LFS pointer. Nothing when it may be.
std::optional<Problem> find_foreign_file(std::string_view text);

/// Whether a statement that PostgreSQL cannot parse is written for another database. The problem is complete but for
/// its `statement`.
std::optional<Problem> find_foreign_dialect(const StatementTokens& tokens);

}  // namespace lockstep::sql

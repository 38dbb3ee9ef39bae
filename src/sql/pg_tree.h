#pragma once
#include <cstdint>
#include <pg_query/pg_query.pb-c.h>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "sql/arena.h"

// The parser itself. This header and those named convert_… are of this module only: outside, no name of libpg_query is
// known.
namespace lockstep::sql {

/// Why PostgreSQL's parser takes a text for no SQL, in its words.
struct ParseFailure {
  std::string message;
  std::uint32_t offset = 0;  // in bytes, at most the text's size
};

/// The statements of a text; their places are in bytes. The tree lives in `arena`. The text holds no NUL byte.
base::Expected<const PgQuery__ParseResult*, ParseFailure> parse_tree(const std::string& text, Arena& arena);

/// The variables and statements of the PL/pgSQL bodies in a statement CREATE FUNCTION or DO, as libpg_query's JSON.
base::Expected<std::string, ParseFailure> parse_plpgsql(const std::string& statement);

}  // namespace lockstep::sql

#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <pg_query/pg_query.pb-c.h>
#include <string>
#include <string_view>

#include "base/expected.h"

// The parser itself. This header and those named convert_… are of this module only: outside, no name of libpg_query is
// known.
namespace lockstep::sql {

/// Why PostgreSQL's parser takes a text for no SQL, in its words.
struct ParseFailure {
  std::string message;
  std::uint32_t offset = 0;  // in bytes, at most the text's size
};

/// Sees the statements of a text; their places are in bytes. The tree is gone when it returns. It parses nothing
/// itself.
using TreeReader = std::function<void(const PgQuery__ParseResult& tree)>;

/// Parses a text without NUL bytes. Gives what is wrong with it, or nothing after `read` was called.
std::optional<ParseFailure> parse_tree(const std::string& text, const TreeReader& read);

/// The variables and statements of the PL/pgSQL bodies in a statement CREATE FUNCTION or DO, as libpg_query's JSON.
base::Expected<std::string, ParseFailure> parse_plpgsql(const std::string& statement);

}  // namespace lockstep::sql

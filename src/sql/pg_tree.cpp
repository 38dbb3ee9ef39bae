#include "sql/pg_tree.h"

#include <algorithm>
#include <new>
#include <pg_query.h>

namespace lockstep::sql {
namespace {

/// PostgreSQL counts the characters before an error by their first bytes alone (pg_utf_mblen), as is done here.
std::size_t character_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if ((byte & 0xE0) == 0xC0) return 2;
  if ((byte & 0xF0) == 0xE0) return 3;
  if ((byte & 0xF8) == 0xF0) return 4;
  return 1;
}

/// Offset of the 1-based character `position`; 0 for no position.
std::uint32_t byte_offset(std::string_view text, int position) {
  std::size_t at = 0;
  for (int i = 1; i < position && at < text.size(); ++i) at += character_length(text[at]);
  return static_cast<std::uint32_t>(std::min(at, text.size()));
}

ParseFailure failure_of(const PgQueryError& error, std::string_view text) {
  return {error.message == nullptr ? "cannot be parsed" : error.message, byte_offset(text, error.cursorpos)};
}

void* allocate(void* arena, std::size_t size) {
  try {
    return static_cast<Arena*>(arena)->allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;  // an exception must not pass through C
  }
}

void leave(void* /*arena*/, void* /*memory*/) {}

/// What the library gives back, freed in the same way whatever happens.
struct TreeResult {
  PgQueryProtobufParseResult value;
  explicit TreeResult(const std::string& text) : value(pg_query_parse_protobuf(text.c_str())) {}
  ~TreeResult() { pg_query_free_protobuf_parse_result(value); }
  TreeResult(const TreeResult&) = delete;
  TreeResult& operator=(const TreeResult&) = delete;
};

struct PlpgsqlResult {
  PgQueryPlpgsqlParseResult value;
  explicit PlpgsqlResult(const std::string& text) : value(pg_query_parse_plpgsql(text.c_str())) {}
  ~PlpgsqlResult() { pg_query_free_plpgsql_parse_result(value); }
  PlpgsqlResult(const PlpgsqlResult&) = delete;
  PlpgsqlResult& operator=(const PlpgsqlResult&) = delete;
};

}  // namespace

base::Expected<const PgQuery__ParseResult*, ParseFailure> parse_tree(const std::string& text, Arena& arena) {
  const TreeResult result(text);
  if (result.value.error != nullptr) return base::Unexpected{failure_of(*result.value.error, text)};
  ProtobufCAllocator allocator{allocate, leave, &arena};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(result.value.parse_tree.data);
  const PgQuery__ParseResult* tree = pg_query__parse_result__unpack(&allocator, result.value.parse_tree.len, bytes);
  if (tree == nullptr) return base::Unexpected{ParseFailure{"the parsed statement takes too much memory", 0}};
  return tree;
}

base::Expected<std::string, ParseFailure> parse_plpgsql(const std::string& statement) {
  const PlpgsqlResult result(statement);
  if (result.value.error != nullptr) return base::Unexpected{failure_of(*result.value.error, statement)};
  return std::string(result.value.plpgsql_funcs == nullptr ? "[]" : result.value.plpgsql_funcs);
}

}  // namespace lockstep::sql

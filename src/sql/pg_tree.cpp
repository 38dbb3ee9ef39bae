#include "sql/pg_tree.h"

#include <algorithm>
#include <exception>
#include <pg_query.h>
#include <utility>

#include "sql/grammar_15.h"
#include "sql/pg_version.h"
#include "sql/tokens.h"

// libpg_query gives a tree away as bytes alone: it builds the messages of protobuf-c, asks for their size, packs
// them and frees them, for the caller to unpack the same messages again. That is half of the time of parsing. So the
// linker replaces the two functions that it calls when the messages are complete (--wrap, cmake/PgQuery.cmake), and
// they are read where they stand. The linker replaces nothing within an object file, so in a library that was put
// together otherwise they are unpacked after all.
namespace lockstep::sql {
namespace {

/// The reader of the text that this thread parses.
struct Reading {
  const TreeReader& read;
  bool is_done = false;
  std::exception_ptr thrown = nullptr;  // must not pass through C
};
thread_local Reading* reading = nullptr;

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

/// Without what differs between versions of the parser: how much of a number with letters in it they name, and words
/// that name nothing.
std::string message_of(const PgQueryError& error, std::string_view text, std::uint32_t offset) {
  std::string message(error.message == nullptr ? "cannot be parsed" : error.message);
  constexpr std::string_view kJunk = "trailing junk after numeric literal";
  constexpr std::string_view kNear = " at or near";
  const std::optional<Token> number = TokenReader(text, offset).next();
  if (message.starts_with(kJunk) && number)
    return std::string(kJunk).append(kNear) + " \"" + std::string(number->text) + "\"";
  if (message.ends_with(kNear)) message.resize(message.size() - kNear.size());
  return message;
}

ParseFailure failure_of(const PgQueryError& error, std::string_view text) {
  const std::uint32_t offset = byte_offset(text, error.cursorpos);
  return {message_of(error, text, offset), offset};
}

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

void read_packed(const PgQueryProtobuf& packed, const TreeReader& read) {
  struct Unpacked {
    PgQuery__ParseResult* tree;
    ~Unpacked() { pg_query__parse_result__free_unpacked(tree, nullptr); }
  };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(packed.data);
  const Unpacked result{pg_query__parse_result__unpack(nullptr, packed.len, bytes)};
  if (result.tree != nullptr) read(*result.tree);
}

std::optional<ParseFailure> parse_as_it_is(const std::string& text, const TreeReader& read) {
  Reading mine{read};
  reading = &mine;
  const TreeResult result(text);
  reading = nullptr;
  if (mine.thrown) std::rethrow_exception(mine.thrown);
  if (result.value.error != nullptr) return failure_of(*result.value.error, text);
  if (!mine.is_done) read_packed(result.value.parse_tree, read);
  return std::nullopt;
}

}  // namespace

std::optional<ParseFailure> parse_tree(const std::string& text, const TreeReader& read) {
  if constexpr (kParserMajor <= 15) return parse_as_it_is(text, read);
  const Grammar15 grammar(text);
  return grammar.failure(parse_as_it_is(grammar.text(), [&](const PgQuery__ParseResult& tree) {
    if (grammar.refuses()) return;
    grammar.restore(const_cast<PgQuery__ParseResult&>(tree));  // the library's own, which it has just made
    read(tree);
  }));
}

base::Expected<std::string, ParseFailure> parse_plpgsql(const std::string& statement) {
  const PlpgsqlResult result(statement);
  if (result.value.error != nullptr) return base::Unexpected{failure_of(*result.value.error, statement)};
  return std::string(result.value.plpgsql_funcs == nullptr ? "[]" : result.value.plpgsql_funcs);
}

}  // namespace lockstep::sql

// The linker's names, so reserved ones. Without --wrap the real functions are missing and nothing links, instead of a
// tree that nobody reads.
extern "C" {

std::size_t __real_pg_query__parse_result__get_packed_size(const PgQuery__ParseResult* tree);
std::size_t __real_pg_query__parse_result__pack(const PgQuery__ParseResult* tree, std::uint8_t* out);

std::size_t __wrap_pg_query__parse_result__get_packed_size(const PgQuery__ParseResult* tree) {
  lockstep::sql::Reading* const mine = lockstep::sql::reading;
  if (mine == nullptr) return __real_pg_query__parse_result__get_packed_size(tree);
  mine->is_done = true;
  try {
    mine->read(*tree);
  } catch (...) {
    mine->thrown = std::current_exception();
  }
  return 1;  // of memory that nothing is packed into
}

std::size_t __wrap_pg_query__parse_result__pack(const PgQuery__ParseResult* tree, std::uint8_t* out) {
  return lockstep::sql::reading == nullptr ? __real_pg_query__parse_result__pack(tree, out) : 0;
}

}  // extern "C"

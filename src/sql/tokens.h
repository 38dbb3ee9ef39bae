#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::sql {

enum class TokenKind {
  kWord,              // keyword, identifier or number, as written
  kQuotedIdentifier,  // "…", quotes included
  kString,            // '…', E'…' or $tag$…$tag$, delimiters included
  kSymbol,            // any other single character
};

struct Token {
  TokenKind kind;
  std::string_view text;
};

/// Hands out the tokens of a text one by one, from any offset on. The text must outlive it.
class TokenReader {
 public:
  explicit TokenReader(std::string_view sql, std::size_t at = 0) : sql_(sql), at_(at) {}

  /// The next token; nothing at the end of the text.
  std::optional<Token> next();
  /// Goes on reading at `offset`, which must not be within a token or comment.
  void seek(std::size_t offset) { at_ = offset; }
  /// One past the last byte of the last token.
  std::size_t offset() const { return at_; }
  /// Where a token stands in the text.
  std::size_t begin_of(const Token& token) const { return static_cast<std::size_t>(token.text.data() - sql_.data()); }

 private:
  std::string_view sql_;
  std::size_t at_;
};

/// Calls `visit` for each token of PostgreSQL SQL in order, without comments and white space. Follows the lexical rules
/// of PostgreSQL 15's manual, section 4.1: nested /* */ comments, dollar quotes, escape strings. Never fails: an
/// unterminated string or comment ends with the text.
void for_each_token(std::string_view sql, const std::function<void(const Token&)>& visit);

/// Whether there is anything to execute: a token other than ';'.
bool has_statement(std::string_view sql);

/// Whether two texts are the same but for comments and white space.
bool same_tokens(std::string_view a, std::string_view b);

/// Whether `name` occurs as an identifier, a word of a string, or a part of a dotted name; unquoted ones match in any
/// case.
bool mentions(std::string_view sql, std::string_view name);

}  // namespace lockstep::sql

#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "sql/names.h"
#include "sql/tokens.h"

namespace lockstep::sql {

/// The tokens of one statement by number, for what the parser's tree does not tell: where things end, and where the
/// names stand that it has no place for. Numbers past the last token are allowed everywhere and are no token of any
/// kind.
class StatementTokens {
 public:
  using Index = std::uint32_t;

  /// The tokens within `range`. Places are those in the file, of which the byte text[0] is at `text_begin`.
  StatementTokens(std::string_view text, std::uint32_t text_begin, Span range);

  /// The tokens `first` to `last`, numbered anew.
  StatementTokens part(Index first, Index last) const { return {text_, text_begin_, span(first, last)}; }

  Index size() const { return static_cast<Index>(pieces_.size()); }
  Span span(Index first, Index last) const;  // of whole tokens, both included
  Span span(Index index) const { return span(index, index); }
  std::string_view text(Index index) const;

  bool is_word(Index index, std::string_view lower_case) const;
  bool is_words(Index index, std::initializer_list<std::string_view> lower_case) const;  // one after the other
  bool is_symbol(Index index, char symbol) const;
  bool is_string(Index index) const;
  bool is_name(Index index) const;  // a word or quoted identifier
  /// `from`, past those of the words that come there, in the order given.
  Index skip_words(Index from, std::initializer_list<std::string_view> lower_case) const;
  /// Whether nothing stands between this token and the one after it.
  bool touches_next(Index index) const;

  /// The token that holds the byte, or else the first after it; `size()` past the last.
  Index at(std::uint32_t offset) const;
  /// How many parentheses and brackets are open around a token; one's own does not count.
  std::uint32_t depth(Index index) const;
  /// The closing token of an opening one; of others the token itself. The last token for what is never closed.
  Index match(Index index) const;
  /// The innermost opening token around a token, which depth() says exists.
  Index around(Index index) const;
  /// The first token from `from` on that ends an item of a list: a comma, the closing of what is around it, ';' or
  /// size().
  Index end_of_item(Index from) const;
  /// The first token from `from` on, at the depth of `from`, that is this word; size() when there is none.
  Index find_word(Index from, std::string_view lower_case) const;

  /// The first token from `from` on that is this symbol, at any depth; size() when there is none.
  Index find_symbol(Index from, char symbol) const;

  /// The identifier as PostgreSQL takes it; of U&"…" without its escapes resolved.
  std::string folded(Index index) const;
  /// The first identifier from `from` on that is `name` to PostgreSQL; an empty span when there is none.
  Name find_name(std::string_view name, Index from) const;
  /// The last token of a dotted name that starts at `from`.
  Index end_of_name(Index from) const;
  /// The same for the dotted name `schema`.`name`, of which `schema` may be empty.
  Span find_dotted(std::string_view schema, std::string_view name, Index from) const;

 private:
  struct Piece {
    std::uint32_t begin;
    std::uint32_t end;
    TokenKind kind;
    std::uint32_t depth;
    Index match;
    Index around;
  };
  void read(Span range);
  void close(std::vector<Index>& open);

  std::string_view text_;
  std::uint32_t text_begin_;
  std::vector<Piece> pieces_;
};

}  // namespace lockstep::sql

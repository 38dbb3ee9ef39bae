#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "sql/names.h"
#include "sql/tokens.h"

namespace lockstep::sql {

/// What the parser's stack is spared. Measured with the grammar of 15 on a stack of 8 MiB: nested sub-queries overflow
/// it between 1,000 and 2,000 levels, chains of operators (a tree as deep as the chain is long) between 2,000 and
/// 5,000.
constexpr std::uint32_t kDeepestNesting = 500;
constexpr std::uint32_t kLongestChain = 1000;

/// A stretch of a chunk: one statement, or something that is none.
struct Piece {
  enum class Kind : std::uint8_t {
    kStatement,       // from its first token to its last, without ';'
    kTooDeep,         // the same, and not to be given to the parser
    kTemplate,        // the same, with {{, {% or ${ in it
    kMetaCommand,     // of psql, to the end of its line
    kConflictMarker,  // the line
    kCopyData,        // the lines after COPY … FROM STDIN, with the line \. that ends them
  };
  Kind kind = Kind::kStatement;
  Span span;
  Span place;  // of kTooDeep and kTemplate: the token that makes it so
};

/// Cuts SQL into statements by its tokens alone, so that each can be parsed, or be wrong, by itself. A ';' ends a
/// statement unless it is in a body BEGIN ATOMIC … END or between the actions of a rule. Reads a text of any size in
/// one pass.
class StatementSplitter {
 public:
  /// The pieces of `range`; spans are places in the whole `text`.
  StatementSplitter(std::string_view text, Span range)
      : text_(text.substr(0, range.end)), reader_(text_, range.begin) {}

  /// The next piece; nothing at the end.
  std::optional<Piece> next();

 private:
  struct State;
  std::optional<Piece> special_line(const Token& token);
  std::optional<Piece> copy_data();
  bool starts_line(std::size_t offset) const;
  std::size_t end_of_line(std::size_t offset) const;
  bool rule_goes_on() const;

  std::string_view text_;
  TokenReader reader_;
  bool expects_copy_data_ = false;
};

}  // namespace lockstep::sql

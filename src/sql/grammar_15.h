#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/pg_tree.h"
#include "sql/statement_tokens.h"

namespace lockstep::sql {

/// A text in the form in which a parser of PostgreSQL 16 or 17 takes it for what that of 15 does.
///
/// What lockstep finds must not depend on which parser it was built with. So every parser is made to stop where that of
/// 15 does, and what newer words mean is read in one way alone (newer_syntax.h). Most of what came with 16 and 17
/// begins with a word that is no keyword to 15. Such a word gets another last byte and is an identifier to every parser
/// then; in the tree and in messages it is as it was. What no word tells is refused here.
class Grammar15 {
 public:
  explicit Grammar15(const std::string& text);

  /// To be parsed, with places as in the text itself.
  const std::string& text() const { return text_; }
  /// Whether 15 refuses what newer ones accept. Then nothing is to be read from the tree.
  bool refuses() const { return refusal_.has_value(); }
  /// The words of the tree as they are in the text.
  void restore(PgQuery__ParseResult& tree) const;
  /// What the parser of 15 says where the one at hand says this, or nothing.
  std::optional<ParseFailure> failure(std::optional<ParseFailure> of_parser) const;

 private:
  void read(const StatementTokens& tokens, StatementTokens::Index first, StatementTokens::Index end);
  void restore(ParseFailure& failure) const;

  struct Change {
    std::uint32_t offset;
    char byte;  // that was there
  };
  struct Stop {
    std::uint32_t offset;  // of the token that the parser of 15 has come to
    ParseFailure failure;
  };
  std::string text_;
  std::vector<Change> changes_;  // by their offsets
  std::optional<Stop> refusal_;  // the first
};

}  // namespace lockstep::sql

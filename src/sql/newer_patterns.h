#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/features.h"
#include "sql/statement_tokens.h"

namespace lockstep::sql {

/// What is to be put right in a statement whose newer words were taken out, so that the parser accepts it.
struct NewerMark {
  enum class Kind : std::uint8_t {
    kNone,
    kVirtual,            // the default that begins `place` is GENERATED ALWAYS AS … VIRTUAL
    kNotNull,            // the check at `place` is NOT NULL of the column `name`
    kNotEnforced,        // the constraint around `place`
    kSetExpression,      // the action around `place`
    kNoAccessMethod,     // the action around `place`
    kStorage,            // the column around `place` has the storage `name`
    kUnmatchedBySource,  // the WHEN of MERGE with the number `index`
  };
  Kind kind = Kind::kNone;
  Span place = {};  // of the newer words and what they end
  Name name = {};
  std::uint32_t index = 0;
};

/// Newer syntax at the place where a statement fails to parse.
struct NewerPattern {
  NewerFeature feature;
  Span place;
  struct Edit {
    Span span;
    std::string text;  // not longer than the span; blanks fill it up
  };
  std::vector<Edit> edits;  // none: the statement cannot be made to parse
  NewerMark mark = {};
};

/// `at` is the token that the parser does not expect, size() at the end of the statement.
std::optional<NewerPattern> find_newer_pattern(const StatementTokens& tokens, StatementTokens::Index at,
                                               std::string_view message);

}  // namespace lockstep::sql

#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/parse.h"

namespace lockstep::lint {

/// A comment that asks for silence:
///
///   -- lockstep-ignore adding-required-field, ban-drop-column: the table is empty
///   -- lockstep-ignore-file: generated once, applied everywhere
///   -- squawk-ignore …, -- squawk-ignore-file …, -- eugene: ignore E1, E2
struct Suppression {
  struct Name {
    std::string text;  // as written: an id, an alias, a code of eugene
    sql::Span span;
    bool is_used = false;
  };
  sql::Span span;           // of the comment
  std::vector<Name> rules;  // empty: all
  std::string reason;
  bool is_ours = true;      // in lockstep's own words, so that a reason is expected
  bool is_of_file = false;  // of every statement of the file
  sql::Span statement;      // that it is about, when not of the file; empty when none follows
  bool is_in_body = false;  // that statement is one in the body of a DO
  bool is_used = false;     // of one without names
};

/// A statement, as far as comments are about it.
struct StatementPlace {
  sql::Span span;
  std::vector<sql::Span> inner;  // of a DO: the statements of its body, in order
};

/// The suppressions of a file: those of the whole file, then the others by the statements that they are about. A
/// comment is about the statement that it stands in or before, with nothing but comments and white space between;
/// behind a statement, on the line where it ends, it is about that one. In the body of a DO the same holds for the
/// statements in there, and what stands before none of them is about the DO.
std::vector<Suppression> read_suppressions(std::string_view text, const std::vector<StatementPlace>& statements);

/// Whether one of them silences a finding at `place` in that file, and marks those that do as used. `is_named` tells
/// whether a name in a suppression means the rule.
bool is_suppressed(std::vector<Suppression>& suppressions, sql::Span place,
                   const std::function<bool(std::string_view)>& is_named);

}  // namespace lockstep::lint

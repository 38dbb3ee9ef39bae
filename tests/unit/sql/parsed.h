#pragma once
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "sql/parse.h"

// What the tests of this folder ask for again and again.
namespace lockstep::sql {

/// A text with its statements, of a file that is one part.
struct Parsed {
  explicit Parsed(std::string_view sql, Splitting splitting = Splitting::kWholeFile)
      : text(sql), file(parse_file(text, splitting)) {}

  std::string_view slice(Span span) const { return std::string_view(text).substr(span.begin, span.end - span.begin); }

  /// The only statement.
  const Statement& statement() const {
    EXPECT_EQ(file.statements.size(), 1U) << text;
    for (const Problem& problem : file.problems) ADD_FAILURE() << problem.message;
    static const Statement kNone;
    return file.statements.empty() ? kNone : file.statements.front();
  }

  /// The body of the only statement, which is a Body.
  template <typename Body>
  const Body& as() const {
    const auto* body = std::get_if<Body>(&statement().body);
    EXPECT_NE(body, nullptr) << text;
    static const Body kNone{};
    return body == nullptr ? kNone : *body;
  }

  /// The only problem.
  const Problem& problem() const {
    EXPECT_EQ(file.problems.size(), 1U) << text;
    static const Problem kNone;
    return file.problems.empty() ? kNone : file.problems.front();
  }

  std::string text;
  ParsedFile file;
};

}  // namespace lockstep::sql

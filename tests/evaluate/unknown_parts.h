#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::evaluate_tests {

/// Bytes [begin, end) of a schema source that are one expression.
struct ExpressionRange {
  std::size_t begin;
  std::size_t end;
};

/// Every expression that stands as an argument, a value of a property, an item of a list, an initialiser, in a template
/// or in front of a member, in the order of the text.
std::vector<ExpressionRange> expressions(std::string_view source);

/// The source with an import of a function that nobody can know.
std::string with_unknown_import(std::string_view source);

/// The source with a call of that function in the place of an expression.
std::string with_unknown_part(std::string_view source, ExpressionRange range);

}  // namespace lockstep::evaluate_tests

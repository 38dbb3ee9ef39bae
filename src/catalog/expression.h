#pragma once
#include <string>
#include <string_view>
#include <vector>

// Expressions as people write them, held against what the server makes of them: it adds casts and parentheses, drops
// qualifiers, and has operators for words. Nothing is parsed; what cannot be told apart by the words is unknown.
namespace lockstep::catalog {

enum class Sameness { kSame, kDifferent, kUnknown };

/// The words of an expression without what the server adds: casts, parentheses, qualifiers and quotes of plain names.
/// Linear in the text.
std::vector<std::string> expression_words(std::string_view expression);

/// Whether two conditions or other expressions are the same. Different are those that have the same words but for a
/// number, or a text without digits.
Sameness compare_expressions(std::string_view one, std::string_view other);

/// The same for two defaults of a column of `type`. Different are also two constants of a type with one spelling for
/// each value, and a constant and a call without arguments.
Sameness compare_defaults(std::string_view one, std::string_view other, std::string_view type);

}  // namespace lockstep::catalog

#include "catalog/expression.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "base/text.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

constexpr std::size_t kLargestExpression = 64 * 1024;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_number(std::string_view word) {
  if (word.starts_with('-')) word.remove_prefix(1);
  return !word.empty() && is_digit(word.front()) && word.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
}

bool is_text(std::string_view word) {
  return word.starts_with('\'');
}

bool is_literal(std::string_view word) {
  return is_text(word) || is_number(word) || word == "true" || word == "false" || word == "null";
}

/// Words that a type's name may go on with: double precision, timestamp with time zone.
constexpr std::array<std::string_view, 10> kTypeWords = {"precision", "varying", "with",  "without", "time",
                                                         "zone",      "year",    "month", "day",     "to"};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text.substr(0, kLargestExpression)) {}

  std::vector<std::string> scan() {
    while (at_ < text_.size()) step();
    return std::move(words_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (is_blank(c) || c == '(' || c == ')' || c == '[' || c == ']') {
      ++at_;
    } else if (text_.substr(at_).starts_with("::")) {
      at_ += 2;
      skip_type();
    } else if (text_.substr(at_).starts_with("--")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '\'') {
      add_text();
    } else if ((c == 'E' || c == 'e') && at_ + 1 < text_.size() && text_[at_ + 1] == '\'') {
      ++at_;
      add_text();
    } else if (c == '"' || is_word_byte(c)) {
      add_name();
    } else {
      add_operator();
    }
  }

  /// A text that is a number is that number: '0'::numeric is 0.
  void add_text() {
    const std::size_t end = end_of_piece(text_, at_);
    std::string text(text_.substr(at_, end - at_));
    at_ = end;
    const std::string inside = text.size() > 1 ? text.substr(1, text.size() - 2) : "";
    words_.push_back(is_number(inside) ? inside : std::move(text));
  }

  void add_name() {
    std::string name = next_name();
    if (is_digit(name.front())) {
      add_number(std::move(name));
      return;
    }
    while (at_ + 1 < text_.size() && text_[at_] == '.' && (text_[at_ + 1] == '"' || is_word_byte(text_[at_ + 1]))) {
      ++at_;
      name = next_name();
    }
    words_.push_back(std::move(name));
  }

  std::string next_name() {
    const std::size_t begin = at_;
    if (text_[at_] == '"') {
      at_ = end_of_piece(text_, at_);
      return written_name(plain_name(text_.substr(begin, at_ - begin)));
    }
    while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
    return base::lower_ascii(text_.substr(begin, at_ - begin));
  }

  void add_number(std::string number) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool is_sign = (c == '-' || c == '+') && number.ends_with('e');
      if (c != '.' && !is_word_byte(c) && !is_sign) break;
      number += c == 'E' ? 'e' : c;
      ++at_;
    }
    const bool is_negative = words_.size() == 1 && words_.front() == "-";
    if (is_negative) words_.clear();
    words_.push_back((is_negative ? "-" : "") + number);
  }

  void add_operator() {
    constexpr std::string_view kOperators = "+-*/<>=~!@#%^&|`?:";
    const std::size_t begin = at_++;
    const bool is_operator = kOperators.find(text_[begin]) != std::string_view::npos;
    while (is_operator && at_ < text_.size() && kOperators.find(text_[at_]) != std::string_view::npos &&
           !text_.substr(at_).starts_with("::")) {
      ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    words_.emplace_back(word == "!=" ? "<>" : word);
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  void skip_type() {
    skip_blanks();
    bool is_first = true;
    while (at_ < text_.size() && (text_[at_] == '"' || is_word_byte(text_[at_]))) {
      const std::size_t begin = at_;
      const std::string name = next_name();
      const bool goes_on = std::find(kTypeWords.begin(), kTypeWords.end(), name) != kTypeWords.end();
      if (!is_first && !goes_on) {
        at_ = begin;
        return;
      }
      is_first = false;
      if (at_ < text_.size() && text_[at_] == '.') {
        ++at_;
        is_first = true;
      }
      skip_modifier();
    }
  }

  /// (10, 2), [] and the blanks around them.
  void skip_modifier() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      skip_blanks();
      const char open = at_ < text_.size() ? text_[at_] : '\0';
      const char close = open == '(' ? ')' : ']';
      const std::size_t end = text_.find(close, at_);
      const std::string_view inside =
          end == std::string_view::npos ? "x" : text_.substr(std::min(at_ + 1, end), end - std::min(at_ + 1, end));
      const bool is_modifier =
          (open == '(' || open == '[') && inside.find_first_not_of("0123456789, ") == std::string_view::npos;
      if (!is_modifier) {
        if (open == '\0' || !is_word_byte(open)) at_ = begin;
        return;
      }
      at_ = end + 1;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> words_;
};

/// How the server prints what SQL has words for.
void use_operators(std::vector<std::string>& words) {
  std::vector<std::string> kept;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& word = words[at];
    const std::string_view next = at + 1 < words.size() ? std::string_view(words[at + 1]) : "";
    if (word == "not" && (next == "in" || next == "like" || next == "ilike")) {
      if (next == "in") kept.insert(kept.end(), {"<>", "all"});
      if (next == "like") kept.emplace_back("!~~");
      if (next == "ilike") kept.emplace_back("!~~*");
      ++at;
    } else if (word == "in") {
      kept.insert(kept.end(), {"=", "any"});
    } else if (word == "like" || word == "ilike") {
      kept.emplace_back(word == "like" ? "~~" : "~~*");
    } else if (word == "current_timestamp") {
      kept.emplace_back("now");
    } else if (word != "array") {
      kept.push_back(word);
    }
  }
  // x IN ('a') is x = 'a'.
  words.clear();
  for (std::size_t at = 0; at < kept.size(); ++at) {
    const bool is_quantifier =
        at > 0 && ((kept[at] == "any" && kept[at - 1] == "=") || (kept[at] == "all" && kept[at - 1] == "<>"));
    const bool has_one =
        at + 1 < kept.size() && is_literal(kept[at + 1]) && (at + 2 == kept.size() || kept[at + 2] != ",");
    if (!is_quantifier || !has_one) words.push_back(kept[at]);
  }
}

/// Without the blanks that jsonb prints between the members of an object or array.
std::string without_json_blanks(std::string_view text) {
  std::string kept;
  bool is_in_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"' && (at == 0 || text[at - 1] != '\\')) is_in_text = !is_in_text;
    if (is_in_text || !is_blank(text[at])) kept += text[at];
  }
  return kept;
}

bool is_same_number(const std::string& one, const std::string& other) {
  constexpr std::string_view kFraction = ".e";
  if (one.find_first_of(kFraction) == std::string::npos && other.find_first_of(kFraction) == std::string::npos) {
    return one == other;
  }
  return std::strtod(one.c_str(), nullptr) == std::strtod(other.c_str(), nullptr);
}

Sameness compare_words(const std::string& one, const std::string& other) {
  if (one == other) return Sameness::kSame;
  if (is_number(one) && is_number(other)) return is_same_number(one, other) ? Sameness::kSame : Sameness::kDifferent;
  if (!is_text(one) || !is_text(other)) return Sameness::kUnknown;
  if (one.starts_with("'{") || one.starts_with("'[")) {
    return without_json_blanks(one) == without_json_blanks(other) ? Sameness::kSame : Sameness::kUnknown;
  }
  const bool has_digits = (one + other).find_first_of("0123456789{[") != std::string::npos;
  return has_digits ? Sameness::kUnknown : Sameness::kDifferent;
}

/// Whether each value of the type has one spelling, as a number or a text.
bool has_one_spelling(std::string_view type) {
  constexpr std::array<std::string_view, 9> kOthers = {"date",  "time",  "interval", "json", "[",
                                                       "point", "bytea", "inet",     "line"};
  return std::none_of(kOthers.begin(), kOthers.end(), [&](std::string_view one) { return base::contains(type, one); });
}

bool is_call_without_arguments(std::string_view expression, const std::vector<std::string>& words) {
  return words.size() == 1 && !is_literal(words.front()) && base::trim(expression).ends_with("()");
}

}  // namespace

std::vector<std::string> expression_words(std::string_view expression) {
  std::vector<std::string> words = Scanner(expression).scan();
  use_operators(words);
  return words;
}

Sameness compare_expressions(std::string_view one, std::string_view other) {
  const std::vector<std::string> left = expression_words(one);
  const std::vector<std::string> right = expression_words(other);
  if (left.size() != right.size()) return Sameness::kUnknown;
  Sameness sameness = Sameness::kSame;
  for (std::size_t at = 0; at < left.size(); ++at) {
    const Sameness of_words = compare_words(left[at], right[at]);
    if (of_words == Sameness::kUnknown) return Sameness::kUnknown;
    if (of_words == Sameness::kDifferent) sameness = Sameness::kDifferent;
  }
  return sameness;
}

Sameness compare_defaults(std::string_view one, std::string_view other, std::string_view type) {
  const std::vector<std::string> left = expression_words(one);
  const std::vector<std::string> right = expression_words(other);
  const Sameness sameness = compare_expressions(one, other);
  if (sameness == Sameness::kSame) return sameness;
  const bool are_constants = left.size() == 1 && right.size() == 1 && is_literal(left[0]) && is_literal(right[0]);
  if (are_constants && has_one_spelling(type)) return Sameness::kDifferent;
  const bool is_call = is_call_without_arguments(one, left);
  const bool is_other_call = is_call_without_arguments(other, right);
  if (is_call && (is_other_call || (right.size() == 1 && is_literal(right[0])))) return Sameness::kDifferent;
  if (is_other_call && left.size() == 1 && is_literal(left[0])) return Sameness::kDifferent;
  return Sameness::kUnknown;
}

}  // namespace lockstep::catalog

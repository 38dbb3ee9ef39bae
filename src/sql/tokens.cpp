#include "sql/tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/text.h"
#include "sql/comments.h"

namespace lockstep::sql {
namespace {

// What a byte can be, as bits. Every text is read byte by byte several times, so this is a look-up.
constexpr std::uint8_t kSpace = 1;
constexpr std::uint8_t kWordStart = 2;
constexpr std::uint8_t kDigit = 4;
constexpr std::uint8_t kInWord = 8;

constexpr std::uint8_t class_of(unsigned byte) {
  const auto c = static_cast<char>(byte);
  if (c == ' ' || (c >= '\t' && c <= '\r')) return kSpace;
  if (c >= '0' && c <= '9') return kDigit | kInWord;
  if (c == '$') return kInWord;
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || byte >= 0x80;
  return is_letter ? kWordStart | kInWord : 0;
}

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned byte = 0; byte < classes.size(); ++byte) classes[byte] = class_of(byte);
  return classes;
}();

bool is_of(char c, std::uint8_t classes) {
  return (kClasses[static_cast<unsigned char>(c)] & classes) != 0;
}
bool is_digit(char c) {
  return is_of(c, kDigit);
}
bool is_word(char c) {
  return is_of(c, kInWord);
}

/// One pass over the text. Each skip_ or end_of_ function takes the offset of a construct's first byte and gives the
/// offset one past its end.
class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  /// The token that follows `at`.
  std::optional<Token> after(std::size_t at) const {
    at = skip_blank(at);
    if (at >= sql_.size()) return std::nullopt;
    return token_at(at);
  }

  void comments(const std::function<void(const SourceComment&)>& visit) const {
    for (std::size_t at = 0; at < sql_.size();) {
      at = skip_space(at);
      const std::size_t end = end_of_comment(at);
      if (end != at) {
        visit(comment(at, end));
        at = end;
      } else if (at < sql_.size()) {
        at += token_at(at).text.size();
      }
    }
  }

 private:
  char peek(std::size_t at) const { return at < sql_.size() ? sql_[at] : '\0'; }
  bool starts(std::size_t at, std::string_view text) const { return sql_.substr(at).starts_with(text); }

  /// Offset of the first byte that is none of `classes`.
  std::size_t skip(std::size_t at, std::uint8_t classes) const {
    while (at < sql_.size() && is_of(sql_[at], classes)) ++at;
    return at;
  }

  std::size_t skip_space(std::size_t at) const {
    at = skip(at, kSpace);
    while (peek(at) == '\xEF' && starts(at, "\xEF\xBB\xBF")) at = skip(at + 3, kSpace);
    return at;
  }

  std::size_t skip_blank(std::size_t at) const {
    for (;;) {
      at = skip_space(at);
      if (peek(at) != '-' && peek(at) != '/') return at;
      const std::size_t end = end_of_comment(at);
      if (end == at) return at;
      at = end;
    }
  }

  /// Offset past the comment at `at`, or `at` when none starts there.
  std::size_t end_of_comment(std::size_t at) const {
    if (peek(at) == '-' && peek(at + 1) == '-') return std::min(sql_.find('\n', at), sql_.size());
    if (peek(at) == '/' && peek(at + 1) == '*') return end_of_block(at);
    return at;
  }

  std::size_t end_of_block(std::size_t at) const {
    std::size_t depth = 0;
    while (at < sql_.size()) {
      if (peek(at) == '/' && peek(at + 1) == '*') {
        ++depth;
        at += 2;
      } else if (peek(at) == '*' && peek(at + 1) == '/') {
        at += 2;
        if (--depth == 0) return at;
      } else {
        ++at;
      }
    }
    return at;
  }

  SourceComment comment(std::size_t begin, std::size_t end) const {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    std::string_view text = sql_.substr(begin, end - begin);
    const bool is_block = text.starts_with("/*");
    text.remove_prefix(2);
    if (is_block && text.ends_with("*/")) text.remove_suffix(2);
    if (!is_block && text.ends_with('\r')) text.remove_suffix(1);
    return {span, text, is_block};
  }

  enum class Backslash { kPlain, kEscapes };
  std::size_t end_of_quoted(std::size_t at, Backslash backslash) const {
    const char quote = sql_[at++];
    while (at < sql_.size()) {
      if (sql_[at] == '\\' && backslash == Backslash::kEscapes) {
        at += 2;
      } else if (sql_[at] != quote) {
        ++at;
      } else if (peek(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return sql_.size();
  }

  /// Offset past `$tag$ … $tag$`, or `at` when no dollar quote starts here.
  std::size_t end_of_dollar_quoted(std::size_t at) const {
    std::size_t tag_end = at + 1;
    while (is_word(peek(tag_end)) && peek(tag_end) != '$') ++tag_end;
    if (peek(tag_end) != '$' || is_digit(peek(at + 1))) return at;
    const std::string_view tag = sql_.substr(at, tag_end + 1 - at);
    const std::size_t close = sql_.find(tag, tag_end + 1);
    return close == std::string_view::npos ? sql_.size() : close + tag.size();
  }

  /// 1, 1.5, .5, 1e-5, 0x1F; of 1..5 the first number.
  std::size_t end_of_number(std::size_t at) const {
    at = skip(at, kInWord);
    if (peek(at) == '.' && peek(at + 1) != '.') ++at;
    at = skip(at, kInWord);
    const bool has_exponent = peek(at - 1) == 'e' || peek(at - 1) == 'E';
    if (!has_exponent || (peek(at) != '-' && peek(at) != '+') || !is_digit(peek(at + 1))) return at;
    return skip(at + 1, kDigit);
  }

  Token token_at(std::size_t at) const {
    const char c = sql_[at];
    const bool is_escape_string = (c == 'e' || c == 'E') && peek(at + 1) == '\'';
    if (is_of(c, kWordStart) && !is_escape_string) return cut(TokenKind::kWord, at, skip(at + 1, kInWord));
    if (c == '\'') return cut(TokenKind::kString, at, end_of_quoted(at, Backslash::kPlain));
    if (c == '"') return cut(TokenKind::kQuotedIdentifier, at, end_of_quoted(at, Backslash::kPlain));
    if (is_escape_string) return cut(TokenKind::kString, at, end_of_quoted(at + 1, Backslash::kEscapes));
    if (c == '$') {
      const std::size_t end = end_of_dollar_quoted(at);
      if (end != at) return cut(TokenKind::kString, at, end);
    }
    if (is_digit(c) || (c == '.' && is_digit(peek(at + 1)))) return cut(TokenKind::kWord, at, end_of_number(at));
    return cut(TokenKind::kSymbol, at, at + 1);
  }

  Token cut(TokenKind kind, std::size_t begin, std::size_t end) const {
    end = std::min(end, sql_.size());
    return {kind, sql_.substr(begin, end - begin)};
  }

  std::string_view sql_;
};

std::vector<std::string_view> token_texts(std::string_view sql) {
  std::vector<std::string_view> texts;
  for_each_token(sql, [&](const Token& token) { texts.push_back(token.text); });
  return texts;
}

bool string_mentions(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const bool starts = at == 0 || !is_word(text[at - 1]);
    const bool ends = at + name.size() >= text.size() || !is_word(text[at + name.size()]);
    if (starts && ends) return true;
  }
  return false;
}

bool token_mentions(const Token& token, std::string_view name, std::string_view lower_name) {
  switch (token.kind) {
    case TokenKind::kWord:
      return token.text.size() == name.size() && base::lower_ascii(token.text) == lower_name;
    case TokenKind::kQuotedIdentifier:
      return token.text.size() == name.size() + 2 && token.text.substr(1, name.size()) == name;
    case TokenKind::kString:
      return string_mentions(token.text, name);
    case TokenKind::kSymbol:
      return false;
  }
  return false;
}

}  // namespace

std::optional<Token> TokenReader::next() {
  const std::optional<Token> token = Scanner(sql_).after(at_);
  at_ = token ? begin_of(*token) + token->text.size() : sql_.size();
  return token;
}

void for_each_token(std::string_view sql, const std::function<void(const Token&)>& visit) {
  TokenReader reader(sql);
  while (const std::optional<Token> token = reader.next()) visit(*token);
}

void for_each_comment(std::string_view text, const std::function<void(const SourceComment&)>& visit) {
  Scanner(text).comments(visit);
}

bool has_statement(std::string_view sql) {
  bool found = false;
  for_each_token(sql, [&](const Token& token) { found = found || token.text != ";"; });
  return found;
}

bool same_tokens(std::string_view a, std::string_view b) {
  return token_texts(a) == token_texts(b);
}

bool mentions(std::string_view sql, std::string_view name) {
  const std::string lower_name = base::lower_ascii(name);
  bool found = false;
  for_each_token(sql, [&](const Token& token) { found = found || token_mentions(token, name, lower_name); });
  return found;
}

}  // namespace lockstep::sql

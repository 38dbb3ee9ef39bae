#include "sql/statement_tokens.h"

#include <algorithm>

#include "base/utf8.h"

namespace lockstep::sql {
namespace {

constexpr std::size_t kLongestIdentifier = 63;  // NAMEDATALEN - 1

bool equals_lower(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c) != lower_case[i]) return false;
  }
  return true;
}

bool is_open(char c) {
  return c == '(' || c == '[';
}
bool is_close(char c) {
  return c == ')' || c == ']';
}

}  // namespace

StatementTokens::StatementTokens(std::string_view text, std::uint32_t text_begin, Span range)
    : text_(text), text_begin_(text_begin) {
  pieces_.reserve((range.end - range.begin) / 6);
  read(range);
}

void StatementTokens::read(Span range) {
  const std::string_view text = text_.substr(0, range.end - text_begin_);
  std::vector<Index> open;
  TokenReader reader(text, range.begin - text_begin_);
  while (const std::optional<Token> token = reader.next()) {
    const std::uint32_t begin = text_begin_ + static_cast<std::uint32_t>(reader.begin_of(*token));
    const std::uint32_t end = begin + static_cast<std::uint32_t>(token->text.size());
    const bool is_symbol = token->kind == TokenKind::kSymbol;
    if (is_symbol && is_close(token->text[0])) close(open);
    const Index around = open.empty() ? 0 : open.back();
    const auto depth = static_cast<std::uint32_t>(open.size());
    const Index index = size();
    pieces_.push_back({begin, end, token->kind, depth, index, around});
    if (is_symbol && is_open(token->text[0])) open.push_back(index);
  }
  for (const Index index : open) pieces_[index].match = size() - 1;
}

/// The closing token that is about to be added belongs to the innermost open one.
void StatementTokens::close(std::vector<Index>& open) {
  if (open.empty()) return;
  pieces_[open.back()].match = size();
  open.pop_back();
}

Span StatementTokens::span(Index first, Index last) const {
  if (pieces_.empty()) return {};
  last = std::min(last, size() - 1);
  if (first > last) return {};
  return {pieces_[first].begin, pieces_[last].end};
}

std::string_view StatementTokens::text(Index index) const {
  if (index >= size()) return {};
  return text_.substr(pieces_[index].begin - text_begin_, pieces_[index].end - pieces_[index].begin);
}

bool StatementTokens::is_word(Index index, std::string_view lower_case) const {
  return index < size() && pieces_[index].kind == TokenKind::kWord && equals_lower(text(index), lower_case);
}

bool StatementTokens::is_words(Index index, std::initializer_list<std::string_view> lower_case) const {
  return std::all_of(lower_case.begin(), lower_case.end(),
                     [&](std::string_view word) { return is_word(index++, word); });
}

bool StatementTokens::is_symbol(Index index, char symbol) const {
  return index < size() && pieces_[index].kind == TokenKind::kSymbol &&
         text_[pieces_[index].begin - text_begin_] == symbol;
}

bool StatementTokens::is_string(Index index) const {
  return index < size() && pieces_[index].kind == TokenKind::kString;
}

bool StatementTokens::is_name(Index index) const {
  return index < size() &&
         (pieces_[index].kind == TokenKind::kWord || pieces_[index].kind == TokenKind::kQuotedIdentifier);
}

StatementTokens::Index StatementTokens::skip_words(Index from,
                                                   std::initializer_list<std::string_view> lower_case) const {
  for (const std::string_view word : lower_case) from += is_word(from, word) ? 1 : 0;
  return from;
}

bool StatementTokens::touches_next(Index index) const {
  return index + 1 < size() && pieces_[index].end == pieces_[index + 1].begin;
}

StatementTokens::Index StatementTokens::at(std::uint32_t offset) const {
  const auto found =
      std::partition_point(pieces_.begin(), pieces_.end(), [&](const Piece& piece) { return piece.end <= offset; });
  return static_cast<Index>(found - pieces_.begin());
}

std::uint32_t StatementTokens::depth(Index index) const {
  return index < size() ? pieces_[index].depth : 0;
}

StatementTokens::Index StatementTokens::match(Index index) const {
  return index < size() ? pieces_[index].match : index;
}

StatementTokens::Index StatementTokens::around(Index index) const {
  return index < size() ? pieces_[index].around : index;
}

StatementTokens::Index StatementTokens::end_of_item(Index from) const {
  const std::uint32_t level = depth(from);
  for (Index i = from; i < size(); i = match(i) + 1) {
    if (pieces_[i].depth < level || is_symbol(i, ',') || is_symbol(i, ';')) return i;
    if (pieces_[i].kind == TokenKind::kSymbol && is_close(text(i)[0])) return i;
  }
  return size();
}

StatementTokens::Index StatementTokens::find_word(Index from, std::string_view lower_case) const {
  const std::uint32_t level = depth(from);
  for (Index i = from; i < size(); i = match(i) + 1) {
    if (pieces_[i].depth < level) break;
    if (is_word(i, lower_case)) return i;
  }
  return size();
}

StatementTokens::Index StatementTokens::find_symbol(Index from, char symbol) const {
  while (from < size() && !is_symbol(from, symbol)) ++from;
  return std::min(from, size());
}

std::string StatementTokens::folded(Index index) const {
  if (!is_name(index)) return {};
  std::string name(text(index));
  if (pieces_[index].kind == TokenKind::kQuotedIdentifier) {
    name = name.substr(1, name.size() - 1 - (name.size() > 1 && name.back() == '"' ? 1 : 0));
    for (std::size_t at = name.find("\"\""); at != std::string::npos; at = name.find("\"\"", at + 1)) name.erase(at, 1);
  } else {
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
  }
  if (name.size() > kLongestIdentifier) name.resize(base::character_boundary(name, kLongestIdentifier));
  return name;
}

Name StatementTokens::find_name(std::string_view name, Index from) const {
  for (Index i = from; i < size(); ++i) {
    // Most tokens differ in length already; a quoted or long one may not be what it looks like.
    if (!is_name(i) || (pieces_[i].end - pieces_[i].begin < name.size())) continue;
    if (folded(i) == name) return {std::string(name), span(i)};
  }
  return {std::string(name), {}};
}

StatementTokens::Index StatementTokens::end_of_name(Index from) const {
  Index last = from;
  while (is_symbol(last + 1, '.') && (is_name(last + 2) || is_symbol(last + 2, '*'))) last += 2;
  return last;
}

Span StatementTokens::find_dotted(std::string_view schema, std::string_view name, Index from) const {
  for (Index i = from; i < size(); ++i) {
    if (!is_name(i)) continue;
    const Index last = end_of_name(i);
    if (folded(last) == name && (schema.empty() || (last > i + 1 && folded(last - 2) == schema))) return span(i, last);
    i = last;
  }
  return {};
}

}  // namespace lockstep::sql

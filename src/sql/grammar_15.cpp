#include "sql/grammar_15.h"

#include <algorithm>

#include "sql/newer_words.h"
#include "sql/refused_by_15.h"
#include "sql/tree_words.h"

namespace lockstep::sql {
namespace {

using Index = StatementTokens::Index;

/// Where a token begins; the end of the text for none.
std::uint32_t begin_of(const StatementTokens& tokens, Index index, std::string_view text) {
  return index < tokens.size() ? tokens.span(index).begin : static_cast<std::uint32_t>(text.size());
}

}  // namespace

Grammar15::Grammar15(const std::string& text) : text_(text) {
  const StatementTokens tokens(text, 0, {0, static_cast<std::uint32_t>(text.size())});
  Index first = 0;
  for (Index i = 0; i <= tokens.size(); ++i) {
    const bool is_end = i == tokens.size() || (tokens.depth(i) == 0 && tokens.is_symbol(i, ';'));
    if (!is_end) continue;
    read(tokens, first, i);
    first = i + 1;
  }
}

void Grammar15::read(const StatementTokens& tokens, Index first, Index end) {
  for (const std::uint32_t offset : find_newer_bytes(tokens, first, end)) {
    changes_.push_back({offset, text_[offset]});
    text_[offset] = kHiddenByte;
  }
  if (refusal_) return;
  if (const std::optional<Refusal> found = find_refusal(tokens, first, end)) {
    refusal_ = Stop{begin_of(tokens, found->stop, text_), {found->message, begin_of(tokens, found->at, text_)}};
  }
}

void Grammar15::restore(PgQuery__ParseResult& tree) const {
  if (!changes_.empty()) for_each_text(tree, &restore_word);
}

std::optional<ParseFailure> Grammar15::failure(std::optional<ParseFailure> of_parser) const {
  if (refusal_ && (!of_parser || refusal_->offset <= of_parser->offset)) return refusal_->failure;
  if (of_parser) restore(*of_parser);
  return of_parser;
}

/// A message has the token at its place, at most.
void Grammar15::restore(ParseFailure& failure) const {
  auto change = std::partition_point(changes_.begin(), changes_.end(),
                                     [&](const Change& before) { return before.offset < failure.offset; });
  for (char& c : failure.message) {
    if (c == kHiddenByte && change != changes_.end()) c = (change++)->byte;
  }
}

}  // namespace lockstep::sql

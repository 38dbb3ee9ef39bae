#include "sql/nameless_queries.h"

#include <algorithm>
#include <array>
#include <vector>

// Which parentheses hold a table of FROM, told in one pass by the words before them: FROM ( … ), JOIN ( … ), and also
// the inner ones of FROM (( … ) a JOIN ( … ) b). What is in them is a query when it begins with the words of one.
namespace lockstep::sql {
namespace {

using Index = StatementTokens::Index;

/// Words that may follow a table of FROM and are no name for it.
constexpr std::array<std::string_view, 27> kNoNames{
    "where",  "group",     "having", "order",     "limit", "offset", "fetch", "for",   "union",
    "window", "intersect", "except", "returning", "on",    "using",  "join",  "inner", "cross",
    "left",   "right",     "full",   "natural",   "when",  "into",   "with",  "do",    "end",
};
/// Clauses after FROM, in which a comma is followed by no table.
constexpr std::array<std::string_view, 15> kOtherClauses{
    "select", "where", "group",  "having", "order",     "limit",  "offset", "fetch",
    "window", "union", "except", "when",   "returning", "values", "set",
};
/// What may go on after the first of two queries, as in ( … ) UNION ( … ).
constexpr std::array<std::string_view, 8> kSetOperations{"union", "intersect", "except", "order",
                                                         "limit", "offset",    "fetch",  "for"};
constexpr std::array<std::string_view, 4> kBeginnings{"select", "values", "with", "table"};

class NamelessQueries {
 public:
  NamelessQueries(const StatementTokens& tokens, Index first, Index end) : tokens_(tokens), first_(first), end_(end) {}

  std::optional<Index> run() {
    if (!has_inner_query()) return std::nullopt;
    groups_.emplace_back();
    for (Index i = first_; i < end_; ++i) {
      if (tokens_.is_symbol(i, '(')) {
        open(i);
      } else if (tokens_.is_symbol(i, ')')) {
        if (groups_.size() > 1) groups_.pop_back();
      } else {
        read_word(i);
      }
    }
    return found_;
  }

 private:
  /// What the words within a pair of parentheses have come to; outermost, those of the statement.
  struct Parentheses {
    bool is_join = false;     // a table of FROM that is a join
    bool has_query = false;   // a word that FROM belongs to
    bool has_change = false;  // DELETE or MERGE, whose USING is a FROM
    bool in_from = false;
  };

  template <std::size_t kCount>
  bool is_one_of(Index index, const std::array<std::string_view, kCount>& words) const {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return tokens_.is_word(index, word); });
  }

  /// Most statements have none, and need no second look.
  bool has_inner_query() const {
    for (Index i = first_; i < end_; ++i) {
      if (tokens_.is_symbol(i, '(') && is_one_of(i + 1, kBeginnings)) return true;
    }
    return false;
  }

  void open(Index index) {
    const bool is_table = is_table_next(index);
    const bool is_query = is_table && holds_query(index);
    const Index close = tokens_.match(index);
    const bool is_first = !found_ || close < tokens_.match(*found_);
    if (is_query && is_first && !has_name(close + 1)) found_ = index;
    Parentheses inner;
    inner.is_join = is_table && !is_query;
    groups_.push_back(inner);
  }

  /// Whether a table of FROM may stand at the token.
  bool is_table_next(Index index) const {
    if (index == first_) return false;
    if (tokens_.is_symbol(index - 1, '(')) return groups_.back().is_join;
    if (tokens_.is_word(index - 1, "join") || tokens_.is_word(index - 1, "lateral")) return true;
    const bool is_after_word = tokens_.is_word(index - 1, "from") || tokens_.is_word(index - 1, "using");
    return groups_.back().in_from && (is_after_word || tokens_.is_symbol(index - 1, ','));
  }

  /// (SELECT …), also ((SELECT …)) and ((SELECT …) UNION …), but not the join of ((SELECT …) a JOIN …).
  bool holds_query(Index open) const {
    Index inner = open + 1;
    while (tokens_.is_symbol(inner, '(')) ++inner;
    if (!is_one_of(inner, kBeginnings)) return false;
    for (Index i = open + 1; i < inner; ++i) {
      const Index after = tokens_.match(i) + 1;
      if (after != tokens_.match(i - 1) && !is_one_of(after, kSetOperations)) return false;
    }
    return true;
  }

  bool has_name(Index index) const {
    if (index >= end_) return false;
    return tokens_.is_word(index, "as") || (tokens_.is_name(index) && !is_one_of(index, kNoNames));
  }

  void read_word(Index index) {
    Parentheses& group = groups_.back();
    const bool is_change = tokens_.is_word(index, "delete") || tokens_.is_word(index, "merge");
    group.has_change = group.has_change || is_change;
    group.has_query =
        group.has_query || is_change || tokens_.is_word(index, "select") || tokens_.is_word(index, "update");
    if (is_one_of(index, kOtherClauses)) group.in_from = false;
    const bool is_comparison = index > first_ && tokens_.is_word(index - 1, "distinct");  // IS DISTINCT FROM
    if (tokens_.is_word(index, "from") && group.has_query && !is_comparison) group.in_from = true;
    if (tokens_.is_word(index, "using") && group.has_change) group.in_from = true;
  }

  const StatementTokens& tokens_;
  Index first_;
  Index end_;
  std::vector<Parentheses> groups_;
  std::optional<Index> found_;
};

}  // namespace

std::optional<Index> find_nameless_query(const StatementTokens& tokens, Index first, Index end) {
  return NamelessQueries(tokens, first, end).run();
}

}  // namespace lockstep::sql

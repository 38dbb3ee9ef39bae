#include "sql/splitter.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace lockstep::sql {
namespace {

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A word in lower case. One that is longer than any that means something here stays empty.
class LowerWord {
 public:
  LowerWord() = default;
  explicit LowerWord(std::string_view word) {
    if (word.size() > letters_.size()) return;
    for (const char c : word) letters_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::string_view text() const { return {letters_.data(), size_}; }

 private:
  std::array<char, std::string_view("procedure").size()> letters_{};
  std::uint8_t size_ = 0;
};

/// What a word does to the depth: operators and parts of queries make it one level deeper for as long as they are
/// repeated.
enum class WordEffect : std::uint8_t { kNone, kOperator, kSeparator, kQuery, kEnd };

WordEffect effect_of(std::string_view word) {
  switch (word.size()) {
    case 2:
      if (word == "or") return WordEffect::kSeparator;
      return is_any(word, {"at", "in", "is"}) ? WordEffect::kOperator : WordEffect::kNone;
    case 3:
      if (word == "and") return WordEffect::kSeparator;
      if (word == "end") return WordEffect::kEnd;
      return word == "not" ? WordEffect::kOperator : WordEffect::kNone;
    case 4:
      if (word == "like") return WordEffect::kOperator;
      return is_any(word, {"case", "else", "join", "when"}) ? WordEffect::kQuery : WordEffect::kNone;
    case 5:
      if (word == "union") return WordEffect::kQuery;
      return word == "ilike" ? WordEffect::kOperator : WordEffect::kNone;
    case 6:
      if (word == "except") return WordEffect::kQuery;
      return is_any(word, {"escape", "isnull"}) ? WordEffect::kOperator : WordEffect::kNone;
    case 7:
      return is_any(word, {"between", "collate", "notnull", "similar"}) ? WordEffect::kOperator : WordEffect::kNone;
    case 8:
      return is_any(word, {"operator", "overlaps"}) ? WordEffect::kOperator : WordEffect::kNone;
    case 9:
      return word == "intersect" ? WordEffect::kQuery : WordEffect::kNone;
    default:
      return WordEffect::kNone;
  }
}

bool is_operator_symbol(char c) {
  return c != '.' && c != ',' && c != ';' && c != '(' && c != ')' && c != '[' && c != ']';
}

/// How deep the tree of what was read so far may be, as far as tokens tell: the parentheses that are open, and for each
/// the operators in a row before it. An upper bound, and generous: SQL that people write stays far below the limits.
class Depth {
 public:
  void add_symbol(char symbol) {
    if (symbol == '(' || symbol == '[') {
      outer_ += chain_of(top_);
      levels_.push_back(top_);
      top_ = {};
    } else if ((symbol == ')' || symbol == ']') && !levels_.empty()) {
      top_ = levels_.back();
      levels_.pop_back();
      outer_ -= chain_of(top_);
    } else if (symbol == ',') {
      top_.operators = 0;
    } else if (is_operator_symbol(symbol)) {
      ++top_.operators;
    }
  }

  void add_word(std::string_view lower_word) {
    switch (effect_of(lower_word)) {
      case WordEffect::kOperator:
        ++top_.operators;
        break;
      case WordEffect::kSeparator:
        top_.operators = 0;
        break;
      case WordEffect::kQuery:
        ++top_.queries;
        break;
      case WordEffect::kEnd:
        if (top_.queries > 0) --top_.queries;
        break;
      case WordEffect::kNone:
        break;
    }
  }

  bool is_too_deep() const { return levels_.size() > kDeepestNesting || outer_ + chain_of(top_) > kLongestChain; }
  std::size_t open() const { return levels_.size(); }

 private:
  struct Level {
    std::uint32_t operators = 0;  // since the last comma, AND or OR
    std::uint32_t queries = 0;
  };
  static std::uint32_t chain_of(const Level& level) { return level.operators + level.queries; }

  std::vector<Level> levels_;
  Level top_;
  std::uint32_t outer_ = 0;
};

/// CREATE [OR REPLACE] RULE or FUNCTION, COPY … FROM STDIN: what the words so far say about the rest.
class Beginning {
 public:
  void add(const LowerWord& lower) {
    const std::string_view word = lower.text();
    if (++count_ == 1) first_ = lower;
    if (count_ <= 4 && first_.text() == "create") {
      is_rule_ = is_rule_ || (word == "rule" && (count_ == 2 || count_ == 4));
      is_routine_ = is_routine_ || word == "function" || word == "procedure";
    }
    is_copy_in_ = is_copy_in_ || (word == "stdin" && last_.text() == "from" && first_.text() == "copy");
    if (is_routine_) count_bodies(word);
    last_ = lower;
  }

  bool is_rule() const { return is_rule_; }
  bool is_in_body() const { return body_depth_ > 0; }
  bool is_copy_in() const { return is_copy_in_; }

 private:
  /// As psql does: BEGIN ATOMIC opens a body, which END closes; CASE has an END of its own.
  void count_bodies(std::string_view word) {
    if (word == "atomic" && last_.text() == "begin" && body_depth_ == 0) {
      body_depth_ = 1;
    } else if (body_depth_ > 0 && word == "case") {
      ++body_depth_;
    } else if (body_depth_ > 0 && word == "end") {
      --body_depth_;
    }
  }

  std::size_t count_ = 0;
  LowerWord first_;
  LowerWord last_;
  bool is_rule_ = false;
  bool is_routine_ = false;
  bool is_copy_in_ = false;
  std::size_t body_depth_ = 0;
};

}  // namespace

/// Of the statement that is being read.
struct StatementSplitter::State {
  Piece piece;
  Depth depth;
  Beginning beginning;

  bool is_empty() const { return piece.span.end == 0; }

  void mark(Piece::Kind kind, Span place) {
    if (piece.kind != Piece::Kind::kStatement) return;
    piece.kind = kind;
    piece.place = place;
  }

  void add(const Token& token, Span span) {
    if (is_empty()) piece.span.begin = span.begin;
    piece.span.end = span.end;
    if (token.kind == TokenKind::kWord) {
      const LowerWord word(token.text);
      depth.add_word(word.text());
      beginning.add(word);
    } else if (token.kind == TokenKind::kSymbol) {
      depth.add_symbol(token.text[0]);
    }
    if (depth.is_too_deep()) mark(Piece::Kind::kTooDeep, span);
    if (token.kind == TokenKind::kSymbol && token.text[0] == '{') mark(Piece::Kind::kTemplate, span);
  }
};

std::optional<Piece> StatementSplitter::next() {
  if (expects_copy_data_) {
    expects_copy_data_ = false;
    if (std::optional<Piece> data = copy_data()) return data;
  }
  State state;
  for (;;) {
    const std::size_t before = reader_.offset();
    const std::optional<Token> token = reader_.next();
    if (!token) break;
    if (std::optional<Piece> line = special_line(*token)) {
      if (state.is_empty()) return line;
      reader_.seek(before);
      break;
    }
    if (token->kind == TokenKind::kSymbol && token->text[0] == ';' && !state.beginning.is_in_body() &&
        !(state.beginning.is_rule() && state.depth.open() > 0 && rule_goes_on())) {
      if (state.is_empty()) continue;
      expects_copy_data_ = state.beginning.is_copy_in();
      break;
    }
    const std::size_t begin = reader_.begin_of(*token);
    state.add(*token, span_of(begin, reader_.offset()));
  }
  if (state.is_empty()) return std::nullopt;
  return state.piece;
}

/// Whether what follows the ';' can be another action of a rule.
bool StatementSplitter::rule_goes_on() const {
  TokenReader ahead = reader_;
  const std::optional<Token> token = ahead.next();
  return token && is_any(base::lower_ascii(token->text),
                         {"select", "insert", "update", "delete", "notify", "with", "values", "table", ")", ";", "("});
}

/// A line that is no SQL. Moves the reader past it.
std::optional<Piece> StatementSplitter::special_line(const Token& token) {
  if (token.kind != TokenKind::kSymbol) return std::nullopt;
  const std::size_t begin = reader_.begin_of(token);
  const char c = token.text[0];
  const std::string_view rest = text_.substr(begin);
  Piece piece;
  if (c == '\\' && rest.size() > 1 && (is_word_byte(rest[1]) || is_any(rest.substr(1, 1), {".", "!", "?", ";"}))) {
    piece.kind = Piece::Kind::kMetaCommand;
  } else if ((c == '<' || c == '=' || c == '>' || c == '|') && starts_line(begin) && rest.size() >= 7 &&
             rest.substr(0, 7).find_first_not_of(c) == std::string_view::npos) {
    piece.kind = Piece::Kind::kConflictMarker;
  } else {
    return std::nullopt;
  }
  const std::size_t end = end_of_line(begin);
  piece.span = span_of(begin, end);
  reader_.seek(end);
  return piece;
}

/// The lines up to one that is "\." alone; nothing when there is no such line.
std::optional<Piece> StatementSplitter::copy_data() {
  const std::size_t begin = std::min(end_of_line(reader_.offset()) + 1, text_.size());
  for (std::size_t line = begin; line < text_.size();) {
    const std::size_t end = end_of_line(line);
    if (base::trim(text_.substr(line, end - line)) == "\\.") {
      reader_.seek(end);
      Piece piece;
      piece.kind = Piece::Kind::kCopyData;
      piece.span = span_of(begin, end);
      return piece;
    }
    line = end + 1;
  }
  return std::nullopt;
}

bool StatementSplitter::starts_line(std::size_t offset) const {
  return offset == 0 || text_[offset - 1] == '\n';
}

std::size_t StatementSplitter::end_of_line(std::size_t offset) const {
  return std::min(text_.find('\n', offset), text_.size());
}

}  // namespace lockstep::sql

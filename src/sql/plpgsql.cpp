#include "sql/plpgsql.h"

#include <algorithm>
#include <array>
#include <utility>

// PL/pgSQL, read by the words that its statements begin with (PostgreSQL 15, chapter 43).
//
// libpg_query has a parser for it, which is not used to find statements: it gives lines instead of places, and takes
// functions for wrong that are not, because it cannot know types (a field of a row type, RETURN QUERY into a named
// type). Its word counts when a statement that is found here does not parse (bodies.cpp).
namespace lockstep::sql {
namespace {

using Index = StatementTokens::Index;

constexpr std::size_t kDeepestBlocks = 1000;

class Reader {
 public:
  explicit Reader(const StatementTokens& tokens) : tokens_(tokens) {}

  std::vector<EmbeddedSql> read() {
    while (at_ < tokens_.size() && frames_.size() < kDeepestBlocks) {
      const Index before = at_;
      read_statement();
      if (at_ == before) ++at_;
    }
    return std::move(found_);
  }

 private:
  struct Frame {
    enum class Kind : std::uint8_t { kBlock, kIf, kCase, kLoop };
    Kind kind = Kind::kBlock;
    std::size_t first_found = 0;  // of what is in it
    std::size_t handled = 0;      // of a block: what was found before its EXCEPTION
    bool in_handler = false;
    std::uint32_t branch = 0;
  };

  bool is(std::string_view word) const { return tokens_.is_word(at_, word); }

  void open(Frame::Kind kind) {
    Frame frame;
    frame.kind = kind;
    frame.first_found = found_.size();
    if (kind == Frame::Kind::kBlock) frame.branch = frames_.empty() ? 0 : frames_.back().branch;
    frames_.push_back(frame);
    if (kind != Frame::Kind::kBlock) begin_branch();
  }

  void begin_branch() {
    if (!frames_.empty()) frames_.back().branch = ++branches_;
  }

  void read_statement() {
    if (tokens_.is_symbol(at_, ';')) {
      ++at_;
    } else if (tokens_.is_symbol(at_, '<') && tokens_.is_symbol(at_ + 1, '<')) {
      at_ += 5;  // <<label>>
    } else if (is("declare")) {
      skip_declarations();
    } else if (is("begin")) {
      ++at_;
      open(Frame::Kind::kBlock);
    } else if (is("end")) {
      close();
    } else if (is("exception")) {
      begin_handlers();
    } else if (is("when")) {
      read_when();
    } else if (!read_branch() && !read_loop() && !read_command() && !is_assignment()) {
      add_sql(at_);
    } else if (is_assignment()) {
      skip_to_end();
    }
  }

  void skip_declarations() {
    ++at_;
    while (at_ < tokens_.size() && !is("begin")) skip_to_end();
  }

  void close() {
    if (!frames_.empty()) frames_.pop_back();
    skip_to_end();
  }

  void begin_handlers() {
    ++at_;
    if (frames_.empty()) return;
    frames_.back().in_handler = true;
    begin_branch();
    frames_.back().handled = found_.size();
  }

  /// Of a handler: WHEN condition OR condition THEN. Of CASE: WHEN expression THEN.
  void read_when() {
    const Index first = at_ + 1;
    const Index then = skip_expression("then");
    begin_branch();
    if (frames_.empty() || !frames_.back().in_handler) return;
    const Frame& block = frames_.back();
    for (Index i = first; i < then; ++i) {
      if (!tokens_.is_name(i) || tokens_.is_word(i, "or")) continue;
      const std::string condition = tokens_.folded(i);
      for (std::size_t k = block.first_found; k < block.handled; ++k) {
        found_[k].nesting.forgiven.push_back(condition);
      }
    }
  }

  /// IF … THEN, ELSIF … THEN, ELSE, CASE [x], of which WHEN is read like a statement.
  bool read_branch() {
    if (is("if")) {
      open(Frame::Kind::kIf);
      skip_expression("then");
    } else if (is("elsif") || is("elseif")) {
      skip_expression("then");
      begin_branch();
    } else if (is("else")) {
      ++at_;
      begin_branch();
    } else if (is("case")) {
      ++at_;
      open(Frame::Kind::kCase);
      while (at_ < tokens_.size() && !is("when")) ++at_;
    } else {
      return false;
    }
    return true;
  }

  bool read_loop() {
    if (is("for")) {
      read_for();
    } else if (is("loop") || is("while") || is("foreach")) {
      skip_expression("loop");
    } else {
      return false;
    }
    open(Frame::Kind::kLoop);
    return true;
  }

  /// FOR x IN query LOOP; a query may also be EXECUTE '…', and a range of numbers is none.
  void read_for() {
    const Index in = tokens_.find_word(at_, "in");
    const Index loop = tokens_.find_word(in + 1, "loop");
    if (is_query(in + 1)) {
      add(EmbeddedSql::Kind::kStatement, in + 1, loop - 1);
    } else if (tokens_.is_word(in + 1, "execute")) {
      add_execute(in + 2);
    }
    at_ = std::min(loop, tokens_.size() - 1) + 1;
  }

  bool is_query(Index index) const {
    return tokens_.is_word(index, "select") || tokens_.is_word(index, "with") || tokens_.is_word(index, "values") ||
           tokens_.is_word(index, "insert") || tokens_.is_word(index, "update") || tokens_.is_word(index, "delete") ||
           (tokens_.is_symbol(index, '(') && is_query(index + 1));
  }

  /// Statements of PL/pgSQL itself that neither nest nor branch.
  bool read_command() {
    static constexpr std::array<std::string_view, 12> kWithoutSql{"raise",    "assert", "null",     "exit",
                                                                  "continue", "close",  "fetch",    "move",
                                                                  "get",      "commit", "rollback", "savepoint"};
    if (is("execute")) {
      add_execute(at_ + 1);
    } else if (is("perform")) {
      add(EmbeddedSql::Kind::kPerform, at_, end_of_statement(at_) - 1);
    } else if (is("return")) {
      read_return();
    } else if (is("open")) {
      const Index query = tokens_.skip_words(tokens_.find_word(at_, "for") + 1, {"execute"});
      if (query < end_of_statement(at_) && is_query(query)) {
        add(EmbeddedSql::Kind::kStatement, query, end_of_statement(at_) - 1);
      }
    } else if (std::none_of(kWithoutSql.begin(), kWithoutSql.end(), [&](std::string_view word) { return is(word); })) {
      return false;
    }
    skip_to_end();
    return true;
  }

  void read_return() {
    if (!tokens_.is_word(at_ + 1, "query")) return;
    if (tokens_.is_word(at_ + 2, "execute")) return add_execute(at_ + 3);
    add(EmbeddedSql::Kind::kStatement, at_ + 2, end_of_statement(at_) - 1);
  }

  /// EXECUTE 'text' [INTO …] [USING …]; any other expression is only known when it runs.
  void add_execute(Index text) {
    const bool is_whole = tokens_.is_symbol(text + 1, ';') || tokens_.is_word(text + 1, "into") ||
                          tokens_.is_word(text + 1, "using") || tokens_.is_word(text + 1, "loop") ||
                          text + 1 >= tokens_.size();
    if (tokens_.is_string(text) && is_whole) add(EmbeddedSql::Kind::kExecute, text, text);
  }

  /// name.field[1] := … or = …
  bool is_assignment() const {
    if (!tokens_.is_name(at_)) return false;
    Index next = tokens_.end_of_name(at_) + 1;
    while (tokens_.is_symbol(next, '[') || tokens_.is_symbol(next, '.')) {
      next = tokens_.is_symbol(next, '[') ? tokens_.match(next) + 1 : tokens_.end_of_name(next + 1) + 1;
    }
    return tokens_.is_symbol(next, '=') || (tokens_.is_symbol(next, ':') && tokens_.is_symbol(next + 1, '='));
  }

  void add_sql(Index first) {
    const Index end = end_of_statement(first);
    add(EmbeddedSql::Kind::kStatement, first, end - 1);
    at_ = end + 1;
  }

  void add(EmbeddedSql::Kind kind, Index first, Index last) {
    if (first > last || first >= tokens_.size()) return;
    EmbeddedSql sql;
    sql.kind = kind;
    sql.first = first;
    sql.last = std::min(last, tokens_.size() - 1);
    if (kind == EmbeddedSql::Kind::kStatement) sql.into = into_of(sql.first, sql.last);
    for (const Frame& frame : frames_) {
      sql.nesting.in_loop = sql.nesting.in_loop || frame.kind == Frame::Kind::kLoop;
      sql.nesting.in_condition = sql.nesting.in_condition || frame.in_handler || frame.kind == Frame::Kind::kIf ||
                                 frame.kind == Frame::Kind::kCase;
    }
    if (!frames_.empty()) sql.nesting.branch = frames_.back().branch;
    sql.nesting.is_dynamic = kind == EmbeddedSql::Kind::kExecute;
    found_.push_back(std::move(sql));
  }

  /// INTO [STRICT] a, b.c[1], which PL/pgSQL takes out of a statement: not that of INSERT INTO, MERGE INTO, or of a
  /// CREATE.
  std::vector<Index> into_of(Index first, Index last) const {
    if (tokens_.is_word(first, "create") || tokens_.is_word(first, "import")) return {};
    for (Index i = first + 1; i <= last; i = tokens_.match(i) + 1) {
      if (!tokens_.is_word(i, "into") || tokens_.is_word(i - 1, "insert") || tokens_.is_word(i - 1, "merge")) continue;
      Index target = tokens_.skip_words(i + 1, {"strict"});
      for (;;) {
        target = tokens_.end_of_name(target);
        while (tokens_.is_symbol(target + 1, '[')) target = tokens_.match(target + 1);
        if (!tokens_.is_symbol(target + 1, ',')) break;
        target += 2;
      }
      return {i, std::min(target, last)};
    }
    return {};
  }

  /// The ';' that ends what begins at `from`; size() for none.
  Index end_of_statement(Index from) const {
    Index i = from;
    while (i < tokens_.size() && !tokens_.is_symbol(i, ';')) i = tokens_.match(i) + 1;
    return std::min(i, tokens_.size());
  }

  void skip_to_end() { at_ = end_of_statement(at_) + 1; }

  /// Past the word that ends an expression; CASE … END within it has such words of its own. Gives the word's place.
  Index skip_expression(std::string_view word) {
    std::size_t cases = 0;
    for (Index i = at_ + (is(word) ? 0 : 1); i < tokens_.size(); i = tokens_.match(i) + 1) {
      if (tokens_.is_word(i, "case")) ++cases;
      if (tokens_.is_word(i, "end") && cases > 0) --cases;
      if (tokens_.is_symbol(i, ';')) {
        at_ = i + 1;
        return i;
      }
      if (cases == 0 && tokens_.is_word(i, word)) {
        at_ = i + 1;
        return i;
      }
    }
    at_ = tokens_.size();
    return at_;
  }

  const StatementTokens& tokens_;
  Index at_ = 0;
  std::vector<Frame> frames_;
  std::uint32_t branches_ = 0;
  std::vector<EmbeddedSql> found_;
};

}  // namespace

std::vector<EmbeddedSql> find_embedded_sql(const StatementTokens& tokens) {
  return Reader(tokens).read();
}

}  // namespace lockstep::sql

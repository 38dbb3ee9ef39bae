#include "sql/newer_syntax.h"

#include <algorithm>
#include <utility>

#include "sql/convert_statement.h"
#include "sql/newer_patterns.h"

namespace lockstep::sql {
namespace {

constexpr int kMostPatterns = 200;  // of one statement; each costs a parse

/// Columns, constraints and actions of CREATE TABLE and ALTER TABLE, the inner ones first.
class Parts {
 public:
  explicit Parts(Statement& statement) {
    if (auto* table = std::get_if<CreateTable>(&statement.body)) {
      for (Column& column : table->columns) add(column);
      for (Constraint& constraint : table->constraints) constraints_.push_back(&constraint);
    }
    auto* alter = std::get_if<AlterTable>(&statement.body);
    if (alter == nullptr) return;
    for (AlterAction& action : alter->actions) {
      actions_.push_back(&action);
      if (action.column != nullptr) add(*action.column);
      if (action.constraint != nullptr) constraints_.push_back(action.constraint.get());
    }
  }

  Constraint* constraint_at(Span place) const { return find(constraints_, place); }
  Column* column_at(Span place) const { return find(columns_, place); }
  AlterAction* action_at(Span place) const { return find(actions_, place); }

 private:
  void add(Column& column) {
    columns_.push_back(&column);
    for (Constraint& constraint : column.constraints) constraints_.push_back(&constraint);
  }

  /// The last that begins before the end of `place`. Words that were taken out at its end are not in its span yet.
  template <typename Part>
  static Part* find(const std::vector<Part*>& parts, Span place) {
    Part* found = nullptr;
    for (Part* part : parts) {
      if (part->span.begin < place.end && (found == nullptr || found->span.begin <= part->span.begin)) found = part;
    }
    return found;
  }

  std::vector<Column*> columns_;
  std::vector<Constraint*> constraints_;
  std::vector<AlterAction*> actions_;
};

void make_virtual(Constraint& constraint) {
  constraint.kind = ConstraintKind::kGenerated;
  constraint.generated_always = true;
  constraint.is_virtual = true;
}

void make_not_null(Constraint& constraint, const Name& column) {
  constraint.kind = ConstraintKind::kNotNull;
  constraint.expression = nullptr;
  constraint.columns = {column};
}

void apply_to_merge(Statement& statement, std::uint32_t index) {
  auto* merge = std::get_if<Merge>(&statement.body);
  if (merge == nullptr || index >= merge->actions.size()) return;
  merge->actions[index].when_matched = false;
  merge->actions[index].by_source = true;
}

void extend(Span& span, Span place) {
  span.end = std::max(span.end, place.end);
}

void apply_to_constraint(const NewerMark& mark, const Parts& parts) {
  Constraint* constraint = parts.constraint_at(mark.place);
  if (constraint == nullptr) return;
  if (mark.kind == NewerMark::Kind::kVirtual) make_virtual(*constraint);
  if (mark.kind == NewerMark::Kind::kNotNull) make_not_null(*constraint, mark.name);
  if (mark.kind == NewerMark::Kind::kNotEnforced) constraint->is_not_enforced = true;
  extend(constraint->span, mark.place);
  Column* column = parts.column_at(mark.place);
  if (column != nullptr && constraint->span.begin < column->span.end) extend(column->span, mark.place);
}

void apply_to_column(const NewerMark& mark, const Parts& parts) {
  Column* column = parts.column_at(mark.place);
  if (column == nullptr) return;
  column->storage = mark.name.text;
  extend(column->span, mark.place);
}

void apply(const NewerMark& mark, Statement& statement) {
  const Parts parts(statement);
  AlterAction* action = parts.action_at(mark.place);
  if (action != nullptr) extend(action->span, mark.place);
  switch (mark.kind) {
    case NewerMark::Kind::kNone:
      break;
    case NewerMark::Kind::kVirtual:
    case NewerMark::Kind::kNotNull:
    case NewerMark::Kind::kNotEnforced:
      apply_to_constraint(mark, parts);
      break;
    case NewerMark::Kind::kSetExpression:
      if (action != nullptr) action->kind = AlterActionKind::kSetExpression;
      break;
    case NewerMark::Kind::kNoAccessMethod:
      if (action != nullptr) action->name = {};
      break;
    case NewerMark::Kind::kStorage:
      apply_to_column(mark, parts);
      break;
    case NewerMark::Kind::kUnmatchedBySource:
      apply_to_merge(statement, mark.index);
      break;
  }
}

/// A statement that loses its newer words one after another, each replaced by as many bytes, so that places stay true.
class Attempt {
 public:
  Attempt(std::string_view statement, Span span) : text_(statement), span_(span) {}

  NewerParse run(ParseFailure failure) {
    NewerParse result;
    for (int i = 0; i < kMostPatterns; ++i) {
      const std::optional<NewerPattern> pattern = next_pattern(failure);
      if (!pattern) return result;
      note(*pattern, result);
      if (pattern->edits.empty()) return result;
      edit(*pattern);
      const auto again = parse_tree(text_, [&](const PgQuery__ParseResult& tree) { recover(tree, result); });
      if (!again) return result;
      failure = *again;
    }
    return result;
  }

 private:
  std::optional<NewerPattern> next_pattern(const ParseFailure& failure) const {
    const StatementTokens tokens(text_, span_.begin, span_);
    const bool is_at_end = failure.offset >= text_.size();
    const auto at = is_at_end ? tokens.size() : tokens.at(span_.begin + failure.offset);
    return find_newer_pattern(tokens, at, failure.message);
  }

  /// The newest one is what the problem is about.
  void note(const NewerPattern& pattern, NewerParse& result) {
    marks_.push_back(pattern.mark);
    if (result.problem && result.problem->feature->major_version >= pattern.feature.major_version) return;
    Problem problem;
    problem.kind = ProblemKind::kNewerSyntax;
    problem.place = pattern.place;
    problem.statement = span_;
    problem.feature = pattern.feature;
    problem.message =
        std::string(pattern.feature.feature) + " came with PostgreSQL " + std::to_string(pattern.feature.major_version);
    result.problem = std::move(problem);
  }

  void edit(const NewerPattern& pattern) {
    for (const NewerPattern::Edit& edit : pattern.edits) {
      std::string replacement = edit.text;
      replacement.resize(edit.span.end - edit.span.begin, ' ');
      text_.replace(edit.span.begin - span_.begin, replacement.size(), replacement);
    }
  }

  void recover(const PgQuery__ParseResult& tree, NewerParse& result) const {
    if (tree.n_stmts != 1) return;
    Source source{StatementTokens(text_, span_.begin, span_), span_.begin};
    Statement statement = statement_of(source, tree.stmts[0]->stmt);
    statement.span = span_;
    for (const NewerMark& mark : marks_) apply(mark, statement);
    result.problem->is_recovered = true;
    result.statement = std::move(statement);
  }

  std::string text_;
  Span span_;
  std::vector<NewerMark> marks_;
};

}  // namespace

NewerParse parse_newer_syntax(std::string_view statement, Span span, const ParseFailure& failure) {
  return Attempt(statement, span).run(failure);
}

}  // namespace lockstep::sql

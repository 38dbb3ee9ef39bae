#include <algorithm>

#include "base/text.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazard;
using lint::Hazards;

constexpr std::string_view kMark = "--> statement-breakpoint";

void check_breakpoint_problem(const lint::File&, const sql::Problem& problem, const lint::Settings&, Hazards& found) {
  if (problem.kind == sql::ProblemKind::kCutInside) {
    found.add(problem.place, problem.message,
              "move the mark behind the statement; in the text of a comment or string write it otherwise");
  } else if (problem.kind == sql::ProblemKind::kEmptyChunk) {
    found.add(Hazard::kTaste, problem.place, problem.message, "delete the mark");
  }
}

/// The first statement that begins behind the first of a chunk; an empty span when there is none.
sql::Span second_statement(const sql::ParsedFile& parsed, sql::Span chunk) {
  const auto first = std::partition_point(parsed.statements.begin(), parsed.statements.end(),
                                          [&](const auto& statement) { return statement.span.begin < chunk.begin; });
  if (first == parsed.statements.end() || std::next(first) == parsed.statements.end()) return {};
  const sql::Span second = std::next(first)->span;
  return second.begin < chunk.end ? second : sql::Span{};
}

void check_breakpoints(const lint::FileEnd& end, Hazards& found) {
  if (end.settings.splitting != sql::Splitting::kBreakpoints) return;
  // A file without a single mark is written for a driver that takes several statements at once.
  const bool uses_marks = base::contains(end.file.text, kMark);
  for (const sql::Chunk& chunk : end.file.parsed.chunks) {
    if (chunk.statements < 2) continue;
    const sql::Span second = second_statement(end.file.parsed, chunk.span);
    if (second.empty()) continue;
    found.add(uses_marks ? Hazard::kMayFail : Hazard::kTaste, second,
              "has no breakpoint before it: neon-http, PGlite and the RDS Data API refuse two statements in one query",
              "put this line above it: " + std::string(kMark));
    return;
  }
}

}  // namespace

constexpr lint::Rule kStatementBreakpoint = {
    .id = "statement-breakpoint",
    .hazard = Hazard::kFails,
    .summary = "a breakpoint of Drizzle that is missing, or that cuts a statement in two",
    .at_end = &check_breakpoints,
    .on_problem = &check_breakpoint_problem,
};

}  // namespace lockstep::sql_rules

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazard;
using lint::Hazards;
using sql::ProblemKind;

void check_syntax_error(const lint::File&, const sql::Problem& problem, const lint::Settings&, Hazards& found) {
  switch (problem.kind) {
    case ProblemKind::kSyntaxError:
      found.add(problem.place, problem.message + ": PostgreSQL refuses the statement",
                "correct the statement; the rest of the file is judged as if it had not been there");
      return;
    case ProblemKind::kBodyError:
      found.add(problem.place, problem.message, "correct the body");
      return;
    case ProblemKind::kByteOrderMark:
      found.add(problem.place, problem.message, "save the file as UTF-8 without a byte order mark");
      return;
    case ProblemKind::kNestingTooDeep:
    case ProblemKind::kStatementTooLong:
    case ProblemKind::kFileTooLong:
      // The server may well take it.
      found.add(Hazard::kMayFail, problem.place, problem.message + ": nothing is known of what it does",
                "split it, so that it can be judged");
      return;
    case ProblemKind::kTooManyInserts:
      found.add(Hazard::kMayFail, problem.place, problem.message, "split the file, so that they can be judged");
      return;
    case ProblemKind::kRestLeftOut:
      found.add(Hazard::kMayFail, problem.place, problem.message,
                "split the file, so that all of it can be judged; lockstep verify applies it whole to a server");
      return;
    default:
      return;
  }
}

}  // namespace

constexpr lint::Rule kSyntaxError = {
    .id = "syntax-error",
    .hazard = Hazard::kFails,
    .summary = "SQL that PostgreSQL cannot parse",
    .on_problem = &check_syntax_error,
};

}  // namespace lockstep::sql_rules

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazard;
using lint::Hazards;
using sql::ProblemKind;

void check_not_sql(const lint::File&, const sql::Problem& problem, const lint::Settings&, Hazards& found) {
  switch (problem.kind) {
    case ProblemKind::kTemplate:
      // What fills it in may well run before the migration does.
      found.add(Hazard::kMayFail, problem.place, problem.message + ": what it becomes is not known, and not judged",
                "write the value, or lint what the template gives: TEMPLATE-TOOL 0007.sql | lockstep lint -");
      return;
    case ProblemKind::kLfsPointer:
      found.add(problem.place, problem.message, "git lfs pull");
      return;
    case ProblemKind::kConflictMarker:
      found.add(problem.place, problem.message + ": PostgreSQL refuses the statement", "finish the merge of this file");
      return;
    case ProblemKind::kNotText:
      found.add(problem.place, problem.message,
                "save the file as UTF-8, or take what is no text out of the migrations");
      return;
    case ProblemKind::kMySql:
    case ProblemKind::kTransactSql:
    case ProblemKind::kSqlite:
      found.add(problem.place, problem.message, "write the statement for PostgreSQL");
      return;
    default:
      return;
  }
}

}  // namespace

constexpr lint::Rule kNotSql = {
    .id = "not-sql",
    .hazard = Hazard::kFails,
    .summary = "text that is no SQL of PostgreSQL: a template, a conflict marker, another database's dialect",
    .on_problem = &check_not_sql,
};

}  // namespace lockstep::sql_rules

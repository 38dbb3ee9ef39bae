#include <algorithm>

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;

void check_meta_command(const lint::File&, const sql::Problem& problem, const lint::Settings& settings,
                        Hazards& found) {
  if (settings.runner == lint::Runner::kPsql) return;
  if (problem.kind == sql::ProblemKind::kMetaCommand) {
    found.add(problem.place, problem.message + ": a driver sends it to the server, which refuses it",
              "delete the line, or say the same in SQL");
  } else if (problem.kind == sql::ProblemKind::kInlineCopyData) {
    found.add(problem.place, problem.message + ": a driver sends the rows to the server as SQL",
              "write the rows as INSERT INTO … VALUES (…), (…)");
  }
}

/// Whether rows follow in the file, before the next statement.
bool has_rows_in_file(const lint::Situation& at) {
  const auto& statements = at.file.parsed.statements;
  const bool is_last = at.index + 1 >= statements.size();
  const auto end = is_last ? static_cast<std::uint32_t>(at.file.text.size()) : statements[at.index + 1].span.begin;
  const auto& problems = at.file.parsed.problems;
  return std::any_of(problems.begin(), problems.end(), [&](const sql::Problem& problem) {
    return problem.kind == sql::ProblemKind::kInlineCopyData && problem.place.begin >= at.statement.span.begin &&
           problem.place.begin < end;
  });
}

/// Without rows in the file it is valid SQL, which waits for rows that nobody sends.
void check_copy(const sql::Copy& copy, const lint::Situation& at, Hazards& found) {
  if (at.settings.runner == lint::Runner::kPsql || !copy.is_from || !copy.is_stdin_or_stdout) return;
  if (has_rows_in_file(at)) return;
  found.add(at.statement.span, "COPY FROM STDIN waits for rows that no migration runner sends",
            "write the rows as INSERT INTO " + lint::quoted(copy.table) + " VALUES (…), (…)");
}

}  // namespace

constexpr lint::Rule kPsqlOnlySyntax = {
    .id = "psql-only-syntax",
    .hazard = lint::Hazard::kFails,
    .summary = "commands that only psql understands",
    .handlers = {lint::on<&check_copy>()},
    .on_problem = &check_meta_command,
};

}  // namespace lockstep::sql_rules

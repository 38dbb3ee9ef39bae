#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;

/// What is newer comes as a problem, what is not as a statement, whichever parser lockstep was built with.
constexpr int kGrammarMajor = 15;

void say(const sql::NewerFeature& feature, sql::Span place, int server, Hazards& found) {
  const std::string needed = std::to_string(feature.major_version);
  found.add(place,
            std::string(feature.feature) + " came with PostgreSQL " + needed + ": the server has version " +
                std::to_string(server) + " and refuses it",
            "say it without, or tell lockstep.json the server's real version");
}

void check_newer_syntax(const lint::File&, const sql::Problem& problem, const lint::Settings& settings,
                        Hazards& found) {
  if (problem.kind != sql::ProblemKind::kNewerSyntax || !problem.feature) return;
  if (problem.feature->major_version > settings.postgres_major) {
    say(*problem.feature, problem.place, settings.postgres_major, found);
  }
}

void check_statement(const lint::Situation& at, Hazards& found) {
  const int server = at.settings.postgres_major;
  if (server >= kGrammarMajor) return;
  const auto feature = sql::newest_feature(at.statement);
  if (!feature || feature->major_version <= server || feature->major_version > kGrammarMajor) return;
  say(*feature, at.statement.span, server, found);
}

}  // namespace

constexpr lint::Rule kPgVersionSyntax = {
    .id = "pg-version-syntax",
    .hazard = lint::Hazard::kFails,
    .summary = "syntax that the server's version does not have",
    .handlers = {lint::on_any<&check_statement>()},
    .on_problem = &check_newer_syntax,
};

}  // namespace lockstep::sql_rules

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using sql::ProblemKind;

std::string marks_of(sql::Splitting splitting) {
  switch (splitting) {
    case sql::Splitting::kGoose:
      return "-- +goose Up";
    case sql::Splitting::kDbmate:
      return "-- migrate:up";
    case sql::Splitting::kSqlMigrate:
      return "-- +migrate Up";
    default:
      return "";
  }
}

void check_direction_marks(const lint::File&, const sql::Problem& problem, const lint::Settings& settings,
                           Hazards& found) {
  if (problem.kind == ProblemKind::kNoUpPart) {
    found.add(problem.place, problem.message, "put this above the first statement: " + marks_of(settings.splitting));
  } else if (problem.kind == ProblemKind::kMarkNotRecognised) {
    found.add(lint::Hazard::kMayFail, problem.place, problem.message,
              "the mark of the part that is run: " + marks_of(settings.splitting));
  }
}

}  // namespace

constexpr lint::Rule kDirectionMarks = {
    .id = "direction-marks",
    .hazard = lint::Hazard::kFails,
    .summary = "marks of up and down that the framework does not understand",
    .on_problem = &check_direction_marks,
};

}  // namespace lockstep::sql_rules

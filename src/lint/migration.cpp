#include "lint/migration.h"

#include <algorithm>

#include "lint/file_scope.h"

namespace lockstep::lint {
namespace {

/// What goes back is not run by a deploy.
void drop_what_goes_back(sql::ParsedFile& parsed) {
  const auto goes_back = [&](sql::Span place) {
    const auto chunk = std::partition_point(parsed.chunks.begin(), parsed.chunks.end(),
                                            [&](const sql::Chunk& one) { return one.span.end <= place.begin; });
    return chunk != parsed.chunks.end() && chunk->direction == sql::Direction::kDown &&
           chunk->span.begin <= place.begin;
  };
  std::erase_if(parsed.statements, [&](const sql::Statement& statement) { return goes_back(statement.span); });
  // Where the rest is left out, there may be more that goes up.
  std::erase_if(parsed.problems, [&](const sql::Problem& problem) {
    return problem.kind != sql::ProblemKind::kRestLeftOut && goes_back(problem.place);
  });
}

}  // namespace

sql::ParsedFile parse_migration(const Migration& migration, sql::Splitting usual, const sql::FileLimits& limits) {
  sql::ParsedFile parsed = sql::parse_file(migration.text, splitting_of(migration.text, usual), limits);
  drop_what_goes_back(parsed);
  return parsed;
}

}  // namespace lockstep::lint

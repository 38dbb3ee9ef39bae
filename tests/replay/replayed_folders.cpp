// Replays all migrations of Drizzle folders, and compares what they make with the newest snapshot.
//
//   replayed_folders FOLDER…
//
// FOLDER has NNNN_name.sql files and meta/. Prints a table with a line for each folder; below it what PostgreSQL would
// refuse, why the model is open, and what differs from the snapshot. A difference is either SQL that was written by
// hand or a mistake of the replay. It exits with 2 when a folder cannot be read.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "describe.h"
#include "drizzle_folder.h"
#include "layout/drizzle_snapshot_schema.h"
#include "replay/replay.h"
#include "replay/schema_of_database.h"
#include "sql/parse.h"

namespace {

using namespace lockstep;
using Clock = std::chrono::steady_clock;

struct Outcome {
  std::size_t statements = 0;
  double parse_ms = 0;
  double replay_ms = 0;
  std::vector<std::string> lines;  // what is said below the table's line
};

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void replay_migration(replay::Replay& replay, const replay_tests::MigrationFile& migration, Outcome& outcome) {
  const Clock::time_point begin = Clock::now();
  const sql::ParsedFile parsed = sql::parse_file(migration.text, sql::Splitting::kBreakpoints);
  outcome.parse_ms += milliseconds_since(begin);
  const Clock::time_point middle = Clock::now();
  replay.begin_migration(
      {.name = migration.name, .text = migration.text, .is_new = true, .scope = {}, .is_whole_history = false});
  for (const sql::Statement& statement : parsed.statements) {
    for (const replay::Conflict& conflict : replay.apply(statement)) {
      const base::LineColumn place = base::line_column(migration.text, conflict.place.begin);
      outcome.lines.push_back(migration.name + ":" + std::to_string(place.line) + ": " + conflict.sqlstate + " " +
                              conflict.message + (conflict.is_certain ? "" : " [uncertain]"));
      for (const replay::Dependent& one : conflict.dependents) outcome.lines.push_back("    " + one.description);
    }
  }
  outcome.replay_ms += milliseconds_since(middle);
  outcome.statements += parsed.statements.size();
  for (const sql::Problem& problem : parsed.problems) {
    if (problem.kind != sql::ProblemKind::kEmptyChunk) outcome.lines.push_back(migration.name + ": " + problem.message);
  }
}

void compare(const std::string& path) {
  const replay_tests::DrizzleFolder folder = replay_tests::read_drizzle_folder(path);
  replay::Replay replay(replay::TransactionScope::kAllMigrations);
  Outcome outcome;
  for (const replay_tests::MigrationFile& one : folder.migrations) replay_migration(replay, one, outcome);
  for (const replay::OpenReason& reason : replay.database().open_reasons()) {
    outcome.lines.push_back("open since " + replay.migrations()[reason.origin.migration] + ": " + reason.reason);
  }
  std::string differences = "-";
  if (!folder.snapshot.empty()) {
    const auto snapshot = layout::read_snapshot_schema(folder.snapshot);
    if (snapshot) {
      const std::vector<std::string> found =
          evaluate_tests::differences(*snapshot, replay::schema_of(replay.database()));
      differences = std::to_string(found.size());
      outcome.lines.insert(outcome.lines.end(), found.begin(), found.end());
    } else {
      outcome.lines.push_back(snapshot.error());
    }
  }
  std::printf("%-24s %6zu %11zu %10.1f %10.1f %12s\n", folder.name.c_str(), folder.migrations.size(),
              outcome.statements, outcome.parse_ms, outcome.replay_ms, differences.c_str());
  for (const std::string& line : outcome.lines) std::printf("    %s\n", line.c_str());
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "usage: replayed_folders FOLDER...\n";
    return 2;
  }
  std::printf("%-24s %6s %11s %10s %10s %12s\n", "folder", "files", "statements", "parse ms", "replay ms",
              "differences");
  int status = 0;
  for (int at = 1; at < count; ++at) {
    try {
      compare(words[at]);
    } catch (const base::Error& error) {
      std::cerr << words[at] << ": " << error.what() << '\n';
      status = 2;
    }
  }
  return status;
}

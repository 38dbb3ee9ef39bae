// Replays all migrations of Drizzle folders, and compares what they make with the newest snapshot.
//
//   replayed_folders [--each] FOLDER…
//
// FOLDER has NNNN_name.sql files and meta/. Prints a table with a line for each folder; below it what PostgreSQL would
// refuse, why the model is open, and what differs from the snapshot. With --each every migration is held against the
// snapshot of its number, and told is what did not differ there before. A difference is either SQL that was written by
// hand or a mistake of the replay. It exits with 2 when a folder cannot be read.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "describe.h"
#include "drizzle_folder.h"
#include "layout/drizzle_snapshot_schema.h"
#include "model/kept_schema.h"
#include "replay/replay.h"
#include "replay/schema_of_database.h"
#include "sql/parse.h"

namespace {

using namespace lockstep;
using Clock = std::chrono::steady_clock;

enum class Snapshots { kNewest, kEach };

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

std::vector<std::string> what_differs(const model::Schema& snapshot, const replay::Database& database) {
  return evaluate_tests::differences(model::as_kept(snapshot), model::as_kept(replay::schema_of(database)));
}

/// What differs between the snapshot and what the replay has made, and did not before.
void compare_with(const replay_tests::MigrationFile& migration, const replay::Database& database,
                  std::vector<std::string>& known, Outcome& outcome) {
  const auto snapshot = layout::read_snapshot_schema(migration.snapshot);
  if (!snapshot) {
    outcome.lines.push_back(migration.name + ": " + snapshot.error());
    return;
  }
  std::vector<std::string> found = what_differs(*snapshot, database);
  for (const std::string& line : found) {
    if (std::find(known.begin(), known.end(), line) == known.end()) {
      outcome.lines.push_back("at " + migration.name + ": " + line);
    }
  }
  known = std::move(found);
}

void compare(const std::string& path, Snapshots wanted) {
  const replay_tests::DrizzleFolder folder = replay_tests::read_drizzle_folder(path);
  replay::Replay replay(replay::TransactionScope::kAllMigrations);
  Outcome outcome;
  std::vector<std::string> known;
  for (const replay_tests::MigrationFile& one : folder.migrations) {
    replay_migration(replay, one, outcome);
    if (wanted == Snapshots::kEach && !one.snapshot.empty()) compare_with(one, replay.database(), known, outcome);
  }
  for (const replay::OpenReason& reason : replay.database().open_reasons()) {
    outcome.lines.push_back("open since " + replay.migrations()[reason.origin.migration] + ": " + reason.reason);
  }
  std::string differences = "-";
  if (!folder.snapshot.empty()) {
    const auto snapshot = layout::read_snapshot_schema(folder.snapshot);
    if (snapshot) {
      const std::vector<std::string> found = what_differs(*snapshot, replay.database());
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
  const Snapshots wanted = count > 1 && std::string_view(words[1]) == "--each" ? Snapshots::kEach : Snapshots::kNewest;
  const int first = wanted == Snapshots::kEach ? 2 : 1;
  if (count <= first) {
    std::cerr << "usage: replayed_folders [--each] FOLDER...\n";
    return 2;
  }
  std::printf("%-24s %6s %11s %10s %10s %12s\n", "folder", "files", "statements", "parse ms", "replay ms",
              "differences");
  int status = 0;
  for (int at = first; at < count; ++at) {
    try {
      compare(words[at], wanted);
    } catch (const base::Error& error) {
      std::cerr << words[at] << ": " << error.what() << '\n';
      status = 2;
    }
  }
  return status;
}

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/object_id.h"

namespace lockstep::model {

/// One entry of Drizzle's meta/_journal.json (format: drizzle-kit 0.31, `version` "7").
struct JournalEntry {
  std::int64_t index = 0;    // "idx"
  std::int64_t when_ms = 0;  // "when": Unix time in ms at generation; the migrator's high-water mark
  std::string tag;           // names TAG.sql
  Location location;         // of the entry's opening brace
  Location when_location;    // of the value of "when"
};

struct JournalProblem {
  Location location;
  std::string what;  // "a conflict marker", "not JSON: …"
};

struct Journal {
  std::string path;
  ObjectId blob;
  std::vector<JournalEntry> entries;     // in file order, which is the order the migrator runs
  std::vector<JournalProblem> problems;  // why it cannot be read, or not wholly
};

/// One file that drizzle-kit will take for a snapshot. Content is read by whoever needs it: there can be hundreds, of
/// half a megabyte each.
struct SnapshotFile {
  std::string path;
  ObjectId blob;
  std::string prefix;  // "0010" of meta/0010_snapshot.json: the number it belongs to
};

enum class FileMode { kRegular, kExecutable, kSymlink, kSubmodule };

struct Migration {
  std::string name;    // identity as the framework records it: Drizzle's tag, the folder, or the file name less .sql
  std::string number;  // its number or timestamp as written: "0010", "20260114093000"; empty when it has none
  std::string path;    // of the SQL that goes up
  ObjectId blob;
  FileMode mode = FileMode::kRegular;
  std::string down_path;  // of the SQL that goes back; empty when there is none
  ObjectId down_blob;
  std::optional<std::size_t> journal_position;  // into Journal::entries; nothing when no entry names it
  bool is_program = false;  // in Go, as goose runs it: it has its number among the others, and no SQL that is known
};

/// A file below the migrations folder that is no migration and no part of one.
struct StrayFile {
  std::string path;
  std::string why;  // what the framework makes of it: "drizzle ignores it: its name has no number"
};

/// What the framework does with a migration that sorts before one already applied.
enum class LatePolicy { kSkipsSilently, kRefuses, kRunsLate, kUnknown };

/// One project's migrations in one tree.
struct MigrationSet {
  std::vector<Migration> migrations;    // in the order of their numbers as the framework compares them
  std::optional<Journal> journal;       // Drizzle classic only; nothing when the file does not exist
  std::vector<SnapshotFile> snapshots;  // by file name, the order in which drizzle-kit reads them
  std::vector<StrayFile> strays;
  LatePolicy late_policy = LatePolicy::kSkipsSilently;
  bool may_share_numbers = false;  // the framework knows migrations by their whole names
};

/// The migrations in the order in which the framework runs them on an empty database. What no entry of a journal names
/// comes last.
std::vector<const Migration*> in_order_of_running(const MigrationSet& set);

/// `number` as frameworks compare it: without leading zeros ("088" and "88" are one number, "000" is "0").
std::string_view significant_digits(std::string_view number);

/// Whether number `a` is smaller than `b` as a number; both are digits only, of any length.
bool number_less(std::string_view a, std::string_view b);

}  // namespace lockstep::model

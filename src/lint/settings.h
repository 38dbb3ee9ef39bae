#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "lint/hazard.h"
#include "replay/transaction.h"
#include "sql/parse.h"

namespace lockstep::lint {

/// Who runs the migrations.
enum class Runner : std::uint8_t {
  kDrizzle,  // all pending files in one transaction, sent statement by statement
  kPlain,    // each file in a transaction of its own
  kFlyway,   // the same, but for files of what cannot run in one
  kPsql,     // statement by statement
  kUnknown,  // one of several tools; most put a file in a transaction, or send it in one piece
};

/// What the rules are told about where the migrations will run.
struct Settings {
  Runner runner = Runner::kPlain;
  sql::Splitting splitting = sql::Splitting::kWholeFile;
  replay::TransactionScope scope = replay::TransactionScope::kPerMigration;
  int postgres_major = 15;
  Preset preset = Preset::kRecommended;
  bool runner_sets_lock_timeout = false;
  /// Rows by table, "schema.table" or "table" of public, as somebody estimated them.
  std::map<std::string, std::int64_t, std::less<>> table_rows;
  std::map<std::string, Preset, std::less<>> table_presets;   // by the same names
  std::map<std::string, model::Severity, std::less<>> rules;  // configured severities, by rule id
};

/// Below it, what takes time by the size of the table is a warning at most.
inline constexpr std::int64_t kSmallTable = 10'000;

}  // namespace lockstep::lint

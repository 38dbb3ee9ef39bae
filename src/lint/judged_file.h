#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lint/asked_rules.h"
#include "lint/filled_columns.h"
#include "lint/linter.h"
#include "lint/suppressions.h"

namespace lockstep::lint {

/// The locks of the transaction that runs; empty again when the next one begins.
class HeldLocks {
 public:
  std::span<const HeldLock> in(std::uint32_t transaction);
  void hold(std::span<const Effect> effects, const File& file, const sql::Statement& statement);
  /// The statements that follow are of another file.
  void leave_file();

 private:
  std::uint32_t transaction_ = 0;
  std::vector<HeldLock> locks_;
};

/// What the migrations before leave to the one that is judged next.
struct Run {
  replay::Replay replay;
  FilledColumns filled;
  HeldLocks held;

  /// Takes a statement into all that is known of what came before.
  std::vector<replay::Conflict> apply(const sql::Statement& statement);
  /// The same for one of a DO.
  std::vector<replay::Conflict> apply_part(const sql::Statement& part);
  /// What was replayed so far is merged and has run.
  void start_change();
};

/// One migration under judgement: asks the rules about each statement, and weighs what they find.
class JudgedFile {
 public:
  /// `later` are the migrations that follow it.
  JudgedFile(const Migration& migration, sql::ParsedFile parsed, const AskedRules& rules,
             std::span<const Migration> later);

  /// Takes the run from before the file to behind it.
  void judge(Run& run);
  /// What is known only when all migrations of the change have run.
  void judge_end(const replay::Database& database, bool is_last);
  std::vector<model::Finding> take();

 private:
  void judge_statement(std::size_t index, Run& run);
  void judge_parts(const Situation& outer, Run& run);
  void ask_rules(const Situation& at);
  void report(Situation at, const std::vector<replay::Conflict>& conflicts, Run& run);
  void hold(std::span<const Effect> effects, const sql::Statement& statement, Run& run);
  void add(const Rule& rule, const std::vector<Found>& found, const Situation* at);
  void add_finding(const Rule& rule, const Found& found, model::Severity severity);
  void add_once(const Rule& rule, const Found& found, model::Severity severity);
  bool is_off(const Rule& rule) const;
  model::Severity weigh(const Rule& rule, const Found& found, const Situation* at) const;
  void judge_suppressions();
  void judge_name(const Suppression& suppression, const Suppression::Name& name);
  /// A finding of one of the rules about suppressions.
  void say(std::string_view id, sql::Span span, std::string message, std::string help);

  const Migration& migration_;
  const sql::ParsedFile parsed_;
  const AskedRules& rules_;
  const Settings& settings_;
  sql::LineIndex lines_;
  File file_;
  std::vector<Suppression> suppressions_;
  bool has_locked_ = false;  // a statement so far took a lock that others wait for
  struct Once {
    std::size_t finding = 0;  // the first one, in findings_
    std::size_t more = 0;
    std::set<std::string> helps;
  };
  std::vector<std::pair<std::uint32_t, model::Finding>> findings_;  // by the offset that they point at
  std::map<const Rule*, Once> once_;                                // of the rules that speak once a file
};

}  // namespace lockstep::lint

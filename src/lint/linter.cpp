#include "lint/linter.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "lint/asked_rules.h"
#include "lint/file_scope.h"
#include "lint/judged_file.h"
#include "replay/schema_of_database.h"

namespace lockstep::lint {
namespace {

/// The parsed files, in the order of the migrations. Most of the time of a run goes into parsing, and files have
/// nothing to do with each other: so some are parsed at a time, and not all, which would hold the memory of all.
class ParsedFiles {
 public:
  ParsedFiles(std::span<const Migration> migrations, sql::Splitting splitting)
      : migrations_(migrations), splitting_(splitting) {}

  sql::ParsedFile next() {
    if (ahead_.empty()) parse_some();
    sql::ParsedFile parsed = std::move(ahead_.front());
    ahead_.pop_front();
    return parsed;
  }

 private:
  void parse_some() {
    constexpr std::size_t kFilesWorthAThread = 8;
    const std::span<const Migration> some = migrations_.first(how_many());
    migrations_ = migrations_.subspan(some.size());
    ahead_.resize(some.size());
    base::for_each_index(some.size(), kFilesWorthAThread,
                         [&](std::size_t at) { ahead_[at] = parse_migration(some[at], splitting_); });
  }

  /// What is parsed takes some twenty times the memory of its text.
  std::size_t how_many() const {
    constexpr std::size_t kMost = 64;
    constexpr std::size_t kBytes = std::size_t{128} << 10;
    std::size_t count = 0;
    std::size_t bytes = 0;
    while (count < std::min(kMost, migrations_.size()) && bytes < kBytes) bytes += migrations_[count++].text.size();
    return count;
  }

  std::span<const Migration> migrations_;  // that are left
  sql::Splitting splitting_;
  std::deque<sql::ParsedFile> ahead_;
};

void note_problems(const sql::ParsedFile& parsed, replay::Replay& replay) {
  for (const sql::Problem& problem : parsed.problems) {
    const bool is_lost = !problem.is_recovered && !problem.statement.empty();
    if (is_lost) replay.note_unknown(problem.message, problem.statement);
  }
}

/// All files of a change have run.
void end_change(std::deque<JudgedFile>& judged, const Run& run, std::vector<model::Finding>& findings) {
  for (JudgedFile& file : judged) {
    file.judge_end(run.replay.database(), &file == &judged.back());
    std::vector<model::Finding> found = file.take();
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }
  judged.clear();
}

}  // namespace

bool has_name(const Rule& rule, std::string_view name) {
  if (name.empty()) return false;
  return rule.id == name || std::find(rule.aliases.begin(), rule.aliases.end(), name) != rule.aliases.end();
}

const Rule* find_rule(const RuleBook& book, std::string_view name) {
  const auto found =
      std::find_if(book.rules.begin(), book.rules.end(), [&](const Rule* rule) { return has_name(*rule, name); });
  return found == book.rules.end() ? nullptr : *found;
}

std::vector<model::Finding> lint(std::span<const Migration> migrations, const Settings& usual, const RuleBook& book,
                                 model::BuiltSchemas* built) {
  const Settings settings = told_by_texts(migrations, usual);
  ParsedFiles files(migrations, settings.splitting);
  FileScopes scopes(settings);
  const AskedRules rules(book, settings);
  Run run{.replay = replay::Replay(settings.scope), .filled = {}, .held = {}};
  std::deque<JudgedFile> judged;  // of the change that is replayed
  std::vector<model::Finding> findings;
  std::size_t unknown_before = 0;
  const auto first_new = std::find_if(migrations.begin(), migrations.end(), [](const auto& one) { return one.is_new; });
  for (std::size_t at = 0; at < migrations.size(); ++at) {
    const Migration& migration = migrations[at];
    if (built != nullptr && &migration == &*first_new) {
      built->before = replay::schema_of(run.replay.database());
      unknown_before = run.replay.database().open_reasons().size();
    }
    sql::ParsedFile parsed = files.next();
    if (migration.starts_change) {
      end_change(judged, run, findings);
      run.start_change();
    }
    run.replay.begin_migration({.name = migration.name,
                                .text = migration.text,
                                .is_new = migration.is_new,
                                .scope = scopes.next(migration, parsed)});
    // One statement alone is no transaction, and several that are sent in one piece are.
    if (parsed.statements.size() > 1) run.replay.begin_chunk();
    note_problems(parsed, run.replay);
    if (!migration.is_new) {
      for (const sql::Statement& statement : parsed.statements) run.apply(statement);
      continue;
    }
    judged.emplace_back(migration, std::move(parsed), rules, migrations.subspan(at + 1)).judge(run);
  }
  end_change(judged, run, findings);
  if (built != nullptr) {
    built->after = replay::schema_of(run.replay.database());
    built->is_known = run.replay.database().open_reasons().size() == unknown_before;
  }
  return findings;
}

}  // namespace lockstep::lint

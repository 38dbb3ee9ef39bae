#include "lint/linter.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <thread>

#include "base/text.h"
#include "lint/judged_file.h"

namespace lockstep::lint {
namespace {

/// The parsed files, in the order of the migrations. Most of the time of a run goes into parsing, and files have
/// nothing to do with each other.
std::vector<sql::ParsedFile> parse_all(std::span<const Migration> migrations, sql::Splitting splitting) {
  std::vector<sql::ParsedFile> parsed(migrations.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < migrations.size(); at = next++) {
      parsed[at] = sql::parse_file(migrations[at].text, splitting);
    }
  };
  constexpr std::size_t kFilesWorthAThread = 8;
  const std::size_t useful = migrations.size() / kFilesWorthAThread;
  std::vector<std::jthread> threads;
  for (std::size_t more = 1; more < std::min<std::size_t>(std::thread::hardware_concurrency(), useful); ++more) {
    threads.emplace_back(work);
  }
  work();
  return parsed;
}

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

std::vector<model::Finding> lint(std::span<const Migration> migrations, const Settings& settings,
                                 const RuleBook& book) {
  const std::vector<sql::ParsedFile> parsed = parse_all(migrations, settings.splitting);
  Run run{.replay = replay::Replay(settings.scope), .filled = {}, .held = {}};
  std::deque<JudgedFile> judged;  // of the change that is replayed
  std::vector<model::Finding> findings;
  for (std::size_t at = 0; at < migrations.size(); ++at) {
    const Migration& migration = migrations[at];
    if (migration.starts_change) {
      end_change(judged, run, findings);
      run.start_change();
    }
    run.replay.begin_migration(
        {.name = migration.name, .text = migration.text, .is_new = migration.is_new, .scope = {}});
    note_problems(parsed[at], run.replay);
    if (!migration.is_new) {
      for (const sql::Statement& statement : parsed[at].statements) run.apply(statement);
      continue;
    }
    judged.emplace_back(migration, parsed[at], settings, book).judge(run);
  }
  end_change(judged, run, findings);
  return findings;
}

}  // namespace lockstep::lint

#include "lint/linter.h"

#include <algorithm>
#include <deque>

#include "base/parallel.h"
#include "lint/judged_file.h"

namespace lockstep::lint {
namespace {

/// The parsed files, in the order of the migrations. Most of the time of a run goes into parsing, and files have
/// nothing to do with each other.
std::vector<sql::ParsedFile> parse_all(std::span<const Migration> migrations, sql::Splitting splitting) {
  constexpr std::size_t kFilesWorthAThread = 8;
  std::vector<sql::ParsedFile> parsed(migrations.size());
  base::for_each_index(migrations.size(), kFilesWorthAThread,
                       [&](std::size_t at) { parsed[at] = sql::parse_file(migrations[at].text, splitting); });
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

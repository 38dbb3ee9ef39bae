#include "commands/lint_command.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <ostream>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "base/text.h"
#include "commands/judge.h"
#include "commands/rule_texts.h"
#include "commands/sql_files.h"
#include "commands/sql_fix.h"
#include "commands/sql_lint.h"
#include "report/report.h"

namespace lockstep::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestStats = std::size_t{16} << 20;

constexpr std::string_view kStatsQuery =
    R"(SELECT json_object_agg(CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END || c.relname,
                       greatest(c.reltuples, 0)::bigint)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema');
)";

struct LintOptions {
  SqlFileRequest files;
  std::optional<std::string> runner;
  config::Config config;
  config::SqlConfig sql;
  Fixing fixing = Fixing::kNone;
  ReportOptions report;
};

config::Config read_lint_config(const std::optional<std::string>& named) {
  if (named) return read_config_file(*named);
  const std::string usual(config::kFileName);
  return fs::is_regular_file(usual) ? read_config_file(usual) : config::Config{};
}

int read_postgres(const std::string& word) {
  constexpr std::uint64_t kOldest = 12;
  constexpr std::uint64_t kNewest = 18;
  const auto major = base::parse_number(word.substr(0, word.find('.')));
  if (!major || *major < kOldest || *major > kNewest) {
    throw base::Error("--postgres " + word + " is no version that lockstep knows", "--postgres takes 12 to 18");
  }
  return static_cast<int>(*major);
}

LintOptions read_lint_options(const Arguments& arguments) {
  LintOptions options;
  options.files.words = arguments.positional();
  options.files.stdin_name = arguments.value("stdin-filename").value_or("<stdin>");
  options.runner = arguments.value("runner");
  options.config = read_lint_config(arguments.value("config"));
  options.sql = options.config.sql;
  if (const auto preset = arguments.value("preset")) options.sql.preset = *preset;
  if (const auto version = arguments.value("postgres")) options.sql.postgres_major = read_postgres(*version);
  if (const auto stats = arguments.value("stats")) {
    for (auto& [name, table] : config::parse_table_stats(base::read_file(*stats, kLargestStats), *stats)) {
      options.sql.tables[name].rows = table.rows;
    }
  }
  options.fixing = read_fixing(arguments);
  options.report = read_report_options(arguments, base::read_terminal_environment());
  if (options.files.words.empty()) {
    throw base::Error("lint takes the SQL files to judge", "lockstep lint drizzle/\nlockstep lint - <file.sql");
  }
  return options;
}

void use_runner(lint::Settings& settings, std::string_view name) {
  const lint::Settings plain;
  settings.splitting = plain.splitting;
  settings.runner = plain.runner;
  settings.scope = plain.scope;
  if (name == "drizzle") {
    settings.runner = lint::Runner::kDrizzle;
    settings.splitting = sql::Splitting::kBreakpoints;
    settings.scope = replay::TransactionScope::kAllMigrations;
  } else if (name == "psql") {
    settings.runner = lint::Runner::kPsql;
    settings.scope = replay::TransactionScope::kPerStatement;
  } else if (name == "flyway") {
    settings.runner = lint::Runner::kFlyway;
  } else if (name == "golang-migrate" || name == "prisma") {
    settings.scope = replay::TransactionScope::kPerChunk;
  } else if (name == "goose") {
    settings.splitting = sql::Splitting::kGoose;
  } else if (name == "dbmate") {
    settings.splitting = sql::Splitting::kDbmate;
  } else if (name == "sql-migrate") {
    settings.splitting = sql::Splitting::kSqlMigrate;
  }
}

/// Finds again what a finding points at, for the excerpt.
void add_excerpts(const SqlFileGroup& group, std::vector<model::Finding>& findings) {
  std::map<std::string_view, std::vector<std::string_view>> lines_of;
  for (model::Finding& finding : findings) {
    auto [known, is_first] = lines_of.try_emplace(finding.location.path);
    if (is_first) {
      for (const lint::Migration& migration : group.migrations) {
        if (migration.path == finding.location.path) known->second = base::split_lines(migration.text);
      }
    }
    const std::size_t line = finding.location.line;
    if (line == 0 || line > known->second.size()) continue;
    finding.excerpt = known->second[line - 1];
    if (line > 1) finding.excerpt_before = known->second[line - 2];
  }
}

/// What is left of a folder when it was judged.
struct Judged {
  std::vector<model::Finding> findings;
  std::size_t files = 0;
  std::vector<JudgedText> texts;  // of these files, where something is to be mended in them
};

std::vector<model::Finding> judge(const SqlFileGroup& group, const LintOptions& options) {
  lint::Settings settings = lint_settings(group.framework, group.tool, options.sql, severities_of(options.config));
  if (options.runner) use_runner(settings, *options.runner);
  std::vector<model::Finding> findings = lint::lint(group.migrations, settings, sql_rule_book());
  std::erase_if(findings, [&](const model::Finding& finding) { return is_ignored(options.config, finding); });
  add_excerpts(group, findings);
  return findings;
}

Judged judge(const SqlFolder& folder, const LintOptions& options) {
  SqlFileGroup group = read_sql_folder(folder, options.files);
  Judged judged{.findings = judge(group, options), .files = 0, .texts = {}};
  for (lint::Migration& migration : group.migrations) {
    if (!migration.is_new) continue;
    ++judged.files;
    if (options.fixing == Fixing::kNone) continue;
    judged.texts.push_back({migration.path, migration.path, std::move(migration.text)});
  }
  return judged;
}

/// What is found in each folder. A folder is read when it is judged and forgotten then, so that memory goes with the
/// largest and not with all. That one is begun first, so that no processor is left alone with it at the end.
std::vector<Judged> judge_all(const LintOptions& options) {
  const std::vector<SqlFolder> folders = find_sql_folders(options.files);
  std::vector<std::size_t> order(folders.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return folders[a].file_count > folders[b].file_count; });
  std::vector<Judged> judged(folders.size());
  base::for_each_index(order.size(), 1,
                       [&](std::size_t turn) { judged[order[turn]] = judge(folders[order[turn]], options); });
  return judged;
}

}  // namespace

std::vector<Choice> runner_choices() {
  return {{"drizzle", "all pending files in one transaction, split at --> statement-breakpoint"},
          {"plain", "each file in a transaction"},
          {"psql", "statement by statement"},
          {"flyway", "each file in a transaction, but for those of CONCURRENTLY alone"},
          {"golang-migrate", "each file in one piece, which is a transaction when it has several statements"},
          {"prisma", "the same"},
          {"goose", "the part below -- +goose Up"},
          {"dbmate", "the part below -- migrate:up"},
          {"sql-migrate", "the part below -- +migrate Up"}};
}

std::vector<Choice> preset_choices() {
  return {{"recommended", "errors are what fails or loses data (default)"},
          {"zero-downtime", "what blocks, rewrites or breaks the running release too"},
          {"strict", "every finding"}};
}

ExitStatus run_lint(const Arguments& arguments, Surroundings& surroundings) {
  if (arguments.has("stats-query")) {
    surroundings.out << kStatsQuery;
    return kNothingWrong;
  }
  LintOptions options = read_lint_options(arguments);
  const auto& words = options.files.words;
  if (std::find(words.begin(), words.end(), "-") != words.end()) {
    options.files.stdin_text.assign(std::istreambuf_iterator<char>(std::cin), {});
  }
  report::Report report;
  std::vector<JudgedText> texts;
  for (Judged& judged : judge_all(options)) {
    std::move(judged.findings.begin(), judged.findings.end(), std::back_inserter(report.findings));
    std::move(judged.texts.begin(), judged.texts.end(), std::back_inserter(texts));
    report.checked += judged.files;
  }
  if (options.fixing != Fixing::kNone) {
    const bool is_any = show_fixes(texts, report.findings, options.fixing, surroundings);
    return is_any ? kFindings : kNothingWrong;
  }
  write_report(report, options.report, {"", "lockstep lint --verbose"}, surroundings.out);
  return report::fails(report, options.report.fail_on) ? kFindings : kNothingWrong;
}

}  // namespace lockstep::commands

#include "commands/sql_lint.h"

#include <algorithm>
#include <set>

#include "commands/rule_texts.h"

namespace lockstep::commands {
namespace {

lint::Preset preset_named(std::string_view word) {
  for (const auto preset : {lint::Preset::kZeroDowntime, lint::Preset::kStrict}) {
    if (lint::name_of(preset) == word) return preset;
  }
  return lint::Preset::kRecommended;
}

/// What a program stands for: it may have done anything, and so may a procedure.
constexpr std::string_view kAnything = "CALL anything();";

lint::Migration read_migration(const git::Tree& tree, const model::Migration& migration) {
  return {.path = migration.path,
          .name = migration.name,
          .text = migration.is_program ? std::string(kAnything) : tree.read(migration.blob, migration.path),
          .scope = scope_of(tree, migration)};
}

bool is_readable(const model::Migration& migration) {
  return migration.mode == model::FileMode::kRegular || migration.mode == model::FileMode::kExecutable;
}

/// The migrations before `end` that are none of `left_out`, as what has already run.
std::vector<lint::Migration> history(const rules::ProjectChange& change,
                                     const std::vector<const model::Migration*>& order, const model::Migration* end,
                                     const std::vector<const model::Migration*>& left_out) {
  std::vector<lint::Migration> migrations;
  for (const model::Migration* migration : order) {
    if (migration == end) break;
    const bool is_left_out = std::find(left_out.begin(), left_out.end(), migration) != left_out.end();
    if (!is_left_out && is_readable(*migration)) migrations.push_back(read_migration(change.after_tree, *migration));
  }
  return migrations;
}

void add_new(std::vector<lint::Migration>& migrations, const rules::ProjectChange& change,
             const model::Migration& migration) {
  if (!is_readable(migration)) return;
  migrations.push_back(read_migration(change.after_tree, migration));
  migrations.back().is_new = !migration.is_program;
}

void use_tool(lint::Settings& settings, layout::Tool tool) {
  switch (tool) {
    case layout::Tool::kFolders:
      return;
    case layout::Tool::kFlyway:
      settings.runner = lint::Runner::kFlyway;
      return;
    case layout::Tool::kPrisma:
      settings.scope = replay::TransactionScope::kPerChunk;
      return;
    case layout::Tool::kUpAndDown:
      settings.runner = lint::Runner::kUnknown;
      settings.scope = replay::TransactionScope::kPerChunk;
      return;
    case layout::Tool::kUnknown:
      settings.runner = lint::Runner::kUnknown;
      return;
  }
}

/// What no entry of the journal names is judged behind all others, where it never runs: what it would meet there says
/// nothing.
void drop_conflicts_of_orphans(const rules::ProjectChange& change, std::vector<model::Finding>& findings) {
  if (!change.after.journal || !change.after.journal->problems.empty()) return;
  std::set<std::string_view> orphans;
  for (const model::Migration* migration : introduced(change)) {
    if (!migration->journal_position) orphans.insert(migration->path);
  }
  std::erase_if(findings, [&](const model::Finding& finding) {
    return finding.rule == "schema-conflict" && orphans.contains(finding.location.path);
  });
}

void append(std::vector<model::Finding>& findings, std::vector<model::Finding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(findings));
}

}  // namespace

lint::Settings lint_settings(model::Framework framework, layout::Tool tool, const config::SqlConfig& sql,
                             const rules::Severities& severities) {
  lint::Settings settings;
  if (framework == model::Framework::kDrizzle || framework == model::Framework::kDrizzleFolders) {
    settings.runner = lint::Runner::kDrizzle;
    settings.splitting = sql::Splitting::kBreakpoints;
    settings.scope = replay::TransactionScope::kAllMigrations;
  } else {
    use_tool(settings, tool);
  }
  if (sql.preset) settings.preset = preset_named(*sql.preset);
  if (sql.postgres_major) settings.postgres_major = *sql.postgres_major;
  settings.runner_sets_lock_timeout = sql.runner_sets_lock_timeout.value_or(false);
  for (const auto& [name, table] : sql.tables) {
    if (table.rows) settings.table_rows[name] = *table.rows;
    if (table.preset) settings.table_presets[name] = preset_named(*table.preset);
  }
  settings.rules = severities;
  return settings;
}

std::optional<replay::TransactionScope> scope_of(const git::Tree& tree, const model::Migration& migration) {
  if (!layout::is_without_transaction(tree, migration)) return std::nullopt;
  // diesel sends the file in one piece, Flyway statement by statement.
  const bool is_in_one_piece = migration.path.ends_with("/up.sql");
  return is_in_one_piece ? replay::TransactionScope::kPerChunk : replay::TransactionScope::kPerStatement;
}

LintedChange lint_change(const rules::ProjectChange& change, const lint::Settings& settings) {
  if (change.is_whole) return {};
  const std::vector<const model::Migration*> order = model::in_order_of_running(change.after);
  const lint::RuleBook book = sql_rule_book();
  LintedChange linted;
  const std::vector<const model::Migration*>& added = change.difference.introduced;
  if (!change.difference.added.empty()) {
    std::vector<lint::Migration> migrations = history(change, order, nullptr, added);
    for (const model::Migration* migration : order) {
      const bool is_added = std::find(change.difference.added.begin(), change.difference.added.end(), migration) !=
                            change.difference.added.end();
      if (is_added) add_new(migrations, change, *migration);
    }
    if (!change.schema.differences.empty()) linted.built.emplace();
    append(linted.findings, lint::lint(migrations, settings, book, linted.built ? &*linted.built : nullptr));
  }
  for (const rules::MigrationPair& edited : change.difference.edited) {
    if (edited.after->is_program) continue;
    std::vector<lint::Migration> migrations = history(change, order, edited.after, added);
    add_new(migrations, change, *edited.after);
    append(linted.findings, lint::lint(migrations, settings, book));
  }
  drop_conflicts_of_orphans(change, linted.findings);
  return linted;
}

}  // namespace lockstep::commands

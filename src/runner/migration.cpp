#include "runner/migration.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "base/text.h"
#include "runner/content_hash.h"
#include "sql/chunks.h"

namespace lockstep::runner {
namespace {

std::string read(const git::Tree& tree, const std::string& path) {
  const std::optional<git::Entry> entry = tree.find(path);
  if (!entry) throw base::Error(path + " is missing", "git status");
  if (entry->mode == model::FileMode::kSymlink || entry->mode == model::FileMode::kSubmodule) {
    throw base::Error(path + " is no file of its own, so what it says depends on the checkout",
                      "put the SQL itself there");
  }
  return tree.read(entry->id, path);
}

sql::Span whole(std::string_view text) {
  if (text.size() > 0xFFFF'FFFEU) throw base::Error("a migration of 4 GiB or more cannot be run", "split it");
  return {0, static_cast<std::uint32_t>(text.size())};
}

/// As String.split does it: the mark counts wherever it stands.
std::vector<sql::Span> drizzle_messages(std::string_view text) {
  std::vector<sql::Span> messages;
  std::uint32_t begin = 0;
  for (std::size_t mark = text.find(sql::kBreakpoint); mark != std::string_view::npos;
       mark = text.find(sql::kBreakpoint, begin)) {
    messages.push_back({begin, static_cast<std::uint32_t>(mark)});
    begin = static_cast<std::uint32_t>(mark + sql::kBreakpoint.size());
  }
  messages.push_back({begin, whole(text).end});
  return messages;
}

/// The script of a file with the marks of goose, dbmate or sql-migrate, whose other parts are the other direction.
Script marked_script(std::string path, std::string text, sql::Splitting splitting, sql::Direction direction) {
  Script script{std::move(path), std::move(text), {}, false};
  for (const sql::Chunk& chunk : sql::cut_chunks(script.text, splitting).chunks) {
    if (chunk.direction != direction) continue;
    script.messages.push_back(chunk.span);
    script.wants_no_transaction = script.wants_no_transaction || chunk.no_transaction;
  }
  return script;
}

Script plain_script(std::string path, std::string text) {
  Script script{std::move(path), std::move(text), {}, false};
  script.messages.push_back(whole(script.text));
  return script;
}

void read_plain(const git::Tree& tree, const model::Migration& source, Migration& migration) {
  std::string text = read(tree, source.path);
  const auto splitting = sql::splitting_of_marks(text);
  if (splitting) {
    migration.down = marked_script(source.path, text, *splitting, sql::Direction::kDown);
    if (migration.down->messages.empty()) migration.down.reset();
    migration.up = marked_script(source.path, std::move(text), *splitting, sql::Direction::kUp);
  } else {
    migration.up = plain_script(source.path, std::move(text));
  }
  if (!source.down_path.empty()) migration.down = plain_script(source.down_path, read(tree, source.down_path));
}

/// The time in a folder's name, YYYYMMDDHHMMSS in UTC, as drizzle-kit 1.x has it.
std::int64_t time_of(std::string_view digits) {
  const auto number = [&](std::size_t at, std::size_t count) {
    return static_cast<int>(base::parse_number(digits.substr(at, count)).value_or(0));
  };
  const std::chrono::sys_days day = std::chrono::year(number(0, 4)) / number(4, 2) / number(6, 2);
  const auto time = day.time_since_epoch() + std::chrono::hours(number(8, 2)) + std::chrono::minutes(number(10, 2)) +
                    std::chrono::seconds(number(12, 2));
  return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

Migration read_one(const git::Tree& tree, const model::MigrationSet& set, const model::Migration& source,
                   model::Framework framework) {
  Migration migration;
  migration.name = source.name;
  if (framework == model::Framework::kNumbered) {
    read_plain(tree, source, migration);
  } else {
    migration.up = {source.path, read(tree, source.path), {}, false};
    migration.up.messages = drizzle_messages(migration.up.text);
    if (!source.down_path.empty()) migration.down = plain_script(source.down_path, read(tree, source.down_path));
    const bool is_classic = framework == model::Framework::kDrizzle;
    migration.created_at_ms =
        is_classic ? set.journal->entries.at(*source.journal_position).when_ms : time_of(source.number);
  }
  migration.hash = content_hash(migration.up.text);
  return migration;
}

/// What Drizzle's migrator stumbles over before it runs anything.
void require_readable(const model::Project& project, const model::MigrationSet& set) {
  if (project.framework != model::Framework::kDrizzle) return;
  if (!set.journal) {
    throw base::Error(project.migrations_folder + "/meta/_journal.json is missing, and drizzle runs what it names",
                      "lockstep check --all");
  }
  if (!set.journal->problems.empty()) {
    throw base::Error(set.journal->path + " cannot be read: " + set.journal->problems.front().what,
                      "lockstep check --all");
  }
  for (const model::JournalEntry& entry : set.journal->entries) {
    const bool has_file = std::any_of(set.migrations.begin(), set.migrations.end(),
                                      [&](const model::Migration& one) { return one.name == entry.tag; });
    if (has_file) continue;
    throw base::Error(set.journal->path + " names " + entry.tag + ", which has no file", "lockstep check --all");
  }
}

}  // namespace

std::string_view text_of(const Script& script, sql::Span span) {
  return std::string_view(script.text).substr(span.begin, span.end - span.begin);
}

std::vector<Migration> read_migrations(const git::Tree& tree, const model::Project& project,
                                       const model::MigrationSet& set) {
  require_readable(project, set);
  std::vector<Migration> migrations;
  for (const model::Migration* source : model::in_order_of_running(set)) {
    const bool is_orphan = project.framework == model::Framework::kDrizzle && !source->journal_position;
    if (!is_orphan && !source->is_program) migrations.push_back(read_one(tree, set, *source, project.framework));
  }
  return migrations;
}

}  // namespace lockstep::runner

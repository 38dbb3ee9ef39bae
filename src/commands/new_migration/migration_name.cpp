#include "commands/new_migration/migration_name.h"

#include <algorithm>
#include <ctime>

#include "base/text.h"
#include "layout/names.h"
#include "layout/tool.h"
#include "sql/chunks.h"

namespace lockstep::commands::new_migration {
namespace {

using model::SchemaDifference;

constexpr std::size_t kLongestName = 80;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view verb_of(const SchemaDifference& difference) {
  const bool is_table = difference.name.empty() && difference.object == model::ObjectKind::kTable;
  switch (difference.kind) {
    case SchemaDifference::Kind::kAdded:
      if (!difference.renamed_from.empty()) return "rename";
      return is_table ? "create" : "add";
    case SchemaDifference::Kind::kRemoved:
      return "drop";
    case SchemaDifference::Kind::kChanged:
      return "change";
  }
  return "change";
}

std::string utc(std::int64_t now_ms, const char* format) {
  const std::time_t seconds = now_ms / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[32];
  return std::string(text, std::strftime(text, sizeof text, format, &parts));
}

/// The digits plus one, as wide as they are.
std::string after_number(std::string digits) {
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return digits;
    }
    *digit = '0';
  }
  return "1" + digits;
}

/// The number of the next migration: a time where the last one has a time, never one that sorts before it.
std::string next_number(const std::string& last, std::int64_t now_ms) {
  constexpr std::size_t kSeconds = 10;
  constexpr std::size_t kDayAndMinute = 12;
  constexpr std::size_t kMilliseconds = 13;
  constexpr std::size_t kDayAndSecond = 14;
  std::string now;
  if (last.size() == kSeconds) now = std::to_string(now_ms / 1000);
  if (last.size() == kMilliseconds) now = std::to_string(now_ms);
  if (last.size() == kDayAndMinute) now = utc(now_ms, "%Y%m%d%H%M");
  if (last.size() >= kDayAndSecond) now = utc(now_ms, "%Y%m%d%H%M%S") + std::string(last.size() - kDayAndSecond, '0');
  return model::number_less(last, now) ? now : after_number(last);
}

/// What stands before the name in the name of a migration: "0010_", "V12__", "2026-04-09-114747-0000_".
std::string prefix_of(const std::string& name, layout::Tool tool) {
  const std::size_t digit = name.find_first_of("0123456789");
  const std::size_t end = name.find_first_not_of("0123456789-.", digit);
  if (digit == std::string::npos || end == std::string::npos) return "";
  std::size_t begin = end;
  const std::size_t separator = tool == layout::Tool::kFlyway ? 2 : 1;
  if (name[begin] == '_') begin += separator;
  return name.substr(0, begin);
}

/// The prefix with another number in it.
std::string next_prefix(const model::Migration& last, layout::Tool tool, std::int64_t now_ms) {
  std::string prefix = prefix_of(last.name, tool);
  std::string digits;
  std::copy_if(prefix.begin(), prefix.end(), std::back_inserter(digits), is_digit);
  const std::string number = next_number(last.number.empty() ? digits : last.number, now_ms);
  if (digits.size() == number.size()) {
    auto next = number.begin();
    for (char& c : prefix) {
      if (is_digit(c)) c = *next++;
    }
    return prefix;
  }
  const std::size_t begin = prefix.find_first_of("0123456789");
  const std::size_t end = prefix.find_last_of("0123456789") + 1;
  return begin == std::string::npos ? number + "_" : prefix.substr(0, begin) + number + prefix.substr(end);
}

std::string template_like(std::string_view text) {
  switch (sql::splitting_of_marks(text).value_or(sql::Splitting::kWholeFile)) {
    case sql::Splitting::kGoose:
      return "-- +goose Up\n\n-- +goose Down\n";
    case sql::Splitting::kDbmate:
      return "-- migrate:up\n\n-- migrate:down\n";
    case sql::Splitting::kSqlMigrate:
      return "-- +migrate Up\n\n-- +migrate Down\n";
    default:
      return "";
  }
}

}  // namespace

std::string suggested_name(const std::vector<SchemaDifference>& differences) {
  if (differences.empty()) return "";
  const SchemaDifference& first = differences.front();
  const bool is_one_relation = std::all_of(differences.begin(), differences.end(),
                                           [&](const auto& one) { return one.relation == first.relation; });
  std::string name = std::string(verb_of(first)) + " " + first.relation;
  if (differences.size() == 1 && !first.name.empty()) name += " " + first.name;
  if (differences.size() > 1 && is_one_relation) name = "change " + first.relation;
  return as_name(name);
}

std::string as_name(std::string_view typed) {
  std::string name;
  for (const char c : base::lower_ascii(base::trim(typed))) {
    const bool is_kept = (c >= 'a' && c <= 'z') || is_digit(c) || c == '_';
    const bool is_gap = std::string_view(" -./\t").find(c) != std::string_view::npos;
    if (is_kept) name += c;
    if (is_gap && !name.empty() && name.back() != '_') name += '_';
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return name;
}

std::optional<std::string> complaint_about(std::string_view name, const model::MigrationSet& set) {
  if (as_name(name).empty()) return "a name of letters, digits and _, such as add_users_age";
  if (as_name(name).size() > kLongestName) return "a name of at most " + std::to_string(kLongestName) + " characters";
  const std::string end = "_" + as_name(name);
  const auto same = std::find_if(set.migrations.begin(), set.migrations.end(), [&](const model::Migration& one) {
    return one.name.size() > end.size() && one.name.ends_with(end) &&
           std::all_of(one.name.begin(), one.name.end() - static_cast<std::ptrdiff_t>(end.size()),
                       [](char c) { return is_digit(c) || c == 'V' || c == '_' || c == '-' || c == '.'; });
  });
  if (same != set.migrations.end()) return same->name + " has that name already";
  return std::nullopt;
}

std::vector<NewFile> plain_files(const git::Tree& tree, const model::Project& project, const model::MigrationSet& set,
                                 const std::string& name, std::int64_t now_ms) {
  const auto in = [&](const std::string& file) { return layout::path_in(project.migrations_folder, file); };
  if (set.migrations.empty()) return {{in("0001_" + name + ".sql"), ""}};
  const model::Migration& last = set.migrations.back();
  const layout::Tool tool = layout::tool_of(set);
  const std::string stem = next_prefix(last, tool, now_ms) + name;
  const auto like = [&](const std::string& path) {
    return base::replace_all(std::string(layout::path_within(project.migrations_folder, path)), last.name, stem);
  };
  std::vector<NewFile> files{{in(like(last.path)), template_like(tree.read(last.blob, last.path))}};
  const auto with_down = std::find_if(set.migrations.rbegin(), set.migrations.rend(),
                                      [](const model::Migration& one) { return !one.down_path.empty(); });
  if (with_down != set.migrations.rend()) {
    const std::string down(layout::path_within(project.migrations_folder, with_down->down_path));
    files.push_back({in(base::replace_all(down, with_down->name, stem)), ""});
  }
  return files;
}

}  // namespace lockstep::commands::new_migration

#include "fixture.h"

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"

namespace lockstep::sql_rules_tests {
namespace {

constexpr std::string_view kChange = "-- the change:";
constexpr std::string_view kNext = "-- the next migration:";
constexpr std::string_view kExpect = "-- expect:";

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> items;
  for (const std::string_view item : base::split(text, ',')) {
    if (!base::trim(item).empty()) items.emplace_back(base::trim(item));
  }
  return items;
}

void set_runner(lint::Settings& settings, std::string_view name, const std::string& where) {
  if (name == "drizzle") {
    settings.runner = lint::Runner::kDrizzle;
    settings.splitting = sql::Splitting::kBreakpoints;
    settings.scope = replay::TransactionScope::kAllMigrations;
  } else if (name == "psql") {
    settings.runner = lint::Runner::kPsql;
    settings.scope = replay::TransactionScope::kPerStatement;
  } else if (name == "golang-migrate") {
    settings.runner = lint::Runner::kUnknown;
    settings.scope = replay::TransactionScope::kPerChunk;
  } else if (name == "flyway") {
    settings.runner = lint::Runner::kFlyway;
  } else if (name == "unknown") {
    settings.runner = lint::Runner::kUnknown;
  } else if (name != "plain") {
    throw base::Error(where + ": no runner " + std::string(name));
  }
}

void set_splitting(lint::Settings& settings, std::string_view name, const std::string& where) {
  if (name == "goose") {
    settings.splitting = sql::Splitting::kGoose;
  } else if (name == "dbmate") {
    settings.splitting = sql::Splitting::kDbmate;
  } else {
    throw base::Error(where + ": no splitting " + std::string(name));
  }
}

void set_preset(lint::Settings& settings, std::string_view name, const std::string& where) {
  for (const auto preset : {lint::Preset::kRecommended, lint::Preset::kZeroDowntime, lint::Preset::kStrict}) {
    if (lint::name_of(preset) != name) continue;
    settings.preset = preset;
    return;
  }
  throw base::Error(where + ": no preset " + std::string(name));
}

void set_rows(lint::Settings& settings, std::string_view list, const std::string& where) {
  for (const std::string& item : list_of(list)) {
    const std::size_t sign = item.find('=');
    const auto rows = sign == std::string::npos ? std::nullopt : base::parse_number(item.substr(sign + 1));
    if (!rows) throw base::Error(where + ": rows are written as table=number");
    settings.table_rows[item.substr(0, sign)] = static_cast<std::int64_t>(*rows);
  }
}

/// Whether the line is one of settings.
bool read_setting(std::string_view line, lint::Settings& settings, const std::string& where) {
  const std::size_t colon = line.find(": ");
  if (!line.starts_with("-- ") || colon == std::string_view::npos) return false;
  const std::string_view name = line.substr(3, colon - 3);
  const std::string_view value = base::trim(line.substr(colon + 2));
  if (name == "runner") {
    set_runner(settings, value, where);
  } else if (name == "preset") {
    set_preset(settings, value, where);
  } else if (name == "rows") {
    set_rows(settings, value, where);
  } else if (name == "splitting") {
    set_splitting(settings, value, where);
  } else if (name == "postgres") {
    const auto major = base::parse_number(value);
    if (!major) throw base::Error(where + ": postgres is a number");
    settings.postgres_major = static_cast<int>(*major);
  } else {
    return false;
  }
  return true;
}

}  // namespace

Fixture read_fixture(const std::string& path) {
  Fixture fixture;
  fixture.path = path;
  fixture.rule = std::filesystem::path(path).parent_path().filename().string();
  const std::string text = base::read_file(path, std::size_t{1} << 20);
  const bool has_history = base::contains(text, kChange);
  const auto begin_migration = [&](bool is_new, std::size_t line) {
    const std::string name = "000" + std::to_string(fixture.migrations.size());
    fixture.migrations.push_back({path, name, std::string(line, '\n'), is_new});
  };
  begin_migration(!has_history, 0);
  std::size_t number = 0;
  for (const std::string_view line : base::split_lines(text)) {
    ++number;
    const std::string where = path + ":" + std::to_string(number);
    std::string& migration = fixture.migrations.back().text;
    if (line == kChange || line == kNext) {
      begin_migration(line == kChange || fixture.migrations.back().is_new, number);
      continue;
    }
    if (base::trim(migration).empty() && read_setting(line, fixture.settings, where)) {
      migration += '\n';
      continue;
    }
    const std::size_t mark = line.find(kExpect);
    if (mark != std::string_view::npos) {
      for (const std::string& rule : list_of(line.substr(mark + kExpect.size()))) {
        fixture.expected.push_back(std::to_string(number) + " " + rule);
      }
    }
    migration += std::string(line.substr(0, mark)) + "\n";
  }
  std::sort(fixture.expected.begin(), fixture.expected.end());
  return fixture;
}

}  // namespace lockstep::sql_rules_tests

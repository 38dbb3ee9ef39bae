#include "case_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "sql/parse.h"

namespace lockstep::lint_truth {
namespace {

std::optional<std::string> value_after(std::string_view line, std::string_view key) {
  const std::string start = "-- " + std::string(key) + ": ";
  if (!line.starts_with(start)) return std::nullopt;
  return std::string(base::trim(line.substr(start.size())));
}

/// Cuts the last statement off.
void split_last(Case& one, const std::string& common, const std::string& text) {
  const sql::ParsedFile parsed = sql::parse_file(text, sql::Splitting::kWholeFile);
  std::uint32_t last = 0;
  for (const sql::Statement& statement : parsed.statements) last = std::max(last, statement.span.begin);
  for (const sql::Problem& problem : parsed.problems) last = std::max(last, problem.statement.begin);
  one.common = common;
  one.preparation = base::trim(std::string_view(text).substr(0, last));
  one.statement = base::trim(std::string_view(text).substr(last));
  while (one.statement.ends_with(';')) one.statement.pop_back();
}

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
  constexpr std::size_t kLargest = 1 << 20;
  const std::string text = base::read_file(path, kLargest);
  std::vector<Case> cases;
  std::string common;
  std::string body;
  int line_number = 0;
  for (const std::string_view line : base::split_lines(text)) {
    ++line_number;
    if (const auto name = value_after(line, "case")) {
      if (cases.empty()) {
        common = body;
      } else {
        split_last(cases.back(), common, body);
      }
      body.clear();
      Case& one = cases.emplace_back();
      one.file = std::filesystem::path(path).filename();
      one.line = line_number;
      one.name = *name;
    } else if (const auto since = value_after(line, "since"); since && !cases.empty()) {
      cases.back().since = std::atoi(since->c_str());
    } else if (const auto until = value_after(line, "until"); until && !cases.empty()) {
      cases.back().until = std::atoi(until->c_str());
    } else if (const auto blocker = value_after(line, "while"); blocker && !cases.empty()) {
      cases.back().blocker = *blocker;
    } else if (const auto seen = value_after(line, "shows"); seen && !cases.empty()) {
      cases.back().shows.push_back(*seen);
    } else {
      body += std::string(line) + "\n";
    }
  }
  if (cases.empty()) throw base::Error(path + " has no cases");
  split_last(cases.back(), common, body);
  return cases;
}

}  // namespace lockstep::lint_truth

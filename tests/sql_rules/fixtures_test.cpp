#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <regex>
#include <set>

#include "base/files.h"
#include "base/text.h"
#include "fixture.h"
#include "sql_rules/registry.h"

// Every rule of SQL against its fixtures, and that none lacks them or its page.
namespace lockstep::sql_rules_tests {
namespace {

namespace fs = std::filesystem;

const fs::path kFixtures = LOCKSTEP_SOURCE_DIR "/tests/sql_rules";
const fs::path kPages = LOCKSTEP_SOURCE_DIR "/docs/rules";

std::vector<std::string> fixture_paths() {
  std::vector<std::string> paths;
  for (const auto& folder : fs::directory_iterator(kFixtures)) {
    if (!folder.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(folder)) {
      if (file.path().extension() == ".sql") paths.push_back(file.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string test_name(const std::string& path) {
  std::string name = fs::path(path).parent_path().filename().string() + "_" + fs::path(path).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

std::vector<model::Finding> findings_of(Fixture& fixture) {
  const lint::RuleBook book{sql_rules::all_rules(), {}};
  const lint::Rule* rule = lint::find_rule(book, fixture.rule);
  if (rule == nullptr) throw std::runtime_error("no rule has the name of the folder: " + fixture.rule);
  if (lint::severity_of(rule->hazard, fixture.settings.preset) == model::Severity::kOff) {
    fixture.settings.rules[std::string(rule->id)] = model::Severity::kWarning;
  }
  return lint::lint(fixture.migrations, fixture.settings, book);
}

class SqlRule : public testing::TestWithParam<std::string> {};

TEST_P(SqlRule, FindsExactlyWhatItsFixtureExpects) {
  Fixture fixture = read_fixture(GetParam());
  std::vector<std::string> found;
  std::string shown;
  for (const model::Finding& finding : findings_of(fixture)) {
    found.push_back(std::to_string(finding.location.line) + " " + finding.rule);
    shown += "  " + found.back() + ": " + finding.message + "\n" + finding.help + "\n";
    EXPECT_FALSE(finding.message.empty());
    EXPECT_FALSE(finding.message.ends_with('.')) << finding.message;
  }
  std::sort(found.begin(), found.end());
  EXPECT_EQ(base::join(found, "\n"), base::join(fixture.expected, "\n")) << fixture.path << "\n" << shown;
}

TEST_P(SqlRule, IsNamedGoodOrBadByWhatItExpects) {
  const Fixture fixture = read_fixture(GetParam());
  const std::string name = fs::path(fixture.path).filename().string();
  const bool expects_it = std::any_of(fixture.expected.begin(), fixture.expected.end(),
                                      [&](const std::string& line) { return line.ends_with(" " + fixture.rule); });
  EXPECT_TRUE(expects_it ? name.starts_with("bad") : name.starts_with("good")) << fixture.path;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, SqlRule, testing::ValuesIn(fixture_paths()),
                         [](const auto& test) { return test_name(test.param); });

/// With every run of white space as one space, so that a page may break lines where it likes.
std::string collapsed(const std::string& text) {
  return std::regex_replace(text, std::regex(R"(\s+)"), " ");
}

class EverySqlRule : public testing::TestWithParam<const lint::Rule*> {};

TEST_P(EverySqlRule, HasAPageAndABadAndAGoodFixture) {
  const std::string id(GetParam()->id);
  EXPECT_TRUE(fs::exists(kPages / (id + ".md"))) << "docs/rules/" << id << ".md is missing";
  std::set<std::string> kinds;
  for (const std::string& path : fixture_paths()) {
    if (fs::path(path).parent_path().filename() == id) kinds.insert(fs::path(path).filename().string().substr(0, 3));
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"bad", "goo"})) << "tests/sql_rules/" << id;
}

TEST_P(EverySqlRule, HasAPageThatShowsAFindingOfItsFixtures) {
  const std::string id(GetParam()->id);
  const std::string page = collapsed(base::read_file(kPages / (id + ".md"), std::size_t{1} << 20));
  EXPECT_TRUE(page.starts_with("# " + id + " " + std::string(GetParam()->summary) + " ## Problem")) << id;
  std::string shown;
  bool is_shown = false;
  for (const std::string& path : fixture_paths()) {
    if (fs::path(path).parent_path().filename() != id) continue;
    Fixture fixture = read_fixture(path);
    for (const model::Finding& finding : findings_of(fixture)) {
      if (finding.rule != id) continue;
      shown += "  " + finding.message + "\n";
      is_shown = is_shown || base::contains(page, collapsed(finding.message + " [" + finding.rule + "]"));
    }
  }
  EXPECT_TRUE(is_shown) << "docs/rules/" << id << ".md shows none of\n" << shown;
}

INSTANTIATE_TEST_SUITE_P(Registry, EverySqlRule,
                         testing::ValuesIn(sql_rules::all_rules().begin(), sql_rules::all_rules().end()),
                         [](const auto& test) { return test_name("x/" + std::string(test.param->id)).substr(2); });

}  // namespace
}  // namespace lockstep::sql_rules_tests

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <regex>
#include <set>

#include "base/files.h"
#include "base/text.h"
#include "commands/command.h"
#include "commands/rule_texts.h"
#include "judged.h"
#include "rules/rule.h"

namespace lockstep::tests {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = LOCKSTEP_SOURCE_DIR;
constexpr std::size_t kLargestPage = std::size_t{1} << 20;
constexpr std::size_t kColumns = 100;

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (const rules::Rule& rule : rules::all_rules()) ids.emplace_back(rule.id);
  return ids;
}

std::string page_of(std::string_view id) {
  return base::read_file(kRoot + "/docs/rules/" + std::string(id) + ".md", kLargestPage);
}

/// Names in a folder without their extension; `kept` says which.
std::set<std::string> names_in(const std::string& folder, bool (*kept)(const fs::directory_entry&)) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(kRoot + "/" + folder)) {
    if (kept(entry)) names.insert(entry.path().stem());
  }
  return names;
}

std::set<std::string> as_set(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

/// `text` with every run of white space as one space, so that a page may break lines where it likes.
std::string collapsed(std::string_view text) {
  return std::regex_replace(std::string(text), std::regex(R"(\s+)"), " ");
}

/// The finding's first paragraph as a terminal shows it.
std::string as_shown(const model::Finding& finding) {
  const std::string place = expectation(finding);
  const std::string severity = place.substr(0, place.rfind(' '));
  return collapsed(severity + ": " + finding.message + " [" + finding.rule + "]");
}

/// Characters of a UTF-8 text.
std::size_t columns_of(std::string_view line) {
  const auto starts_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), starts_character));
}

TEST(Pages, AreThereForEveryRuleAndForNothingElse) {
  const auto is_page = [](const fs::directory_entry& entry) {
    return entry.path().extension() == ".md" && entry.path().filename() != "README.md";
  };
  std::set<std::string> ids;
  for (const report::RuleText& rule : commands::all_rule_texts()) ids.emplace(rule.id);
  EXPECT_EQ(ids, names_in("docs/rules", is_page));
}

TEST(Pages, HaveTheRegistrysSummaryAndTheFiveHeadings) {
  for (const rules::Rule& rule : rules::all_rules()) {
    const std::string page = page_of(rule.id);
    EXPECT_TRUE(page.starts_with("# " + std::string(rule.id) + "\n\n" + std::string(rule.summary) + "\n\n## Problem\n"))
        << rule.id << ": " << page.substr(0, 200);
    std::size_t from = 0;
    for (const char* heading : {"\n## Problem\n", "\n## Example\n", "\n## What to do\n", "\n## When to suppress\n"}) {
      from = page.find(heading, from);
      ASSERT_NE(from, std::string::npos) << rule.id << " lacks, or has in another order: " << heading;
    }
  }
}

TEST(Pages, FitATerminal) {
  for (const report::RuleText& rule : commands::all_rule_texts()) {
    const std::string id(rule.id);
    const std::string page = page_of(id);
    for (const std::string_view line : base::split_lines(page)) {
      EXPECT_LE(columns_of(line), kColumns) << id << ": " << line;
    }
  }
}

TEST(Pages, AreEmbedded) {
  for (const report::RuleText& rule : commands::all_rule_texts()) EXPECT_EQ(page_of(rule.id), rule.page) << rule.id;
}

TEST(Pages, AreListedInTheReadmeWithSeverityAndSummary) {
  const std::string readme = page_of("README");
  for (const report::RuleText& rule : commands::all_rule_texts()) {
    const std::string id(rule.id);
    const std::string severity = rule.default_severity == model::Severity::kError     ? "error"
                                 : rule.default_severity == model::Severity::kWarning ? "warning"
                                                                                      : "off";
    const std::string row = "| [" + id + "](" + id + ".md) | " + severity + " | " + std::string(rule.summary) + " |";
    EXPECT_TRUE(base::contains(readme, row)) << "docs/rules/README.md lacks the row\n" << row;
  }
}

TEST(Pages, ShowWhatAFixtureReallyGives) {
  const std::vector<Fixture> fixtures = load_fixtures();
  for (const std::string& id : rule_ids()) {
    const std::string page = collapsed(page_of(id));
    const auto is_shown = [&](const Fixture& fixture) {
      if (fixture.rule != id) return false;
      const std::vector<model::Finding> findings = judge(fixture);
      return std::any_of(findings.begin(), findings.end(), [&](const model::Finding& finding) {
        return finding.rule == id && base::contains(page, as_shown(finding)) &&
               base::contains(page, "help: " + collapsed(finding.help));
      });
    };
    EXPECT_TRUE(std::any_of(fixtures.begin(), fixtures.end(), is_shown))
        << "the example of docs/rules/" << id << ".md is no finding of tests/rules/" << id;
  }
}

TEST(Fixtures, AreThereForEveryRuleBadAndGood) {
  const auto is_folder = [](const fs::directory_entry& entry) { return entry.is_directory(); };
  EXPECT_EQ(as_set(rule_ids()), names_in("tests/rules", is_folder));
  std::set<std::string> bad;
  std::set<std::string> good;
  for (const Fixture& fixture : load_fixtures()) {
    const bool reports = std::any_of(fixture.expected.begin(), fixture.expected.end(),
                                     [&](const std::string& line) { return line.ends_with(" " + fixture.rule); });
    EXPECT_EQ(reports, fixture.name.starts_with("bad_")) << fixture.rule << "/" << fixture.name;
    (reports ? bad : good).insert(fixture.rule);
  }
  EXPECT_EQ(as_set(rule_ids()), bad);
  EXPECT_EQ(as_set(rule_ids()), good);
}

TEST(Messages, AreInTheHouseStyle) {
  for (const Fixture& fixture : load_fixtures()) {
    for (const model::Finding& finding : judge(fixture)) {
      const std::string where = fixture.rule + "/" + fixture.name + ": " + finding.message;
      EXPECT_FALSE(finding.message.empty()) << where;
      EXPECT_FALSE(finding.help.empty()) << where;
      for (const std::string& text : {finding.message, finding.help}) {
        EXPECT_FALSE(text.ends_with('.')) << where << "\n" << text;
        EXPECT_FALSE(!text.empty() && text[0] >= 'A' && text[0] <= 'Z') << where << "\n" << text;
      }
    }
  }
}

TEST(Messages, NameOnlyCommandsThatExist) {
  std::set<std::string> known;
  for (const commands::Command& command : commands::all_commands()) known.emplace(command.name);
  const std::regex command(R"(\blockstep ([a-z-]+))");
  for (const Fixture& fixture : load_fixtures()) {
    for (const model::Finding& finding : judge(fixture)) {
      for (std::sregex_iterator match(finding.help.begin(), finding.help.end(), command), end; match != end; ++match) {
        EXPECT_TRUE(known.contains((*match)[1])) << fixture.rule << "/" << fixture.name << ": " << finding.help;
      }
    }
  }
}

}  // namespace
}  // namespace lockstep::tests

// JUnit's XML as Jenkins, GitLab and Azure read it: a suite for each file, a test case for each finding. A case fails
// when its finding fails the check; another finding is told in the output of a case that passes.
#include "report/formats.h"
#include "report/xml.h"

namespace lockstep::report {
namespace {

/// A <testsuite> under construction.
struct Suite {
  std::string name;
  std::string cases = {};
  std::size_t tests = 0;
  std::size_t failures = 0;
};

bool fails_check(const model::Finding& finding, FailOn fail_on) {
  if (fail_on == FailOn::kNever) return false;
  return finding.severity == model::Severity::kError || fail_on == FailOn::kWarning;
}

/// "db/chat.ts:18:3: error: the message" and the help.
std::string case_text(const model::Finding& finding) {
  const model::Location& location = finding.location;
  const std::string place = std::to_string(location.line) + ":" + std::to_string(location.column);
  std::vector<std::string> lines = message_lines(finding);
  lines[0] = location.path + ":" + place + ": " + std::string(severity_name(finding.severity)) + ": " + lines[0];
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + xml_text(line);
  return text;
}

/// Named without its line, so that a later report's reader knows it again.
void add_case(Suite& suite, const model::Finding& finding, FailOn fail_on) {
  suite.cases += "    <testcase" + xml_attribute("name", finding.rule + ": " + finding.message) +
                 xml_attribute("classname", finding.location.path) + xml_attribute("file", finding.location.path) +
                 xml_attribute("line", std::to_string(finding.location.line)) + ">\n";
  ++suite.tests;
  if (fails_check(finding, fail_on)) {
    ++suite.failures;
    suite.cases += "      <failure" + xml_attribute("message", finding.message) + xml_attribute("type", finding.rule) +
                   ">" + case_text(finding) + "</failure>\n";
  } else {
    suite.cases += "      <system-out>" + case_text(finding) + "</system-out>\n";
  }
  suite.cases += "    </testcase>\n";
}

std::vector<Suite> suites_of(const Report& report, FailOn fail_on) {
  std::vector<Suite> suites;
  for (const model::Finding* finding : by_place(report)) {
    if (suites.empty() || suites.back().name != finding->location.path) {
      suites.push_back({.name = finding->location.path});
    }
    add_case(suites.back(), *finding, fail_on);
  }
  // Some readers take a report without a test case for one that went missing.
  if (suites.empty()) suites.push_back({"lockstep", "    <testcase name=\"check\" classname=\"lockstep\"/>\n", 1, 0});
  return suites;
}

std::string counts_attributes(std::size_t tests, std::size_t failures) {
  return xml_attribute("tests", std::to_string(tests)) + xml_attribute("failures", std::to_string(failures)) +
         xml_attribute("errors", "0");
}

}  // namespace

std::string render_junit(const Report& report, const RenderOptions& options) {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::string elements;
  for (const Suite& suite : suites_of(report, options.fail_on)) {
    tests += suite.tests;
    failures += suite.failures;
    elements += "  <testsuite" + xml_attribute("name", suite.name) + counts_attributes(suite.tests, suite.failures) +
                ">\n" + suite.cases + "  </testsuite>\n";
  }
  return std::string(kXmlDeclaration) + "<testsuites name=\"lockstep\"" + counts_attributes(tests, failures) + ">\n" +
         elements + "</testsuites>\n";
}

}  // namespace lockstep::report

// GitLab's Code Quality report, "Code Quality report format" in docs.gitlab.com (2026): a list, in which a reader keeps
// the first of those that share a fingerprint, and paths are from the top of the repository without "./".
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/ascii_json.h"
#include "report/fingerprint.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

using Json = nlohmann::ordered_json;

/// One of info, minor, major, critical and blocker.
std::string_view gitlab_severity(model::Severity severity) {
  return severity == model::Severity::kError ? "major" : "minor";
}

}  // namespace

std::string render_gitlab(const Report& report, const RenderOptions&) {
  const FindingList findings = by_place(report);
  const std::vector<std::string> prints = fingerprints(findings);
  Json issues = Json::array();
  for (std::size_t k = 0; k < findings.size(); ++k) {
    const model::Finding& finding = *findings[k];
    issues.push_back(
        {{"description", base::to_valid_utf8(finding.message)},
         {"check_name", base::to_valid_utf8(finding.rule)},
         {"fingerprint", prints[k]},
         {"severity", gitlab_severity(finding.severity)},
         {"location",
          {{"path", base::to_valid_utf8(finding.location.path)}, {"lines", {{"begin", finding.location.line}}}}}});
  }
  return ascii_json(issues, JsonLayout::kIndented);
}

}  // namespace lockstep::report

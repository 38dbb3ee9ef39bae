// SARIF 2.1.0 (OASIS, errata 01) with what GitHub's code scanning reads of it: one run, the rules that were broken with
// their pages, and a result for each finding.
//
// A finding is known again by the fingerprint `lockstepFinding/v1`. GitHub's own `primaryLocationLineHash` is left to
// its upload action, which computes it from the file and warns of any other value.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/ascii_json.h"
#include "report/columns.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/page_text.h"

namespace lockstep::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A relative reference of RFC 3986 to a path, whatever bytes it has.
std::string uri_of(std::string_view path) {
  constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri;
  for (const char c : path) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += "0123456789ABCDEF"[byte >> 4];
    uri += "0123456789ABCDEF"[byte & 0xF];
  }
  return uri;
}

/// Plain text as a SARIF message, in which "[text](target)" would be a link (section 3.11.6).
std::string message_text(std::string_view bytes) {
  std::string text = base::to_valid_utf8(bytes);
  if (!base::contains(text, "](")) return text;
  text = base::replace_all(std::move(text), "\\", "\\\\");
  return base::replace_all(std::move(text), "[", "\\[");
}

/// A region always has a line, because code scanning shows no result without one. An end in another line has no column:
/// that line is not at hand to count in.
Json region_json(const model::Finding& finding) {
  const model::Location& location = finding.location;
  Json region = {{"startLine", std::max<std::uint32_t>(location.line, 1)}};
  if (const std::optional<Columns> columns = utf16_columns(finding)) {
    region["startColumn"] = columns->begin;
    if (columns->end) region["endColumn"] = *columns->end;
  }
  if (location.end_line > location.line) region["endLine"] = location.end_line;
  return region;
}

Json result_json(const model::Finding& finding, const std::string& fingerprint) {
  const Json file = {{"uri", uri_of(finding.location.path)}, {"uriBaseId", "%SRCROOT%"}};
  const Json place = {{"artifactLocation", file}, {"region", region_json(finding)}};
  Json result;
  result["ruleId"] = base::to_valid_utf8(finding.rule);
  result["level"] = severity_name(finding.severity);
  result["message"] = {{"text", message_text(base::join(message_lines(finding), "\n"))}};
  result["locations"] = Json::array({{{"physicalLocation", place}}});
  result["partialFingerprints"] = {{"lockstepFinding/v1", fingerprint}};
  return result;
}

Json results_json(const FindingList& findings) {
  const std::vector<std::string> prints = fingerprints(findings);
  Json results = Json::array();
  for (std::size_t k = 0; k < findings.size(); ++k) results.push_back(result_json(*findings[k], prints[k]));
  return results;
}

Json rule_json(const RuleText& rule) {
  Json json;
  json["id"] = rule.id;
  json["shortDescription"] = {{"text", rule.summary}};
  json["fullDescription"] = {{"text", rule.summary}};  // code scanning asks for it
  json["help"] = {{"text", page_as_text(rule.page)}, {"markdown", rule.page}};
  json["defaultConfiguration"] = {{"level", severity_name(rule.default_severity)}};
  return json;
}

/// The rules that were broken. Those of the whole registry would be most of the file.
Json rules_json(const FindingList& findings, std::span<const RuleText> rules) {
  Json broken = Json::array();
  for (const RuleText& rule : rules) {
    const bool is_broken = std::any_of(findings.begin(), findings.end(),
                                       [&](const model::Finding* finding) { return finding->rule == rule.id; });
    if (is_broken) broken.push_back(rule_json(rule));
  }
  return broken;
}

/// The run itself, and what was left out of it.
Json invocation_json(const Report& report) {
  Json invocation = {{"executionSuccessful", true}};
  for (const std::string& note : report.notes) {
    invocation["toolExecutionNotifications"].push_back(
        {{"level", "note"}, {"message", {{"text", message_text(note)}}}});
  }
  return invocation;
}

}  // namespace

std::string render_sarif(const Report& report, const RenderOptions& options) {
  const FindingList findings = by_place(report);
  const Json driver = {
      {"name", "lockstep"}, {"version", options.version}, {"rules", rules_json(findings, options.rules)}};
  Json run;
  run["tool"] = {{"driver", driver}};
  run["columnKind"] = "utf16CodeUnits";
  run["originalUriBaseIds"] = {{"%SRCROOT%", {{"description", {{"text", "the top of the repository"}}}}}};
  run["invocations"] = Json::array({invocation_json(report)});
  run["results"] = results_json(findings);
  const Json log = {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  return ascii_json(log, JsonLayout::kIndented);
}

}  // namespace lockstep::report

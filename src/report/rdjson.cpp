// The Reviewdog Diagnostic Format, message DiagnosticResult of proto/rdf/reviewdog.proto in reviewdog/reviewdog. Its
// columns count bytes of UTF-8 and its ends are exclusive, as ours.
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/ascii_json.h"
#include "report/columns.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

using Json = nlohmann::ordered_json;

Json range_json(const model::Finding& finding) {
  const model::Location& location = finding.location;
  const std::optional<Columns> columns = byte_columns(finding);
  if (!columns) return {{"start", {{"line", location.line}}}};
  Json range = {{"start", {{"line", location.line}, {"column", columns->begin}}}};
  if (columns->end) range["end"] = {{"line", location.line}, {"column", *columns->end}};
  if (location.end_line > location.line) {
    range["end"] = {{"line", location.end_line}, {"column", std::max<std::uint32_t>(location.end_column, 1)}};
  }
  return range;
}

Json diagnostic_json(const model::Finding& finding) {
  return {{"message", base::to_valid_utf8(base::join(message_lines(finding), "\n"))},
          {"location", {{"path", base::to_valid_utf8(finding.location.path)}, {"range", range_json(finding)}}},
          {"severity", finding.severity == model::Severity::kError ? "ERROR" : "WARNING"},
          {"code", {{"value", base::to_valid_utf8(finding.rule)}}}};
}

}  // namespace

std::string render_rdjson(const Report& report, const RenderOptions&) {
  Json json;
  json["source"] = {{"name", "lockstep"}};
  json["diagnostics"] = Json::array();
  for (const model::Finding* finding : by_place(report)) json["diagnostics"].push_back(diagnostic_json(*finding));
  return ascii_json(json, JsonLayout::kIndented);
}

}  // namespace lockstep::report

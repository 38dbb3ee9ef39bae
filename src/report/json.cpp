#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/ascii_json.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

using Json = nlohmann::ordered_json;

std::string hexadecimal(std::string_view bytes) {
  std::string digits;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    digits += "0123456789abcdef"[value >> 4];
    digits += "0123456789abcdef"[value & 0xF];
  }
  return digits;
}

Json finding_json(const model::Finding& finding) {
  const model::Location& location = finding.location;
  Json json;
  json["rule"] = base::to_valid_utf8(finding.rule);
  json["severity"] = severity_name(finding.severity);
  json["project"] = base::to_valid_utf8(finding.project);
  json["path"] = base::to_valid_utf8(location.path);
  if (!base::is_valid_utf8(location.path)) json["path_bytes_hex"] = hexadecimal(location.path);
  json["line"] = location.line;
  json["column"] = location.column;
  json["end_line"] = location.end_line;
  json["end_column"] = location.end_column;
  json["message"] = base::to_valid_utf8(finding.message);
  json["help"] = base::to_valid_utf8(finding.help);
  return json;
}

Json report_json(const Report& report) {
  const Counts counts = count_findings(report);
  Json json;
  json["version"] = 1;
  json["summary"] = {{"errors", counts.errors}, {"warnings", counts.warnings}, {"checked", report.checked}};
  json["findings"] = Json::array();
  for (const model::Finding* finding : by_place(report)) json["findings"].push_back(finding_json(*finding));
  for (const std::string& note : report.notes) json["notes"].push_back(base::to_valid_utf8(note));
  return json;
}

}  // namespace

std::string render_json(const Report& report, const RenderOptions&) {
  return ascii_json(report_json(report), JsonLayout::kOneLine);
}

}  // namespace lockstep::report

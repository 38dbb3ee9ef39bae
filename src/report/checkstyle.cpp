// Checkstyle's XML report, as its XMLLogger writes it and Jenkins, reviewdog and others read it: files with errors, of
// the severities error, warning and info. `source` is the rule.
#include "report/columns.h"
#include "report/formats.h"
#include "report/xml.h"

namespace lockstep::report {
namespace {

std::string error_element(const model::Finding& finding) {
  std::string text = "    <error" + xml_attribute("line", std::to_string(finding.location.line));
  if (const std::optional<Columns> columns = utf16_columns(finding)) {
    text += xml_attribute("column", std::to_string(columns->begin));
  }
  return text + xml_attribute("severity", severity_name(finding.severity)) + xml_attribute("message", finding.message) +
         xml_attribute("source", "lockstep." + finding.rule) + "/>\n";
}

}  // namespace

std::string render_checkstyle(const Report& report, const RenderOptions& options) {
  std::string text = std::string(kXmlDeclaration) + "<checkstyle" + xml_attribute("version", options.version) + ">\n";
  const std::string* path = nullptr;
  for (const model::Finding* finding : by_place(report)) {
    if (path == nullptr || *path != finding->location.path) {
      if (path != nullptr) text += "  </file>\n";
      path = &finding->location.path;
      text += "  <file" + xml_attribute("name", *path) + ">\n";
    }
    text += error_element(*finding);
  }
  if (path != nullptr) text += "  </file>\n";
  return text + "</checkstyle>\n";
}

}  // namespace lockstep::report

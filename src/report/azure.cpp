// Azure Pipelines' logging commands: the agent looks for `##vso[area.event key=value;…]data` in each line, up to the
// first "]". In values % CR LF ] and ; are encoded, in data % CR and LF; for % that is %AZP25 since agent 2.163, as
// azure-pipelines-task-lib writes it (node/taskcommand.ts).
#include <utility>

#include "base/sanitize.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

std::string encode_for_azure(std::string text) {
  text = base::replace_all(std::move(text), "%", "%AZP25");
  text = base::replace_all(std::move(text), "\r", "%0D");
  return base::replace_all(std::move(text), "\n", "%0A");
}

std::string property(std::string_view name, std::string_view bytes) {
  std::string value = encode_for_azure(base::sanitize(bytes, {.place = base::Place::kMidLine}));
  value = base::replace_all(std::move(value), "]", "%5D");
  value = base::replace_all(std::move(value), ";", "%3B");
  return std::string(name) + "=" + value + ";";
}

/// The message and the help below it, each line made safe.
std::string issue_text(const model::Finding& finding) {
  std::string text;
  for (const std::string& line : message_lines(finding)) {
    if (!text.empty()) text += "\n";
    text += base::sanitize(line);
  }
  return text;
}

std::string issue(const model::Finding& finding) {
  std::string text = "##vso[task.logissue " + property("type", severity_name(finding.severity)) +
                     property("sourcepath", finding.location.path) +
                     property("linenumber", std::to_string(finding.location.line));
  if (const std::optional<Columns> columns = utf16_columns(finding)) {
    text += property("columnnumber", std::to_string(columns->begin));
  }
  return text + property("code", finding.rule) + "]" + encode_for_azure(issue_text(finding)) + "\n";
}

}  // namespace

std::string render_azure(const Report& report, const RenderOptions& options) {
  std::string text;
  for (const model::Finding* finding : errors_first(report)) text += issue(*finding);
  // A step that fails does so by its exit status. One that succeeds with findings is shown as such only when it says
  // so.
  if (!report.findings.empty() && !fails(report, options.fail_on)) {
    text += "##vso[task.complete result=SucceededWithIssues;]\n";
  }
  return text;
}

}  // namespace lockstep::report

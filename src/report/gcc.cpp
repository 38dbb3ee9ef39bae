// `path:line:column: error: message [rule]`, the form that editors, GNU make and problem matchers know. Columns count
// bytes.
#include "base/sanitize.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

std::string one_line(std::string_view bytes) {
  return base::sanitize(bytes, {.place = base::Place::kMidLine});
}

}  // namespace

std::string render_gcc(const Report& report, const RenderOptions&) {
  std::string text;
  for (const model::Finding* finding : by_place(report)) {
    const model::Location& location = finding->location;
    text += base::sanitize(location.path) + ":" + std::to_string(location.line) + ":" +
            std::to_string(location.column) + ": " + std::string(severity_name(finding->severity)) + ": " +
            one_line(finding->message) + " [" + one_line(finding->rule) + "]\n";
  }
  return text;
}

}  // namespace lockstep::report

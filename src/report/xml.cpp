#include "report/xml.h"

#include <utility>

#include "base/sanitize.h"
#include "base/text.h"

namespace lockstep::report {
namespace {

std::string escaped(std::string text) {
  text = base::replace_all(std::move(text), "&", "&amp;");
  text = base::replace_all(std::move(text), "<", "&lt;");
  text = base::replace_all(std::move(text), ">", "&gt;");
  text = base::replace_all(std::move(text), "\"", "&quot;");
  // The two characters that are UTF-8 and not XML.
  text = base::replace_all(std::move(text), "\uFFFE", "\uFFFD");
  return base::replace_all(std::move(text), "\uFFFF", "\uFFFD");
}

}  // namespace

std::string xml_attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(base::sanitize(value, {.place = base::Place::kMidLine})) + "\"";
}

std::string xml_text(std::string_view line) {
  return escaped(base::sanitize(line));
}

}  // namespace lockstep::report

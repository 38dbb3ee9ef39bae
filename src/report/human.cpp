#include <algorithm>
#include <map>
#include <utility>

#include "base/sanitize.h"
#include "base/text.h"
#include "report/excerpt.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

// A generated file can break one rule hundreds of times; after this many the reader has understood.
constexpr std::size_t kMostOfOneKind = 20;
constexpr std::size_t kLeastGutter = 5;

// Select Graphic Rendition codes.
constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kRed = "1;31";
constexpr std::string_view kYellow = "1;33";
constexpr std::string_view kCyan = "36";

class Painter {
 public:
  explicit Painter(Color color) : color_(color) {}
  std::string operator()(std::string_view code, std::string_view text) const {
    if (color_ == Color::kOff || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

 private:
  Color color_;
};

std::string mid_line(std::string_view bytes) {
  return base::sanitize(bytes, {.place = base::Place::kMidLine});
}

std::string_view severity_code(model::Severity severity) {
  return severity == model::Severity::kError ? kRed : kYellow;
}

/// "path:18:3: error: message [rule]"
std::string headline(const model::Finding& finding, const Painter& paint) {
  const model::Location& location = finding.location;
  const std::string place =
      base::sanitize(location.path) + ":" + std::to_string(location.line) + ":" + std::to_string(location.column) + ":";
  return paint(kBold, place) + " " +
         paint(severity_code(finding.severity), std::string(severity_name(finding.severity)) + ":") + " " +
         mid_line(finding.message) + paint(kDim, " [" + mid_line(finding.rule) + "]") + "\n";
}

std::string gutter(std::string_view number, std::size_t width, const Painter& paint) {
  return paint(kDim, std::string(width - number.size(), ' ') + std::string(number) + " |");
}

std::string excerpt_text(const model::Finding& finding, const Painter& paint) {
  if (finding.excerpt.empty()) return "";
  const Excerpt excerpt = make_excerpt(finding);
  const std::string number = std::to_string(finding.location.line);
  const std::size_t width = std::max(kLeastGutter, number.size());
  std::string text;
  if (!finding.excerpt_before.empty() && finding.location.line > 1 && !excerpt.is_window) {
    text += gutter(std::to_string(finding.location.line - 1), width, paint) + " " +
            excerpt_line(finding.excerpt_before) + "\n";
  }
  text += gutter(number, width, paint) + " " + excerpt.code + "\n";
  text += gutter("", width, paint) + " " + std::string(excerpt.indent, ' ') +
          paint(severity_code(finding.severity), std::string(excerpt.carets, '^')) + "\n";
  return text;
}

enum class Lines { kAligned, kAsTheyAre };

std::string help_text(std::string_view help, Lines lines, const Painter& paint) {
  const bool is_copied = lines == Lines::kAsTheyAre;
  const std::string_view indent = is_copied ? "" : "      ";
  base::SanitizeOptions options;
  if (is_copied) options.tabs = base::Tabs::kKeep;
  if (is_copied) options.longest = help.size();
  std::string text;
  for (const std::string_view line : base::split_lines(help)) {
    text += text.empty() ? paint(kCyan, "help:") + " " : std::string(indent);
    text += base::sanitize(line, options) + "\n";
  }
  return text;
}

std::string finding_text(const model::Finding& finding, std::string_view help, const Painter& paint) {
  return headline(finding, paint) + excerpt_text(finding, paint) +
         help_text(help, finding.is_help_copied ? Lines::kAsTheyAre : Lines::kAligned, paint) + "\n";
}

std::string more_text(const model::Finding& finding, std::size_t left_out, const RenderOptions& options,
                      const Painter& paint) {
  return paint(kBold, base::sanitize(finding.location.path) + ":") + " " + std::to_string(left_out) +
         " more of the same" + paint(kDim, " [" + mid_line(finding.rule) + "]") + "\n" +
         help_text(options.show_all_command + "  shows all", Lines::kAligned, paint) + "\n";
}

std::string findings_text(const FindingList& findings, const RenderOptions& options, const Painter& paint) {
  using Kind = std::pair<std::string_view, std::string_view>;  // path, rule
  const auto kind_of = [](const model::Finding& finding) { return Kind(finding.location.path, finding.rule); };
  std::map<Kind, std::size_t> totals;
  for (const model::Finding* finding : findings) ++totals[kind_of(*finding)];

  std::string text;
  std::map<Kind, std::size_t> shown;
  for (std::size_t k = 0; k < findings.size(); ++k) {
    const model::Finding* finding = findings[k];
    const std::size_t ordinal = ++shown[kind_of(*finding)];
    if (ordinal <= kMostOfOneKind || options.verbosity == Verbosity::kVerbose) {
      // Several findings that one command mends stand together above it.
      const bool is_said_next = k + 1 < findings.size() && findings[k + 1]->help == finding->help &&
                                kind_of(*findings[k + 1]) == kind_of(*finding) && ordinal != kMostOfOneKind;
      text += finding_text(*finding, is_said_next ? "" : finding->help, paint);
    } else if (ordinal == kMostOfOneKind + 1) {
      text += more_text(*finding, totals[kind_of(*finding)] - kMostOfOneKind, options, paint);
    }
  }
  return text;
}

std::string notes_text(const Report& report) {
  std::string text;
  for (const std::string& note : report.notes) text += "lockstep: note: " + mid_line(note) + "\n";
  return text;
}

std::string last_line(const Report& report, const RenderOptions& options) {
  std::string text = "lockstep: " + counts_text(count_findings(report));
  if (!options.gated_action.empty() && !report.findings.empty()) {
    text += ", " + options.gated_action +
            (fails(report, options.fail_on) ? " stopped (CI checks the same)" : " not stopped");
  } else if (options.verbosity == Verbosity::kVerbose) {
    text += ", " + std::to_string(report.checked) + " checked";
  }
  return text + "\n";
}

}  // namespace

std::string render_human(const Report& report, const RenderOptions& options) {
  if (report.findings.empty() && options.verbosity == Verbosity::kNormal) return "";
  const Painter paint(options.color);
  return findings_text(by_place(report), options, paint) + notes_text(report) + last_line(report, options);
}

}  // namespace lockstep::report

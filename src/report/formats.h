#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

// What the formats share. Private to this module.
namespace lockstep::report {

std::string render_azure(const Report& report, const RenderOptions& options);
std::string render_checkstyle(const Report& report, const RenderOptions& options);
std::string render_gcc(const Report& report, const RenderOptions& options);
std::string render_github(const Report& report, const RenderOptions& options);
std::string render_gitlab(const Report& report, const RenderOptions& options);
std::string render_human(const Report& report, const RenderOptions& options);
std::string render_json(const Report& report, const RenderOptions& options);
std::string render_junit(const Report& report, const RenderOptions& options);
std::string render_rdjson(const Report& report, const RenderOptions& options);
std::string render_sarif(const Report& report, const RenderOptions& options);

using FindingList = std::vector<const model::Finding*>;

/// By path, line and column; findings at one place keep the order of the rules.
FindingList by_place(const Report& report);
/// Errors before warnings, each by place.
FindingList errors_first(const Report& report);

std::string_view severity_name(model::Severity severity);

/// The message, then "help: …" and what else the help says, a line each, with the bytes that the finding has.
std::vector<std::string> message_lines(const model::Finding& finding);

/// "2 errors, 1 warning"; "nothing wrong" without either.
std::string counts_text(const Counts& counts);

}  // namespace lockstep::report

#pragma once
#include <cstdint>
#include <string>

#include "report/report.h"

namespace lockstep::report {

inline model::Finding finding_at(std::string path, std::uint32_t line, std::string message = "something is wrong") {
  model::Finding finding;
  finding.rule = "some-rule";
  finding.project = "db";
  finding.location = {.path = std::move(path), .line = line, .column = 1, .end_line = line, .end_column = 1};
  finding.message = std::move(message);
  return finding;
}

/// The finding of the incident: a column that no migration adds.
inline model::Finding new_column() {
  model::Finding finding;
  finding.rule = "schema-without-migration";
  finding.project = "db";
  finding.location = {.path = "db/chat.ts", .line = 18, .column = 3, .end_line = 18, .end_column = 17};
  finding.message = "column chat_sessions.last_activity_at is new, and no migration adds it";
  finding.help = "pnpm exec drizzle-kit generate\nor say why none is needed";
  finding.excerpt = "  lastActivityAt: timestamp(\"last_activity_at\"),";
  finding.excerpt_before = "  state: sessionState(\"state\"),";
  return finding;
}

inline model::Finding a_gap() {
  model::Finding finding = finding_at("db/0009_x.sql", 1, "number 0008 is missing");
  finding.rule = "number-gap";
  finding.severity = model::Severity::kWarning;
  return finding;
}

}  // namespace lockstep::report

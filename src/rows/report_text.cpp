#include "rows/report_text.h"

#include <vector>

#include "base/text.h"

// Five fields for each table, every one with a zero byte behind it, which no text of PostgreSQL's can hold.
namespace lockstep::rows {
namespace {

constexpr char kEnd = '\0';
constexpr std::size_t kFields = 5;

std::optional<FilledTable> table_of(const std::string_view* fields) {
  const auto generated = base::parse_number(fields[2]);
  const auto existing = base::parse_number(fields[3]);
  if (!generated || !existing) return std::nullopt;
  return FilledTable{{std::string(fields[0]), std::string(fields[1])}, *generated, *existing, std::string(fields[4])};
}

}  // namespace

std::string text_of(const Report& report) {
  std::string text;
  for (const FilledTable& table : report.tables) {
    for (const std::string& field : {table.name.schema, table.name.name, std::to_string(table.generated),
                                     std::to_string(table.existing), table.reason}) {
      text += field;
      text += kEnd;
    }
  }
  return text;
}

std::optional<Report> report_of(std::string_view text) {
  Report report;
  const std::vector<std::string_view> fields = base::split(text, kEnd);
  const bool is_whole = fields.size() % kFields == 1 && fields.back().empty();
  if (!is_whole) return std::nullopt;
  for (std::size_t at = 0; at + 1 < fields.size(); at += kFields) {
    auto table = table_of(&fields[at]);
    if (!table) return std::nullopt;
    report.tables.push_back(std::move(*table));
  }
  return report;
}

}  // namespace lockstep::rows

#include "pg_commands/base_record.h"

#include "base/text.h"
#include "rows/report_text.h"

// The number of messages, the messages, each with a zero byte behind it, and the report.
namespace lockstep::pg_commands {
namespace {

constexpr char kFieldEnd = '\0';

std::optional<std::string_view> take_field(std::string_view& rest) {
  const std::size_t end = rest.find(kFieldEnd);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view field = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return field;
}

}  // namespace

std::string text_of(const BaseRecord& record) {
  std::string text = std::to_string(record.snapshot_drift.size()) + kFieldEnd;
  for (const std::string& message : record.snapshot_drift) text += message + kFieldEnd;
  return text + rows::text_of(record.filled);
}

std::optional<BaseRecord> base_record_of(std::string_view text) {
  BaseRecord record;
  const auto first = take_field(text);
  const auto count = first ? base::parse_number(*first) : std::nullopt;
  if (!count) return std::nullopt;
  for (std::uint64_t at = 0; at < *count; ++at) {
    const auto message = take_field(text);
    if (!message) return std::nullopt;
    record.snapshot_drift.emplace(*message);
  }
  auto filled = rows::report_of(text);
  if (!filled) return std::nullopt;
  record.filled = std::move(*filled);
  return record;
}

}  // namespace lockstep::pg_commands

#include "pg/diagnostics.h"

#include <libpq-fe.h>

#include "base/text.h"

namespace lockstep::pg {
namespace {

std::string field_of(const PGresult* result, int field) {
  const char* text = PQresultErrorField(result, field);
  return text == nullptr ? "" : text;
}

std::optional<std::size_t> offset_in(std::string_view text, const std::string& position, Characters characters) {
  const std::optional<std::uint64_t> number = base::parse_number(position);
  if (!number) return std::nullopt;
  return byte_offset_of(text, *number, characters);
}

}  // namespace

Message read_message(const pg_result* result, std::string_view sent, Characters characters) {
  Message message;
  message.severity = field_of(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  message.sqlstate = field_of(result, PG_DIAG_SQLSTATE);
  message.text = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
  message.detail = field_of(result, PG_DIAG_MESSAGE_DETAIL);
  message.hint = field_of(result, PG_DIAG_MESSAGE_HINT);
  message.context = field_of(result, PG_DIAG_CONTEXT);
  message.schema = field_of(result, PG_DIAG_SCHEMA_NAME);
  message.table = field_of(result, PG_DIAG_TABLE_NAME);
  message.column = field_of(result, PG_DIAG_COLUMN_NAME);
  message.data_type = field_of(result, PG_DIAG_DATATYPE_NAME);
  message.constraint = field_of(result, PG_DIAG_CONSTRAINT_NAME);
  message.byte_offset = offset_in(sent, field_of(result, PG_DIAG_STATEMENT_POSITION), characters);
  message.internal_query = field_of(result, PG_DIAG_INTERNAL_QUERY);
  message.internal_byte_offset =
      offset_in(message.internal_query, field_of(result, PG_DIAG_INTERNAL_POSITION), characters);
  return message;
}

std::string describe(const Failure& failure) {
  return failure.sqlstate.empty() ? failure.text : failure.text + " (" + failure.sqlstate + ")";
}

}  // namespace lockstep::pg

#include "report/schema_words.h"

#include <algorithm>
#include <array>

namespace lockstep::report {

bool is_flag(std::string_view property) {
  constexpr std::array<std::string_view, 7> kFlags = {
      "not null", "primary key", "nulls not distinct", "unique", "concurrently", "row level security", "materialized"};
  return std::find(kFlags.begin(), kFlags.end(), property) != kFlags.end();
}

std::string type_name(const model::Column& column) {
  const std::string schema = column.type_schema.text.value_or("public");
  return model::qualified(schema == "public" ? "" : schema, column.type.text.value_or("unknown"));
}

}  // namespace lockstep::report

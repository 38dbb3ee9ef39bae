#include "pg/quote.h"

#include "base/error.h"
#include "base/text.h"

namespace lockstep::pg {
namespace {

void reject_zero_byte(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw base::Error("a name or text for PostgreSQL holds a zero byte");
}

}  // namespace

std::string quote_identifier(std::string_view name) {
  reject_zero_byte(name);
  return '"' + base::replace_all(std::string(name), "\"", "\"\"") + '"';
}

std::string quote_literal(std::string_view text) {
  reject_zero_byte(text);
  std::string quoted = '\'' + base::replace_all(std::string(text), "'", "''") + '\'';
  if (!base::contains(text, "\\")) return quoted;
  // The space keeps the E from being read as the end of a word before it.
  return " E" + base::replace_all(std::move(quoted), "\\", "\\\\");
}

}  // namespace lockstep::pg

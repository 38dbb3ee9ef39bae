#include "sql/newer_syntax.h"
namespace lockstep::sql {
NewerParse parse_newer_syntax(std::string_view, Span, const ParseFailure&, Arena&) {
  return {};
}
}  // namespace lockstep::sql

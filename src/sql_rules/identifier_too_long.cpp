#include "base/text.h"
#include "base/utf8.h"
#include "sql_rules/made_names.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

constexpr std::size_t kLongestName = 63;  // NAMEDATALEN - 1, bytes

/// The name before PostgreSQL cuts it.
std::string written_name(std::string_view token) {
  if (!token.starts_with('"')) return std::string(token);
  return base::replace_all(std::string(token.substr(1, token.size() - 2)), "\"\"", "\"");
}

void check_identifier_too_long(const lint::Situation& at, lint::Hazards& found) {
  for_each_made_name(at.statement, at.file.text, [&](const MadeName& made) {
    if (made.span.end - made.span.begin <= kLongestName) return;
    const std::string name = written_name(at.text_of(made.span));
    if (name.size() <= kLongestName) return;
    const std::string kept = name.substr(0, base::character_boundary(name, kLongestName));
    found.add(made.span,
              "the name has " + std::to_string(name.size()) + " bytes: PostgreSQL cuts it to " + lint::quoted(kept),
              "give it a name of at most 63 bytes");
  });
}

}  // namespace

constexpr lint::Rule kIdentifierTooLong = {
    .id = "identifier-too-long",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a name that PostgreSQL cuts",
    .handlers = {lint::on_any<&check_identifier_too_long>()},
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules

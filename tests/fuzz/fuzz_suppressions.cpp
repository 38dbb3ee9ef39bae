#include <vector>

#include "fuzz.h"
#include "lint/suppressions.h"
#include "sql/parse.h"

using namespace lockstep;

namespace {

bool is_within(sql::Span span, std::size_t size) {
  return span.begin <= span.end && span.end <= size;
}

std::vector<lint::StatementPlace> places_of(const sql::ParsedFile& parsed) {
  std::vector<lint::StatementPlace> places;
  for (const sql::Statement& statement : parsed.statements) {
    places.push_back({statement.span, {}});
    if (!std::holds_alternative<sql::Do>(statement.body)) continue;
    for (const sql::Statement& inner : statement.children) places.back().inner.push_back(inner.span);
  }
  return places;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  const std::vector<lint::StatementPlace> places = places_of(sql::parse_file(text, sql::Splitting::kBreakpoints));
  std::vector<lint::Suppression> found = lint::read_suppressions(text, places);
  for (const lint::Suppression& suppression : found) {
    fuzz::require(is_within(suppression.span, size) && is_within(suppression.statement, size),
                  "places are in the text");
    for (const lint::Suppression::Name& name : suppression.rules) {
      fuzz::require(is_within(name.span, size) && !name.text.empty(), "names are in the text");
      fuzz::require(text.substr(name.span.begin, name.span.end - name.span.begin) == name.text,
                    "a name stands where it says");
    }
  }
  for (const lint::StatementPlace& place : places) {
    lint::is_suppressed(found, place.span, [](std::string_view name) { return name.size() % 2 == 0; });
  }
  for (const lint::Suppression& suppression : found) {
    if (suppression.is_of_file || suppression.statement.empty() || !suppression.rules.empty()) continue;
    fuzz::require(suppression.is_used || suppression.is_in_body, "a statement's own suppression is asked");
  }
  return 0;
}

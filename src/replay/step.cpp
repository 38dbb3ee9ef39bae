#include "replay/step.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/text.h"

namespace lockstep::replay {
namespace {

struct Condition {
  std::string_view name;
  std::string_view sqlstate;
};

// The conditions of PL/pgSQL for what Conflict tells of (PostgreSQL's errcodes.txt).
constexpr std::array<Condition, 24> kConditions = {{
    {"duplicate_object", "42710"},
    {"duplicate_table", "42P07"},
    {"duplicate_column", "42701"},
    {"duplicate_schema", "42P06"},
    {"duplicate_function", "42723"},
    {"undefined_table", "42P01"},
    {"undefined_column", "42703"},
    {"undefined_object", "42704"},
    {"undefined_function", "42883"},
    {"invalid_schema_name", "3F000"},
    {"dependent_objects_still_exist", "2BP01"},
    {"invalid_foreign_key", "42830"},
    {"invalid_table_definition", "42P16"},
    {"invalid_object_definition", "42P17"},
    {"invalid_function_definition", "42P13"},
    {"invalid_column_definition", "42611"},
    {"datatype_mismatch", "42804"},
    {"wrong_object_type", "42809"},
    {"feature_not_supported", "0A000"},
    {"syntax_error", "42601"},
    {"generated_always", "428C9"},
    {"object_not_in_prerequisite_state", "55000"},
    {"invalid_parameter_value", "22023"},
    {"too_many_columns", "54011"},
}};

bool catches(std::string_view condition, std::string_view sqlstate) {
  if (condition == "others" || condition.find(sqlstate) != std::string_view::npos) return true;
  return std::any_of(kConditions.begin(), kConditions.end(),
                     [&](const Condition& one) { return one.name == condition && one.sqlstate == sqlstate; });
}

/// Whether it is about what is there and what is not: what an IF before the statement usually asks.
bool is_about_existence(std::string_view sqlstate) {
  constexpr std::array<std::string_view, 12> kStates = {"42P01", "42P06", "42P07", "42P16", "42701", "42703",
                                                        "42704", "42710", "42723", "42725", "42883", "3F000"};
  return std::find(kStates.begin(), kStates.end(), sqlstate) != kStates.end();
}

bool is_space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

bool Step::forgives(std::string_view sqlstate) const {
  return std::any_of(nesting.forgiven.begin(), nesting.forgiven.end(),
                     [&](const std::string& condition) { return catches(condition, sqlstate); });
}

bool Step::forgives_duplicates() const {
  return forgives("42710") || forgives("42P07") || forgives("42701");
}

Origin Step::at(sql::Span span) const {
  Origin here = origin;
  if (!span.empty()) here.span = span;
  return here;
}

std::string Step::source(sql::Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  return std::string(text.substr(begin, end - begin));
}

std::string Step::source_with_parentheses(sql::Span span, sql::Span limit) const {
  const std::size_t last = std::min<std::size_t>(limit.end, text.size());
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  for (;;) {
    std::size_t before = begin;
    while (before > limit.begin && before <= text.size() && is_space(text[before - 1])) --before;
    std::size_t after = end;
    while (after < last && is_space(text[after])) ++after;
    const bool are_there =
        before > limit.begin && before <= text.size() && text[before - 1] == '(' && after < last && text[after] == ')';
    if (!are_there) break;
    begin = before - 1;
    end = after + 1;
  }
  return source({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

std::string Step::source_within_parentheses(sql::Span span, sql::Span limit) const {
  const std::string source = source_with_parentheses(span, limit);
  const bool are_there = span.begin < text.size() && source.size() > span.end - span.begin;
  if (!are_there) return source;
  return std::string(base::trim(std::string_view(source).substr(1, source.size() - 2)));
}

void Step::note(std::string_view sqlstate, std::string message, sql::Span place, bool is_certain,
                std::vector<Dependent> dependents) {
  if (forgives(sqlstate) || (may_not_run() && is_about_existence(sqlstate))) return;
  const bool are_dependents_certain =
      dependents.empty() || std::any_of(dependents.begin(), dependents.end(),
                                        [](const Dependent& dependent) { return dependent.is_certain; });
  conflicts.push_back({std::string(sqlstate), std::move(message), place.empty() ? origin.span : place,
                       is_certain && are_dependents_certain && !may_not_run() && !has_run, std::move(dependents)});
}

void Step::refuse(std::string_view sqlstate, std::string message, sql::Span place, std::vector<Dependent> dependents) {
  note(sqlstate, std::move(message), place, true, std::move(dependents));
}

void Step::doubt(std::string_view sqlstate, std::string message, sql::Span place, std::vector<Dependent> dependents) {
  note(sqlstate, std::move(message), place, false, std::move(dependents));
}

bool Step::is_made_elsewhere(std::string_view sqlstate, std::string message, sql::Span place) {
  const bool is_made_elsewhere = has_run || may_begin_elsewhere;
  if (is_made_elsewhere && !may_not_run() && !forgives(sqlstate)) {
    database.open("a migration alters what none has made: " + message, at(place));
  }
  note(sqlstate, std::move(message), place, !is_made_elsewhere);
  return is_made_elsewhere;
}

std::string shown(const std::string& schema, const std::string& name) {
  return schema.empty() || schema == "public" ? name : schema + "." + name;
}

std::string shown(const sql::QualifiedName& name) {
  return shown(name.schema, name.name);
}

}  // namespace lockstep::replay

#include "catalog/reading.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "catalog/query_text.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

/// In the order in which the parts look at the answers.
constexpr std::string_view kFirst[] = {
    "roles",      "schema_names",    "collation_names", "extension_members", "schemas",         "extensions",
    "collations", "foreign_servers", "enums",           "domains",           "composite_types", "range_types",
    "base_types", "functions",       "aggregates",      "triggers",          "rules",           "policies",
    "statistics", "event_triggers",  "publications",    "relations",         "inheritance",     "defaults",
    "columns"};
constexpr std::string_view kRest[] = {
    "types_in_use", "indexes",        "operator_classes",   "constraints", "disabled_keys", "sequences",
    "views",        "foreign_tables", "default_privileges", "comments",    "grants"};

/// {1,2}, as the server reads an array.
template <typename Number>
std::string array_of(const std::vector<Number>& numbers) {
  std::string text;
  for (const Number number : numbers) text += (text.empty() ? "" : ",") + std::to_string(number);
  return "{" + text + "}";
}

pg::Result result_of(base::Expected<pg::Result, pg::Failure> outcome) {
  if (!outcome) throw pg::StatementError(outcome.error());
  return std::move(*outcome);
}

template <typename Number>
std::vector<Number> parse_numbers(std::string_view list) {
  std::vector<Number> numbers;
  const char* at = list.data();
  const char* const end = list.data() + list.size();
  while (at != end) {
    Number number{};
    const auto [next, failure] = std::from_chars(at, end, number);
    if (failure == std::errc()) {
      numbers.push_back(number);
      at = next;
    } else {
      ++at;  // a brace, comma or blank
    }
  }
  return numbers;
}

}  // namespace

std::string Relation::written() const {
  return written_name(schema, name);
}

std::string Relation::names(const std::vector<int>& numbers) const {
  std::vector<std::string> list;
  for (const int number : numbers) {
    const auto place = static_cast<std::size_t>(number) - 1;
    list.push_back(number > 0 && place < columns.size() ? columns[place].name : std::to_string(number));
  }
  return list_of(list);
}

Reading::Reading(pg::Connection& connection, const ReadOptions& options) : connection_(connection), options_(options) {
  const pg::Result rows = connection_.query(query_text("present", connection_.major_version()));
  for (const pg::Row row : rows) {
    if (!row.boolean(1)) absent_.emplace(row.text(0));
  }
  send(kFirst);
}

Reading::~Reading() {
  if (!awaited_.empty()) (void)connection_.finish();
}

void Reading::send_rest(const SeenInColumns& seen) {
  send(kRest, {{"types", array_of(seen.types)},
               {"modifiers", array_of(seen.modifiers)},
               {"granted", array_of(seen.relations_with_grants)}});
}

/// In one message. A variable's value stands in the text where psql would put it, :'name', and holds no quotes.
void Reading::send(std::span<const std::string_view> queries, const Variables& variables) {
  std::string message;
  for (const std::string_view query : queries) {
    if (absent_.contains(std::string(query))) continue;
    message += query_text(query, connection_.major_version()) + ";\n";
    awaited_.push_back(query);
  }
  for (const auto& [name, value] : variables) {
    message = base::replace_all(std::move(message), ":'" + std::string(name) + "'", "'" + value + "'");
  }
  connection_.send(message);
}

pg::Result Reading::answer(std::string_view query) {
  if (absent_.contains(std::string(query))) return {};
  if (awaited_.empty() || awaited_.front() != query) throw base::Error(std::string(query) + ".sql is out of turn");
  awaited_.pop_front();
  return result_of(awaited_.empty() ? connection_.finish() : connection_.next());
}

void Reading::add_role(Oid role, std::string_view name) {
  const auto renamed = options_.role_names.find(std::string(name));
  roles_.emplace(role, renamed == options_.role_names.end() ? std::string(name) : renamed->second);
}

std::string Reading::role(Oid role) const {
  if (role == 0) return "public";
  const auto found = roles_.find(role);
  return written_name(found == roles_.end() ? std::to_string(role) : found->second);
}

void Reading::add_schema(Oid schema, std::string_view name) {
  schemas_.emplace(schema, name);
}

std::string Reading::schema(Oid schema) const {
  const auto found = schemas_.find(schema);
  return found == schemas_.end() ? std::to_string(schema) : found->second;
}

void Reading::add_collation(Oid collation, std::string_view schema, std::string_view name) {
  collations_.emplace(collation, schema == "pg_catalog" ? written_name(name) : written_name(schema, name));
}

std::string Reading::collation(Oid collation) const {
  const auto found = collations_.find(collation);
  return found == collations_.end() ? std::to_string(collation) : found->second;
}

std::size_t Reading::add_object(Identity identity, Address address) {
  const std::size_t place = snapshot.objects.size();
  snapshot.objects.push_back({std::move(identity), {}, 0, false});
  places_.emplace(address, place);
  return place;
}

Object* Reading::find(Address address) {
  const auto place = places_.find(address);
  return place == places_.end() ? nullptr : &snapshot.objects[place->second];
}

Object* Reading::find_column(Oid oid, int number) {
  Relation* found = relation(oid);
  const auto place = static_cast<std::size_t>(number) - 1;
  if (found == nullptr || number < 1 || place >= found->columns.size()) return nullptr;
  if (!found->object && found->kind != 'c') return nullptr;  // the object of a composite type is not the relation's
  ColumnOfRelation& column = found->columns[place];
  if (!column.object) {
    column.object = snapshot.objects.size();
    snapshot.objects.push_back({{Kind::kColumn, found->schema, found->name, column.name}, {}, 0, false});
  }
  return &snapshot.objects[*column.object];
}

Relation* Reading::relation(Oid oid) {
  const auto found = relations.find(oid);
  return found == relations.end() ? nullptr : &found->second;
}

Oid oid_of(std::string_view number) {
  std::int64_t value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return static_cast<Oid>(value);
}

Oid oid_of(const pg::Row& row, std::size_t column) {
  return oid_of(row.text(column));
}

char letter_of(const pg::Row& row, std::size_t column) {
  const std::string_view text = row.text(column);
  return text.empty() ? '\0' : text.front();
}

bool is_of_the_system(std::string_view schema) {
  return schema.starts_with("pg_") || schema == "information_schema";
}

std::vector<Oid> oids_of(std::string_view list) {
  return parse_numbers<Oid>(list);
}

std::vector<int> numbers_of(std::string_view list) {
  return parse_numbers<int>(list);
}

std::string_view flag_of(bool holds) {
  return holds ? "true" : "";
}

}  // namespace lockstep::catalog

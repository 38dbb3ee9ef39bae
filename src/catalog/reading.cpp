#include "catalog/reading.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "catalog/query_text.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

/// The queries that take the server long, in the order in which they are asked; "" where what is asked next has
/// parameters that are not known yet.
constexpr std::string_view kOrder[] = {"relations",
                                       "inheritance",
                                       "defaults",
                                       "columns",
                                       "",
                                       "types_in_use",
                                       "indexes",
                                       "operator_classes",
                                       "constraints",
                                       "sequences",
                                       "views",
                                       "foreign_tables",
                                       "default_privileges",
                                       "comments",
                                       "grants",
                                       ""};

std::string_view asked_after(std::string_view query) {
  const auto found = std::find(std::begin(kOrder), std::end(kOrder), query);
  return found == std::end(kOrder) ? std::string_view() : *std::next(found);
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

Reading::~Reading() {
  if (!sent_.empty()) (void)connection_.finish();
}

void Reading::send(std::string_view query) {
  connection_.send(query_text(query, connection_.major_version()));
  sent_ = query;
}

pg::Result Reading::receive() {
  sent_ = {};
  auto result = connection_.finish();
  if (!result) throw base::Error("PostgreSQL: " + describe(result.error()));
  return std::move(*result);
}

pg::Result Reading::ask(std::string_view query) {
  if (!sent_.empty() && sent_ != query) receive();
  if (sent_.empty()) send(query);
  pg::Result answer = receive();
  if (const std::string_view next = asked_after(query); !next.empty()) send(next);
  return answer;
}

pg::Result Reading::ask(std::string_view query, std::span<const pg::Parameter> parameters) {
  if (!sent_.empty()) receive();
  pg::Result answer = connection_.query(query_text(query, connection_.major_version()), parameters);
  if (const std::string_view next = asked_after(query); !next.empty()) send(next);
  return answer;
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

Oid oid_of(const pg::Row& row, std::size_t column) {
  const std::string_view digits = row.text(column);
  Oid oid = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), oid);
  return oid;
}

char letter_of(const pg::Row& row, std::size_t column) {
  const std::string_view text = row.text(column);
  return text.empty() ? '\0' : text.front();
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

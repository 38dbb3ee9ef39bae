#include "catalog/reading.h"

// Kinds of which a database has few. The server puts names and texts together for these, so a query gives their fields
// as they are: after five columns for the row's identifier, the schema, name and part, and the owner, one for each
// field.

namespace lockstep::catalog {
namespace {

enum class Content { kText, kExpression, kStatement, kRoles };

struct ListedField {
  std::string_view name;
  Content content = Content::kText;
};

struct Listing {
  Kind kind;
  Oid catalog;
  std::string_view query;
  std::vector<ListedField> fields;
};

constexpr std::size_t kFirstField = 5;

const std::vector<Listing>& listings() {
  static const std::vector<Listing> all = {
      {Kind::kSchema, kPgNamespace, "schemas", {}},
      {Kind::kExtension, kPgExtension, "extensions", {{"version"}, {"schema"}}},
      {Kind::kCollation,
       kPgCollation,
       "collations",
       {{"provider"}, {"deterministic"}, {"lc_collate"}, {"lc_ctype"}, {"locale"}, {"rules"}}},
      {Kind::kForeignServer, kPgForeignServer, "foreign_servers", {{"wrapper"}, {"type"}, {"version"}, {"options"}}},
      {Kind::kEnum, kPgType, "enums", {{"values"}}},
      {Kind::kDomain, kPgType, "domains", {{"type"}, {"collation"}, {"default", Content::kExpression}, {"not null"}}},
      {Kind::kCompositeType, kPgType, "composite_types", {{"attributes"}}},
      {Kind::kRangeType,
       kPgType,
       "range_types",
       {{"subtype"}, {"operator class"}, {"collation"}, {"canonical"}, {"difference"}, {"multirange"}}},
      {Kind::kBaseType, kPgType, "base_types", {{"input"}, {"output"}}},
      {Kind::kFunction,
       kPgProc,
       "functions",
       {{"kind"},
        {"arguments", Content::kExpression},
        {"returns"},
        {"language"},
        {"volatility"},
        {"parallel"},
        {"strict"},
        {"security definer"},
        {"leakproof"},
        {"cost"},
        {"rows"},
        {"settings"},
        {"support"},
        {"library"},
        {"body"},
        {"sql body", Content::kExpression},
        {"statement", Content::kStatement}}},
      {Kind::kAggregate,
       kPgProc,
       "aggregates",
       {{"arguments", Content::kExpression},
        {"kind"},
        {"parallel"},
        {"sfunc"},
        {"stype"},
        {"initcond"},
        {"finalfunc"},
        {"combinefunc"},
        {"serialfunc"},
        {"deserialfunc"},
        {"msfunc"},
        {"minvfunc"},
        {"mstype"},
        {"mfinalfunc"},
        {"minitcond"},
        {"sortop"},
        {"finalfunc_extra"},
        {"mfinalfunc_extra"},
        {"finalfunc_modify"}}},
      {Kind::kTrigger, kPgTrigger, "triggers", {{"definition", Content::kExpression}, {"enabled"}}},
      {Kind::kRule, kPgRewrite, "rules", {{"definition", Content::kExpression}, {"enabled"}}},
      {Kind::kPolicy,
       kPgPolicy,
       "policies",
       {{"restrictive"},
        {"for"},
        {"to", Content::kRoles},
        {"using", Content::kExpression},
        {"with check", Content::kExpression}}},
      {Kind::kStatistics, kPgStatisticExt, "statistics", {{"definition", Content::kExpression}, {"statistics target"}}},
      {Kind::kEventTrigger, kPgEventTrigger, "event_triggers", {{"event"}, {"function"}, {"tags"}, {"enabled"}}},
      {Kind::kPublication,
       kPgPublication,
       "publications",
       {{"publish"},
        {"publish via root"},
        {"all tables"},
        {"tables", Content::kExpression},
        {"schemas"},
        {"publish generated columns"}}},
  };
  return all;
}

std::string roles_of(const Reading& reading, std::string_view list) {
  std::set<std::string> names;
  for (const Oid role : oids_of(list)) names.insert(reading.role(role));
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void add_field(const Reading& reading, const ListedField& field, std::string_view value, Object& object) {
  switch (field.content) {
    case Content::kText:
      return object.add(field.name, value);
    case Content::kExpression:
      return object.add(field.name, value, Form::kExpression);
    case Content::kStatement:
      return object.add(field.name, value, Form::kStatement);
    case Content::kRoles:
      return object.add(field.name, roles_of(reading, value));
  }
}

void read_listing(Reading& reading, const Listing& listing) {
  const pg::Result rows = reading.answer(listing.query);
  for (const pg::Row row : rows) {
    const Address address{listing.catalog, oid_of(row, 0)};
    if (listing.kind != Kind::kExtension && reading.is_member(address)) continue;
    Identity identity{listing.kind, std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))};
    Object& object = reading.object(reading.add_object(std::move(identity), address));
    for (std::size_t at = 0; at < listing.fields.size(); ++at) {
      add_field(reading, listing.fields[at], row.text(kFirstField + at), object);
    }
    if (!row.is_null(4)) object.add("owner", reading.role(oid_of(row, 4)));
  }
}

}  // namespace

void read_listed_objects(Reading& reading) {
  for (const Listing& listing : listings()) read_listing(reading, listing);
}

}  // namespace lockstep::catalog

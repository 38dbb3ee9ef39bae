#include "catalog/sql_names.h"

#include "base/text.h"
#include "catalog/words.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

std::string_view word_of(const Object& object) {
  switch (object.identity.kind) {
    case Kind::kSchema:
      return "SCHEMA ";
    case Kind::kExtension:
      return "EXTENSION ";
    case Kind::kCollation:
      return "COLLATION ";
    case Kind::kForeignServer:
      return "SERVER ";
    case Kind::kDomain:
      return "DOMAIN ";
    case Kind::kEnum:
    case Kind::kCompositeType:
    case Kind::kRangeType:
    case Kind::kBaseType:
      return "TYPE ";
    case Kind::kSequence:
      return "SEQUENCE ";
    case Kind::kTable:
      return object.has("foreign") ? "FOREIGN TABLE " : "TABLE ";
    case Kind::kColumn:
      return "COLUMN ";
    case Kind::kConstraint:
      return "CONSTRAINT ";
    case Kind::kIndex:
      return "INDEX ";
    case Kind::kStatistics:
      return "STATISTICS ";
    case Kind::kView:
      return "VIEW ";
    case Kind::kMaterializedView:
      return "MATERIALIZED VIEW ";
    case Kind::kFunction:
    case Kind::kAggregate:
      return "ROUTINE ";
    case Kind::kTrigger:
      return "TRIGGER ";
    case Kind::kRule:
      return "RULE ";
    case Kind::kPolicy:
      return "POLICY ";
    case Kind::kEventTrigger:
      return "EVENT TRIGGER ";
    case Kind::kPublication:
      return "PUBLICATION ";
    case Kind::kDefaultPrivileges:
      break;
  }
  return "";
}

template <typename Write>
std::string rewritten(std::string_view options, const Write& write) {
  std::string text;
  for (const std::string& option : split_list(options)) text += (text.empty() ? "" : ", ") + write(option);
  return text;
}

}  // namespace

std::string sql_name(const Identity& identity) {
  if (identity.schema.empty()) return pg::quote_identifier(identity.name);
  if (identity.name.empty()) return pg::quote_identifier(identity.schema);
  return pg::quote_identifier(identity.schema) + "." + pg::quote_identifier(identity.name);
}

std::string sql_part(const Identity& identity) {
  return pg::quote_identifier(identity.part);
}

std::string sql_list(std::string_view written_names) {
  return rewritten(written_names, [](const std::string& name) { return pg::quote_identifier(plain_name(name)); });
}

std::string sql_of_written(std::string_view written_name) {
  std::string text;
  for (const std::string& name : split_dots(written_name))
    text += (text.empty() ? "" : ".") + pg::quote_identifier(name);
  return text;
}

std::string sql_target(const Object& object) {
  const Identity& identity = object.identity;
  const std::string word(word_of(object));
  switch (identity.kind) {
    case Kind::kColumn:
      return word + sql_name(identity) + "." + sql_part(identity);
    case Kind::kConstraint:
      return word + sql_part(identity) + (object.has("domain") ? " ON DOMAIN " : " ON ") + sql_name(identity);
    case Kind::kTrigger:
    case Kind::kRule:
    case Kind::kPolicy:
      return word + sql_part(identity) + " ON " + sql_name(identity);
    case Kind::kIndex:
    case Kind::kStatistics:
      return word + pg::quote_identifier(identity.schema) + "." + sql_part(identity);
    case Kind::kFunction:
    case Kind::kAggregate:
      return word + sql_name(identity) + identity.part;
    default:
      return word + sql_name(identity);
  }
}

std::string sql_options(std::string_view options, std::string_view prefix) {
  return rewritten(options, [&](const std::string& option) {
    const std::size_t equals = option.find('=');
    const std::string name = std::string(prefix) + option.substr(0, equals);
    return equals == std::string::npos ? name : name + "=" + pg::quote_literal(option.substr(equals + 1));
  });
}

std::string sql_option_names(std::string_view options, std::string_view prefix) {
  return rewritten(options,
                   [&](const std::string& option) { return std::string(prefix) + option.substr(0, option.find('=')); });
}

}  // namespace lockstep::catalog

#include <algorithm>
#include <array>

#include "base/text.h"
#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "catalog/words.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

/// " WORDS value" where the object has the field.
std::string clause(const Object& object, std::string_view field, std::string_view words) {
  const std::string* value = object.find(field);
  return value == nullptr ? "" : " " + std::string(words) + *value;
}

/// name = value, of those fields that there are.
struct Parameter {
  std::string_view field;
  std::string_view name;
  bool is_literal = false;
};

std::string parameters(const Object& object, std::initializer_list<Parameter> all) {
  std::string list;
  for (const Parameter& parameter : all) {
    const std::string* value = object.find(parameter.field);
    if (value == nullptr) continue;
    if (!list.empty()) list += ", ";
    list += std::string(parameter.name) + " = " + (parameter.is_literal ? pg::quote_literal(*value) : *value);
  }
  return list;
}

std::string create_extension(const Object& object) {
  return "CREATE EXTENSION " + sql_name(object.identity) + " WITH SCHEMA " +
         pg::quote_identifier(value_or(object, "schema", "public")) + " VERSION " +
         pg::quote_literal(value_or(object, "version"));
}

std::string create_collation(const Object& object) {
  // PostgreSQL 14 keeps the locale of ICU where libc's stands.
  const bool has_locale = object.has("locale") || !object.has("lc_ctype");
  const std::string names =
      has_locale ? parameters(object, {{"locale", "locale", true}, {"lc_collate", "lc_collate", true}})
                 : parameters(object, {{"lc_collate", "lc_collate", true}, {"lc_ctype", "lc_ctype", true}});
  const std::string rest =
      parameters(object, {{"provider", "provider"}, {"deterministic", "deterministic"}, {"rules", "rules", true}});
  return "CREATE COLLATION " + sql_name(object.identity) + " (" + rest + ", " + names + ")";
}

std::string create_domain(const Object& object) {
  return "CREATE DOMAIN " + sql_name(object.identity) + " AS " + value_or(object, "type") +
         clause(object, "collation", "COLLATE ") + clause(object, "default", "DEFAULT ") +
         (object.has("not null") ? " NOT NULL" : "");
}

std::string create_range(const Object& object) {
  return "CREATE TYPE " + sql_name(object.identity) + " AS RANGE (" +
         parameters(object, {{"subtype", "subtype"},
                             {"operator class", "subtype_opclass"},
                             {"collation", "collation"},
                             {"difference", "subtype_diff"},
                             {"multirange", "multirange_type_name"}}) +
         ")";
}

std::string create_sequence(const Object& object) {
  return "CREATE " + std::string(object.has("unlogged") ? "UNLOGGED " : "") + "SEQUENCE " + sql_name(object.identity) +
         clause(object, "type", "AS ") + clause(object, "sequence", "");
}

std::string with_options(const Object& object) {
  const std::string* options = object.find("options");
  return options == nullptr ? "" : " WITH (" + sql_options(*options) + ")";
}

std::string create_view(const Object& object) {
  return "CREATE OR REPLACE VIEW " + sql_name(object.identity) + with_options(object) + " AS " +
         value_or(object, "definition");
}

std::string create_materialized_view(const Object& object) {
  std::string definition = value_or(object, "definition");
  if (definition.ends_with(';')) definition.pop_back();
  return "CREATE MATERIALIZED VIEW " + sql_name(object.identity) + clause(object, "access method", "USING ") +
         with_options(object) + " AS " + definition + " WITH DATA";
}

std::string create_aggregate(const Object& object) {
  const std::string arguments = value_or(object, "arguments", "*");
  std::string list = parameters(object, {{"sfunc", "sfunc"},
                                         {"stype", "stype"},
                                         {"initcond", "initcond", true},
                                         {"finalfunc", "finalfunc"},
                                         {"combinefunc", "combinefunc"},
                                         {"serialfunc", "serialfunc"},
                                         {"deserialfunc", "deserialfunc"},
                                         {"msfunc", "msfunc"},
                                         {"minvfunc", "minvfunc"},
                                         {"mstype", "mstype"},
                                         {"mfinalfunc", "mfinalfunc"},
                                         {"minitcond", "minitcond", true},
                                         {"parallel", "parallel"}});
  if (object.has("finalfunc_extra")) list += ", finalfunc_extra";
  if (object.has("mfinalfunc_extra")) list += ", mfinalfunc_extra";
  if (value_or(object, "kind") == "hypothetical set") list += ", hypothetical";
  return "CREATE OR REPLACE AGGREGATE " + sql_name(object.identity) + "(" + arguments + ") (" + list + ")";
}

std::string create_policy(const Object& object) {
  return "CREATE POLICY " + sql_part(object.identity) + " ON " + sql_name(object.identity) +
         (object.has("restrictive") ? " AS RESTRICTIVE" : "") + clause(object, "for", "FOR ") + " TO " +
         policy_roles(object) + (object.has("using") ? " USING (" + *object.find("using") + ")" : "") +
         (object.has("with check") ? " WITH CHECK (" + *object.find("with check") + ")" : "");
}

std::string create_event_trigger(const Object& object) {
  const std::string* tags = object.find("tags");
  return "CREATE EVENT TRIGGER " + sql_name(object.identity) + " ON " + value_or(object, "event") +
         (tags == nullptr ? "" : " WHEN TAG IN (" + *tags + ")") + " EXECUTE FUNCTION " + value_or(object, "function") +
         "()";
}

std::string create_publication(const Object& object) {
  std::vector<std::string> what;
  if (object.has("all tables")) what.emplace_back("ALL TABLES");
  if (object.has("tables")) what.push_back("TABLE " + *object.find("tables"));
  if (object.has("schemas")) what.push_back("TABLES IN SCHEMA " + *object.find("schemas"));
  return "CREATE PUBLICATION " + sql_name(object.identity) + (what.empty() ? "" : " FOR " + base::join(what, ", ")) +
         " WITH (publish = " + pg::quote_literal(value_or(object, "publish")) +
         (object.has("publish via root") ? ", publish_via_partition_root = true" : "") +
         (object.has("publish generated columns") ? ", publish_generated_columns = stored" : "") + ")";
}

/// ALTER TABLE … ENABLE … of what was made and is not in its usual state.
Statements state_of(const Object& object) {
  const std::string* state = object.find("enabled");
  if (state == nullptr) return {};
  const std::string_view words = *state == "disabled"  ? "DISABLE "
                                 : *state == "replica" ? "ENABLE REPLICA "
                                                       : "ENABLE ALWAYS ";
  const std::string kind = object.identity.kind == Kind::kRule ? "RULE " : "TRIGGER ";
  return one("ALTER TABLE " + sql_name(object.identity) + " " + std::string(words) + kind + sql_part(object.identity));
}

Statements with_state(std::string statement, const Object& object) {
  Statements statements = one(std::move(statement));
  append(statements, state_of(object));
  return statements;
}

Statements create_column(const Object& column) {
  Statements statements = one("ALTER TABLE " + sql_name(column.identity) + " ADD COLUMN " + column_definition(column));
  const Object plain{column.identity, {}, 0, false};
  Change extras{plain, column, {}};
  for (const std::string_view field : {"storage", "compression", "statistics target", "options"}) {
    if (column.has(field)) extras.fields.emplace_back(field);
  }
  append(statements, alter_column(extras));
  return statements;
}

Statements create_event_trigger_with_state(const Object& object) {
  Statements statements = one(create_event_trigger(object));
  if (!object.has("enabled")) return statements;
  const std::string state = value_or(object, "enabled");
  const std::string words = state == "disabled" ? "DISABLE" : state == "replica" ? "ENABLE REPLICA" : "ENABLE ALWAYS";
  append(statements, one("ALTER " + sql_target(object) + " " + words));
  return statements;
}

/// Whether the object's default needs the part; other parts are made when the object is there.
bool comes_first(const Object& part) {
  return part.identity.kind == Kind::kSequence;
}

Statements own_sequence(const Object& sequence) {
  const std::string* owner = sequence.find("owned by");
  if (owner == nullptr) return {};
  return one("ALTER SEQUENCE " + sql_name(sequence.identity) + " OWNED BY " + sql_of_written(*owner));
}

/// Of a column that is there, and may have rows: its sequence goes on behind what they have.
Statements go_on_behind_rows(const Object& sequence) {
  constexpr std::string_view kStart = " start ";
  const std::vector<std::string> owner = split_dots(value_or(sequence, "owned by"));
  const std::string options = value_or(sequence, "sequence");
  const std::size_t start = options.find(kStart);
  if (owner.size() != 3 || start == std::string::npos || options.starts_with("increment -")) return {};
  const std::size_t begin = start + kStart.size();
  return one("SELECT setval(" + pg::quote_literal(sql_name(sequence.identity)) + ", greatest(max(" +
             pg::quote_identifier(owner[2]) + ") + 1, " + options.substr(begin, options.find(' ', begin) - begin) +
             "), false) FROM " + sql_name({Kind::kTable, owner[0], owner[1], ""}));
}

}  // namespace

std::string policy_roles(const Object& policy) {
  std::vector<std::string> roles = split_list(value_or(policy, "to", "public"));
  for (std::string& role : roles) role = role == "public" ? "PUBLIC" : sql_of_written(role);
  return base::join(roles, ", ");
}

Statements create_bare(const Object& object) {
  switch (object.identity.kind) {
    case Kind::kSchema:
      return one("CREATE SCHEMA " + sql_name(object.identity));
    case Kind::kExtension:
      return one(create_extension(object));
    case Kind::kCollation:
      return one(create_collation(object));
    case Kind::kEnum:
      return one("CREATE TYPE " + sql_name(object.identity) + " AS ENUM (" + value_or(object, "values") + ")");
    case Kind::kDomain:
      return one(create_domain(object));
    case Kind::kCompositeType:
      return one("CREATE TYPE " + sql_name(object.identity) + " AS (" + value_or(object, "attributes") + ")");
    case Kind::kRangeType:
      return one(create_range(object));
    case Kind::kSequence:
      return one(create_sequence(object));
    case Kind::kColumn:
      return create_column(object);
    case Kind::kConstraint:
      return create_constraint(object);
    case Kind::kIndex:
      return create_index(object);
    case Kind::kView:
      return one(create_view(object));
    case Kind::kMaterializedView:
      return one(create_materialized_view(object));
    case Kind::kFunction:
      return one(value_or(object, "statement"));
    case Kind::kAggregate:
      return one(create_aggregate(object));
    case Kind::kTrigger:
    case Kind::kRule:
      return with_state(value_or(object, "definition"), object);
    case Kind::kStatistics:
      return one(value_or(object, "definition"));
    case Kind::kPolicy:
      return one(create_policy(object));
    case Kind::kEventTrigger:
      return create_event_trigger_with_state(object);
    case Kind::kPublication:
      return one(create_publication(object));
    case Kind::kTable:
    case Kind::kForeignServer:
    case Kind::kBaseType:
    case Kind::kDefaultPrivileges:
      return {};
  }
  return {};
}

Statements create(const Object& object, const std::vector<const Object*>& parts, const Selection& selection) {
  Statements statements;
  for (const Object* part : parts) {
    if (comes_first(*part)) append(statements, create_bare(*part));
  }
  append(statements, object.identity.kind == Kind::kTable ? create_table(object, parts) : create_bare(object));
  if (statements.empty() && object.identity.kind != Kind::kDefaultPrivileges) return {};
  for (const Object* part : parts) {
    if (part->identity.kind == Kind::kColumn || part->is_inherited) continue;
    append(statements, comes_first(*part) ? own_sequence(*part) : create_bare(*part));
  }
  if (object.identity.kind == Kind::kTable) append(statements, use_indexes(object));
  if (object.identity.kind == Kind::kSequence) {
    append(statements, own_sequence(object));
    append(statements, go_on_behind_rows(object));
  }
  append(statements, remarks(object, selection));
  for (const Object* part : parts) append(statements, remarks(*part, selection));
  return statements;
}

}  // namespace lockstep::catalog

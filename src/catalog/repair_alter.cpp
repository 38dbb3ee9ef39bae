#include <algorithm>

#include "base/text.h"
#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "catalog/words.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

Statements recreate(const Change& change, const Selection& selection) {
  Statements statements = drop(change.have);
  append(statements, create_bare(change.want));
  append(statements, remarks(change.want, selection));
  return statements;
}

/// SET of what should be there and RESET of what should not, both lists of name=value.
Statements alter_options(const std::string& alter, const Change& change, std::string_view field,
                         std::string_view prefix = "") {
  const std::vector<std::string> wanted = split_list(value_or(change.want, field));
  std::vector<std::string> gone;
  for (const std::string& option : split_list(value_or(change.have, field))) {
    const std::string start = option.substr(0, option.find('=')) + "=";
    const bool stays =
        std::any_of(wanted.begin(), wanted.end(), [&](const std::string& other) { return other.starts_with(start); });
    if (!stays) gone.push_back(option);
  }
  Statements statements;
  if (!gone.empty())
    append(statements, one(alter + " RESET (" + sql_option_names(base::join(gone, ", "), prefix) + ")"));
  if (!wanted.empty()) append(statements, one(alter + " SET (" + sql_options(base::join(wanted, ", "), prefix) + ")"));
  return statements;
}

Statements alter_domain(const Change& change) {
  const std::string alter = "ALTER DOMAIN " + sql_name(change.want.identity);
  Statements statements;
  if (change.has("default")) {
    const std::string* value = change.want.find("default");
    append(statements, one(alter + (value == nullptr ? " DROP DEFAULT" : " SET DEFAULT " + *value)));
  }
  if (change.has("not null"))
    append(statements, one(alter + (change.want.has("not null") ? " SET" : " DROP") + " NOT NULL"));
  return statements;
}

Statements alter_sequence(const Change& change) {
  const std::string alter = "ALTER SEQUENCE " + sql_name(change.want.identity);
  Statements statements;
  if (change.has("type")) append(statements, one(alter + " AS " + value_or(change.want, "type", "bigint")));
  if (change.has("sequence") || change.has("type")) {
    const std::string options = value_or(change.want, "sequence");
    append(statements, one(alter + " " + options + (options.ends_with(" cycle") ? "" : " NO CYCLE")));
  }
  if (change.has("unlogged"))
    append(statements, one(alter + " SET " + (change.want.has("unlogged") ? "UNLOGGED" : "LOGGED")));
  if (change.has("owned by")) {
    const std::string* owner = change.want.find("owned by");
    append(statements, one(alter + " OWNED BY " + (owner == nullptr ? "NONE" : sql_of_written(*owner))));
  }
  return statements;
}

/// Of the triggers that keep a constraint, on its own table or the referenced one.
Statements alter_key_triggers(const Change& change, std::string_view field, const std::string& table) {
  if (!change.has(field)) return {};
  const std::string alter = "ALTER TABLE " + table + " ";
  if (!change.want.has(field)) return one(alter + value_or(change.have, "enable " + std::string(field)));
  return withheld(alter + "DISABLE TRIGGER ALL", "the server would no longer keep the constraint");
}

Statements alter_constraint(const Change& change, const Selection& selection) {
  const std::string name = sql_part(change.want.identity);
  const std::string alter =
      (change.want.has("domain") ? "ALTER DOMAIN " : "ALTER TABLE ") + sql_name(change.want.identity);
  if (change.is_only({"not valid"})) {
    if (!change.has("not valid")) return {};
    if (!change.want.has("not valid")) return one(alter + " VALIDATE CONSTRAINT " + name);
  }
  if (change.is_only({"deferrable"}) && value_or(change.want, "type") == "foreign key") {
    if (!change.has("deferrable")) return {};
    const std::string words = value_or(change.want, "deferrable");
    return one(alter + " ALTER CONSTRAINT " + name + (words.empty() ? " NOT DEFERRABLE" : " DEFERRABLE " + words));
  }
  constexpr std::string_view kReferenced = "triggers of the referenced table";
  if (change.is_only({"triggers", kReferenced})) {
    Statements statements = alter_key_triggers(change, "triggers", sql_name(change.want.identity));
    append(statements, alter_key_triggers(change, kReferenced, sql_of_written(value_or(change.want, "references"))));
    return statements;
  }
  const bool is_derivable = !create_bare(change.want).empty();
  return is_derivable ? recreate(change, selection) : Statements();
}

Statements alter_index(const Change& change, const Selection& selection) {
  if (change.is_only({})) return {};
  if (change.is_only({"options"})) return alter_options("ALTER " + sql_target(change.want), change, "options");
  return recreate(change, selection);
}

/// CREATE OR REPLACE takes the columns that there are in their order, and more behind them.
Statements alter_view(const Change& change, const Selection& selection) {
  if (change.is_only({})) return {};
  const std::string had = value_or(change.have, "columns");
  const std::string wanted = value_or(change.want, "columns");
  const bool can_replace = wanted == had || wanted.starts_with(had + ", ");
  return can_replace ? create_bare(change.want) : recreate(change, selection);
}

Statements alter_function(const Change& change, const Selection& selection) {
  if (change.is_only({})) return {};
  const bool is_another = change.has("kind") || change.has("returns") || change.has("arguments");
  return is_another ? recreate(change, selection) : create_bare(change.want);
}

std::string_view state_words(const Object& object) {
  const std::string* state = object.find("enabled");
  if (state == nullptr) return "ENABLE ";
  return *state == "disabled" ? "DISABLE " : *state == "replica" ? "ENABLE REPLICA " : "ENABLE ALWAYS ";
}

/// Of a trigger or rule.
Statements alter_trigger(const Change& change, const Selection& selection) {
  if (change.is_only({})) return {};
  if (!change.is_only({"enabled"})) return recreate(change, selection);
  const std::string kind = change.want.identity.kind == Kind::kRule ? "RULE " : "TRIGGER ";
  return one("ALTER TABLE " + sql_name(change.want.identity) + " " + std::string(state_words(change.want)) + kind +
             sql_part(change.want.identity));
}

Statements alter_event_trigger(const Change& change, const Selection& selection) {
  if (change.is_only({})) return {};
  if (!change.is_only({"enabled"})) return recreate(change, selection);
  return one("ALTER " + sql_target(change.want) + " " + std::string(base::trim(state_words(change.want))));
}

Statements alter_statistics(const Change& change, const Selection& selection) {
  if (change.is_only({})) return {};
  if (!change.is_only({"statistics target"})) return recreate(change, selection);
  return one("ALTER " + sql_target(change.want) + " SET STATISTICS " +
             value_or(change.want, "statistics target", "-1"));
}

Statements alter_extension(const Change& change) {
  Statements statements;
  const std::string alter = "ALTER " + sql_target(change.want);
  if (change.has("version")) {
    append(statements, one(alter + " UPDATE TO " + pg::quote_literal(value_or(change.want, "version"))));
  }
  if (change.has("schema")) {
    append(statements, one(alter + " SET SCHEMA " + pg::quote_identifier(value_or(change.want, "schema"))));
  }
  return statements;
}

Statements alter_publication(const Change& change) {
  const std::string alter = "ALTER " + sql_target(change.want);
  Statements statements;
  if (change.has("publish")) {
    append(statements, one(alter + " SET (publish = " + pg::quote_literal(value_or(change.want, "publish")) + ")"));
  }
  if (change.has("publish via root")) {
    append(statements, one(alter + " SET (publish_via_partition_root = " +
                           (change.want.has("publish via root") ? "true" : "false") + ")"));
  }
  if (!change.has("tables") && !change.has("schemas")) return statements;
  std::vector<std::string> what;
  if (change.want.has("tables")) what.push_back("TABLE " + *change.want.find("tables"));
  if (change.want.has("schemas")) what.push_back("TABLES IN SCHEMA " + *change.want.find("schemas"));
  if (!what.empty() && !change.has("all tables")) append(statements, one(alter + " SET " + base::join(what, ", ")));
  return statements;
}

/// What differs but for comment, owner and grants.
Statements alter_itself(const Change& change, const Selection& selection) {
  switch (change.want.identity.kind) {
    case Kind::kExtension:
      return alter_extension(change);
    case Kind::kEnum:
      return alter_enum(change);
    case Kind::kDomain:
      return alter_domain(change);
    case Kind::kSequence:
      return alter_sequence(change);
    case Kind::kTable:
      return alter_table(change);
    case Kind::kColumn:
      return alter_column(change);
    case Kind::kConstraint:
      return alter_constraint(change, selection);
    case Kind::kIndex:
      return alter_index(change, selection);
    case Kind::kStatistics:
      return alter_statistics(change, selection);
    case Kind::kView:
      return alter_view(change, selection);
    case Kind::kFunction:
      return alter_function(change, selection);
    case Kind::kTrigger:
    case Kind::kRule:
      return alter_trigger(change, selection);
    case Kind::kMaterializedView:
    case Kind::kAggregate:
    case Kind::kPolicy:
      return change.is_only({}) ? Statements() : recreate(change, selection);
    case Kind::kEventTrigger:
      return alter_event_trigger(change, selection);
    case Kind::kPublication:
      return alter_publication(change);
    case Kind::kSchema:
    case Kind::kCollation:
    case Kind::kForeignServer:
    case Kind::kCompositeType:
    case Kind::kRangeType:
    case Kind::kBaseType:
    case Kind::kDefaultPrivileges:
      return {};
  }
  return {};
}

}  // namespace

Statements alter_table(const Change& change) {
  const std::string alter = "ALTER TABLE " + sql_name(change.want.identity);
  Statements statements;
  const auto add = [&](std::string_view field, const std::string& words) {
    if (change.has(field)) append(statements, one(alter + " " + words));
  };
  const Object& want = change.want;
  add("row level security",
      want.has("row level security") ? "ENABLE ROW LEVEL SECURITY" : "DISABLE ROW LEVEL SECURITY");
  add("forced row level security",
      want.has("forced row level security") ? "FORCE ROW LEVEL SECURITY" : "NO FORCE ROW LEVEL SECURITY");
  if (change.has("replica identity")) {
    const std::string value = value_or(want, "replica identity", "default");
    constexpr std::string_view kIndex = "using index ";
    add("replica identity",
        "REPLICA IDENTITY " +
            (value.starts_with(kIndex) ? "USING INDEX " + sql_of_written(value.substr(kIndex.size())) : value));
  }
  add("clustered on",
      want.has("clustered on") ? "CLUSTER ON " + sql_of_written(*want.find("clustered on")) : "SET WITHOUT CLUSTER");
  add("tablespace", "SET TABLESPACE " + pg::quote_identifier(value_or(want, "tablespace", "pg_default")));
  if (change.has("options")) append(statements, alter_options(alter, change, "options"));
  if (change.has("toast options")) append(statements, alter_options(alter, change, "toast options", "toast."));
  if (change.has("unlogged") && !want.has("unlogged")) append(statements, one(alter + " SET LOGGED"));
  if (change.has("unlogged") && want.has("unlogged")) {
    append(statements, withheld(alter + " SET UNLOGGED", "a crash would empty the table"));
  }
  return statements;
}

Statements alter(const Change& change, const Selection& selection) {
  Statements statements = alter_itself(change, selection);
  append(statements, alter_remarks(change, selection));
  if (change.has(kColumnOrder)) {
    statements.emplace_back(
        "-- the order of columns is that in which they were added, and changes with a new table alone");
  }
  return statements;
}

}  // namespace lockstep::catalog

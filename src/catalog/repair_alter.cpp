#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "catalog/words.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

/// What ALTER or CREATE OR REPLACE makes of an object; nothing where it has to be dropped and made anew.
using InPlace = std::optional<Statements>;

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

InPlace alter_constraint(const Change& change) {
  const std::string name = sql_part(change.want.identity);
  const std::string alter =
      (change.want.has("domain") ? "ALTER DOMAIN " : "ALTER TABLE ") + sql_name(change.want.identity);
  if (change.is_only({"not valid"})) {
    if (!change.has("not valid")) return Statements();
    if (!change.want.has("not valid")) return one(alter + " VALIDATE CONSTRAINT " + name);
  }
  if (change.is_only({"deferrable"}) && value_or(change.want, "type") == "foreign key") {
    if (!change.has("deferrable")) return Statements();
    const std::string words = value_or(change.want, "deferrable");
    return one(alter + " ALTER CONSTRAINT " + name + (words.empty() ? " NOT DEFERRABLE" : " DEFERRABLE " + words));
  }
  constexpr std::string_view kReferenced = "triggers of the referenced table";
  if (change.is_only({"triggers", kReferenced})) {
    Statements statements = alter_key_triggers(change, "triggers", sql_name(change.want.identity));
    append(statements, alter_key_triggers(change, kReferenced, sql_of_written(value_or(change.want, "references"))));
    return statements;
  }
  return std::nullopt;
}

/// Of an index or materialized view.
InPlace alter_stored(const Change& change) {
  if (change.is_only({})) return Statements();
  if (change.is_only({"options"})) return alter_options("ALTER " + sql_target(change.want), change, "options");
  return std::nullopt;
}

/// CREATE OR REPLACE takes the columns that there are in their order, and more behind them.
InPlace alter_view(const Change& change) {
  if (change.is_only({})) return Statements();
  const std::string had = value_or(change.have, "columns");
  const std::string wanted = value_or(change.want, "columns");
  const bool can_replace = wanted == had || wanted.starts_with(had + ", ");
  return can_replace ? InPlace(create_bare(change.want)) : std::nullopt;
}

/// Whether CREATE OR REPLACE takes the arguments: their names stay, and none loses its default.
bool can_replace_arguments(const Change& change) {
  constexpr std::string_view kDefault = " DEFAULT ";
  const std::vector<std::string> had = split_list(value_or(change.have, "arguments"));
  const std::vector<std::string> wanted = split_list(value_or(change.want, "arguments"));
  return std::equal(
      had.begin(), had.end(), wanted.begin(), wanted.end(), [&](std::string_view one, std::string_view other) {
        const std::size_t end = one.find(kDefault);
        const std::size_t other_end = other.find(kDefault);
        return one.substr(0, end) == other.substr(0, other_end) && (end == one.npos || other_end != other.npos);
      });
}

InPlace alter_function(const Change& change) {
  if (change.is_only({})) return Statements();
  const bool is_another = change.has("kind") || change.has("returns") || !can_replace_arguments(change);
  return is_another ? std::nullopt : InPlace(create_bare(change.want));
}

/// The kind, the arguments and what comes out of it are what CREATE OR REPLACE leaves alone.
InPlace alter_aggregate(const Change& change) {
  if (change.is_only({})) return Statements();
  const bool is_another =
      change.has("kind") || change.has("arguments") || change.has("stype") || change.has("finalfunc");
  return is_another ? std::nullopt : InPlace(create_bare(change.want));
}

std::string_view state_words(const Object& object) {
  const std::string* state = object.find("enabled");
  if (state == nullptr) return "ENABLE ";
  return *state == "disabled" ? "DISABLE " : *state == "replica" ? "ENABLE REPLICA " : "ENABLE ALWAYS ";
}

/// Of a trigger or rule.
InPlace alter_trigger(const Change& change) {
  if (change.is_only({})) return Statements();
  if (!change.is_only({"enabled"})) return std::nullopt;
  const std::string kind = change.want.identity.kind == Kind::kRule ? "RULE " : "TRIGGER ";
  return one("ALTER TABLE " + sql_name(change.want.identity) + " " + std::string(state_words(change.want)) + kind +
             sql_part(change.want.identity));
}

/// ALTER POLICY replaces roles and conditions, and takes none away.
InPlace alter_policy(const Change& change) {
  if (change.is_only({})) return Statements();
  const auto has_all = [&](std::initializer_list<std::string_view> fields) {
    return std::all_of(fields.begin(), fields.end(),
                       [&](std::string_view field) { return !change.has(field) || change.want.has(field); });
  };
  if (!change.is_only({"to", "using", "with check"}) || !has_all({"using", "with check"})) return std::nullopt;
  std::string text = "ALTER " + sql_target(change.want);
  if (change.has("to")) text += " TO " + policy_roles(change.want);
  if (change.has("using")) text += " USING (" + *change.want.find("using") + ")";
  if (change.has("with check")) text += " WITH CHECK (" + *change.want.find("with check") + ")";
  return one(text);
}

InPlace alter_event_trigger(const Change& change) {
  if (change.is_only({})) return Statements();
  if (!change.is_only({"enabled"})) return std::nullopt;
  return one("ALTER " + sql_target(change.want) + " " + std::string(base::trim(state_words(change.want))));
}

InPlace alter_statistics(const Change& change) {
  if (change.is_only({})) return Statements();
  if (!change.is_only({"statistics target"})) return std::nullopt;
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
  if (change.has("publish generated columns")) {
    append(statements, one(alter + " SET (publish_generated_columns = " +
                           value_or(change.want, "publish generated columns", "none") + ")"));
  }
  if (!change.has("tables") && !change.has("schemas")) return statements;
  std::vector<std::string> what;
  if (change.want.has("tables")) what.push_back("TABLE " + *change.want.find("tables"));
  if (change.want.has("schemas")) what.push_back("TABLES IN SCHEMA " + *change.want.find("schemas"));
  if (!what.empty() && !change.has("all tables")) append(statements, one(alter + " SET " + base::join(what, ", ")));
  return statements;
}

/// What differs but for comment, owner and grants.
InPlace alter_itself(const Change& change) {
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
      return alter_constraint(change);
    case Kind::kIndex:
    case Kind::kMaterializedView:
      return alter_stored(change);
    case Kind::kStatistics:
      return alter_statistics(change);
    case Kind::kView:
      return alter_view(change);
    case Kind::kFunction:
      return alter_function(change);
    case Kind::kTrigger:
    case Kind::kRule:
      return alter_trigger(change);
    case Kind::kAggregate:
      return alter_aggregate(change);
    case Kind::kPolicy:
      return alter_policy(change);
    case Kind::kEventTrigger:
      return alter_event_trigger(change);
    case Kind::kPublication:
      return alter_publication(change);
    case Kind::kSchema:
    case Kind::kCollation:
    case Kind::kForeignServer:
    case Kind::kCompositeType:
    case Kind::kRangeType:
    case Kind::kBaseType:
    case Kind::kDefaultPrivileges:
      return Statements();
  }
  return Statements();
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

Statements alter(const Change& change, const Selection& selection, RunBy run_by) {
  InPlace in_place = alter_itself(change);
  if (!in_place) return remake(change, selection, run_by);
  Statements statements = std::move(*in_place);
  append(statements, alter_remarks(change, selection));
  if (change.has(kColumnOrder)) {
    statements.emplace_back(
        "-- the order of columns is that in which they were added, and changes with a new table alone");
  }
  return statements;
}

}  // namespace lockstep::catalog

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

/// The number of varchar(20); nothing for another type or varchar without one.
std::optional<int> length_of(std::string_view type, std::string_view name) {
  if (!type.starts_with(name) || !type.substr(name.size()).starts_with('(') || !type.ends_with(')'))
    return std::nullopt;
  type.remove_prefix(name.size() + 1);
  int length = 0;
  const auto [end, failure] = std::from_chars(type.data(), type.data() + type.size() - 1, length);
  if (failure != std::errc() || end != type.data() + type.size() - 1) return std::nullopt;
  return length;
}

/// Whether every value of one type is one of the other, and is the same there.
bool is_widening(const std::string& from, const std::string& to) {
  constexpr std::string_view kVarchar = "character varying";
  const std::optional<int> length = length_of(from, kVarchar);
  const bool is_varchar = length || from == kVarchar;
  if (is_varchar && to == "text") return true;
  if (length && to == kVarchar) return true;
  if (const std::optional<int> wider = length_of(to, kVarchar)) return length && *length <= *wider;
  if (from == "smallint") return to == "integer" || to == "bigint" || to == "numeric";
  if (from == "integer") return to == "bigint" || to == "numeric";
  if (from == "bigint") return to == "numeric";
  return from == "real" && to == "double precision";
}

Statements alter_type(const Change& change, const std::string& alter) {
  const std::string type = value_or(change.want, "type");
  const std::string collation =
      change.want.has("collation") ? " COLLATE " + sql_of_written(*change.want.find("collation")) : "";
  const std::string statement = alter + " TYPE " + type + collation;
  if (!change.has("type") || is_widening(value_or(change.have, "type"), type)) return one(statement);
  return withheld(statement + " USING " + sql_part(change.want.identity) + "::" + type,
                  "rewrites the table, and fails or loses data where a value does not fit");
}

Statements alter_identity(const Change& change, const std::string& alter) {
  const std::string* want = change.want.find("identity");
  if (want == nullptr) {
    return withheld(alter + " DROP IDENTITY", "drops the sequence, and with it which numbers are taken");
  }
  const std::string words = *want == "always" ? "ALWAYS" : "BY DEFAULT";
  if (!change.have.has("identity")) {
    const std::string definition = column_definition(change.want);
    const std::size_t begin = definition.find(" AS IDENTITY");
    const std::size_t end = definition.rfind(')');
    const std::string options =
        end == std::string::npos || end < begin ? "" : definition.substr(begin, end + 1 - begin);
    return withheld(alter + " ADD GENERATED " + words + (options.empty() ? " AS IDENTITY" : options),
                    "its sequence has to start behind the numbers that are taken");
  }
  Statements statements;
  if (change.has("identity")) append(statements, one(alter + " SET GENERATED " + words));
  if (!change.has("sequence")) return statements;
  const std::string sequence = value_or(change.want, "sequence");
  const std::size_t options = sequence.rfind(" increment ");
  const std::string other = value_or(change.have, "sequence");
  if (options == std::string::npos || other.substr(0, other.rfind(" increment ")) != sequence.substr(0, options)) {
    return statements;  // a name, which ALTER SEQUENCE … RENAME changes: of no consequence
  }
  std::string list;
  std::string name;
  for (const std::string_view word : base::split(std::string_view(sequence).substr(options + 1), ' ')) {
    if (name.empty() && word != "cycle") {
      name = word;
      continue;
    }
    list += " SET " + (name.empty() ? std::string(word) : name + " " + std::string(word));
    name.clear();
  }
  if (!sequence.ends_with(" cycle")) list += " SET NO CYCLE";
  append(statements, one(alter + list));
  return statements;
}

Statements alter_generated(const Change& change, const std::string& alter) {
  if (!change.want.has("generated") && !change.have.has("virtual")) return one(alter + " DROP EXPRESSION");
  return withheld(alter + " SET EXPRESSION AS (" + value_or(change.want, "generated") + ")",
                  "only PostgreSQL 17 and later can, elsewhere the column has to be made anew");
}

}  // namespace

Statements alter_column(const Change& change) {
  const std::string alter =
      "ALTER TABLE " + sql_name(change.want.identity) + " ALTER COLUMN " + sql_part(change.want.identity);
  Statements statements;
  const auto set = [&](std::string_view field, std::string_view word, std::string_view otherwise) {
    if (!change.has(field)) return;
    append(statements, one(alter + " SET " + std::string(word) + " " + value_or(change.want, field, otherwise)));
  };
  if (change.has("type") || change.has("collation")) append(statements, alter_type(change, alter));
  if (change.has("generated") || change.has("virtual")) append(statements, alter_generated(change, alter));
  // Where an identity is withheld, what gives numbers until then stays.
  const bool is_replaced = change.want.has("identity") && !change.have.has("identity");
  if (change.has("default") && !is_replaced) {
    const std::string* value = change.want.find("default");
    append(statements, one(alter + (value == nullptr ? " DROP DEFAULT" : " SET DEFAULT " + *value)));
  }
  if (change.has("not null")) {
    append(statements, one(alter + (change.want.has("not null") ? " SET NOT NULL" : " DROP NOT NULL")));
  }
  if (change.has("identity") || change.has("sequence")) append(statements, alter_identity(change, alter));
  set("compression", "COMPRESSION", "default");
  set("statistics target", "STATISTICS", "-1");
  if (change.has("storage") && change.want.has("storage")) set("storage", "STORAGE", "");
  if (change.has("storage") && !change.want.has("storage")) {
    // DEFAULT is a word since PostgreSQL 16 only; extended is what nearly every type has that can be stored otherwise.
    append(statements, one(alter + " SET STORAGE EXTENDED"));
  }
  if (change.has("options")) {
    const std::string had = value_or(change.have, "options");
    if (!had.empty()) append(statements, one(alter + " RESET (" + sql_option_names(had) + ")"));
    if (change.want.has("options")) {
      append(statements, one(alter + " SET (" + sql_options(*change.want.find("options")) + ")"));
    }
  }
  return statements;
}

Statements alter_enum(const Change& change) {
  if (!change.has("values")) return {};
  const std::vector<std::string> had = values_of(value_or(change.have, "values"));
  const std::vector<std::string> wanted = values_of(value_or(change.want, "values"));
  const std::string alter = "ALTER TYPE " + sql_name(change.want.identity);
  const auto literal = [](const std::string& value) { return "'" + base::replace_all(value, "'", "''") + "'"; };
  const auto is_in = [](const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  };
  std::vector<std::size_t> unequal;
  for (std::size_t at = 0; had.size() == wanted.size() && at < had.size(); ++at) {
    if (had[at] != wanted[at]) unequal.push_back(at);
  }
  if (unequal.size() == 1 && !is_in(had, wanted[unequal[0]])) {
    return one(alter + " RENAME VALUE " + literal(had[unequal[0]]) + " TO " + literal(wanted[unequal[0]]));
  }
  std::vector<std::string> kept;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(kept),
               [&](const std::string& value) { return is_in(had, value); });
  if (kept != had) {
    return {commented("values are never taken away or moved by ALTER TYPE: a new type has to take the place of " +
                      sql_name(change.want.identity) + ", and rows with a value that goes need another first")};
  }
  Statements statements;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    if (is_in(had, wanted[at])) continue;
    const std::string place = at > 0        ? " AFTER " + literal(wanted[at - 1])
                              : had.empty() ? ""
                                            : " BEFORE " + literal(had[0]);
    append(statements, one(alter + " ADD VALUE " + literal(wanted[at]) + place));
  }
  return statements;
}

}  // namespace lockstep::catalog

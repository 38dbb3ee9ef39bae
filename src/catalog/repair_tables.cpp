#include <algorithm>

#include "base/text.h"
#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "catalog/words.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

/// The sequence of an identity column: its name and options in one text.
std::string identity_options(const Object& column) {
  const std::string* sequence = column.find("sequence");
  if (sequence == nullptr) return "";
  const std::size_t options = sequence->rfind(" increment ");
  if (options == std::string::npos) return "";
  return " (SEQUENCE NAME " + pg::quote_identifier(column.identity.schema) + "." +
         pg::quote_identifier(plain_name(std::string_view(*sequence).substr(0, options))) + sequence->substr(options) +
         ")";
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string key_list(const std::string& keys) {
  std::string list;
  for (const std::string& key : split_list(keys)) {
    if (!list.empty()) list += ", ";
    if (key.starts_with('(')) {
      list += key;
      continue;
    }
    const std::size_t end = key.starts_with('"') ? end_of_piece(key, 0) : std::min(key.find(' '), key.size());
    list += pg::quote_identifier(plain_name(key.substr(0, end))) + key.substr(end);
  }
  return list;
}

std::string include_of(const Object& object) {
  const std::string* include = object.find("include");
  return include == nullptr ? "" : " INCLUDE (" + sql_list(*include) + ")";
}

std::string storage_of(const Object& object, std::string_view tablespace_words) {
  const std::string* options = object.find("options");
  const std::string* tablespace = object.find("tablespace");
  std::string text;
  if (options != nullptr) text += " WITH (" + sql_options(*options) + ")";
  if (tablespace != nullptr) text += std::string(tablespace_words) + pg::quote_identifier(*tablespace);
  return text;
}

std::string deferrable_of(const Object& constraint) {
  const std::string* deferrable = constraint.find("deferrable");
  return deferrable == nullptr ? "" : " DEFERRABLE " + upper(*deferrable);
}

std::string foreign_key_definition(const Object& key) {
  std::string text = "FOREIGN KEY (" + sql_list(value_or(key, "columns")) + ") REFERENCES " +
                     sql_of_written(value_or(key, "references")) + " (" + sql_list(value_or(key, "foreign columns")) +
                     ")";
  if (key.has("match")) text += " MATCH FULL";
  if (key.has("on delete")) text += " ON DELETE " + upper(*key.find("on delete"));
  if (key.has("on delete columns")) text += " (" + sql_list(*key.find("on delete columns")) + ")";
  if (key.has("on update")) text += " ON UPDATE " + upper(*key.find("on update"));
  return text + deferrable_of(key);
}

/// Without what says whether it is valid. Nothing where it is not known how it is written.
std::string constraint_definition(const Object& constraint) {
  const std::string type = value_or(constraint, "type");
  if (constraint.has("period") || constraint.has("without overlaps")) return "";
  if (type == "check") {
    return "CHECK (" + value_or(constraint, "expression") + ")" + (constraint.has("no inherit") ? " NO INHERIT" : "");
  }
  if (type == "exclusion") return value_or(constraint, "definition");
  if (type == "foreign key") return foreign_key_definition(constraint);
  const std::string words = type == "primary key"                  ? "PRIMARY KEY ("
                            : constraint.has("nulls not distinct") ? "UNIQUE NULLS NOT DISTINCT ("
                                                                   : "UNIQUE (";
  return words + sql_list(value_or(constraint, "keys")) + ")" + include_of(constraint) +
         storage_of(constraint, " USING INDEX TABLESPACE ") + deferrable_of(constraint);
}

/// What CREATE TABLE has between and after its parentheses.
std::string table_body(const Object& table, const std::vector<const Object*>& parts) {
  if (table.has("partition of")) {
    return " PARTITION OF " + sql_of_written(value_or(table, "partition of")) + " " + value_or(table, "partition");
  }
  std::string columns;
  for (const Object* part : parts) {
    if (part->identity.kind != Kind::kColumn || part->is_inherited) continue;
    columns += (columns.empty() ? "\n  " : ",\n  ") + column_definition(*part);
  }
  std::string body = " (" + columns + (columns.empty() ? ")" : "\n)");
  if (table.has("inherits")) {
    std::vector<std::string> parents = split_list(*table.find("inherits"));
    for (std::string& parent : parents) parent = sql_of_written(parent);
    body += " INHERITS (" + base::join(parents, ", ") + ")";
  }
  return body;
}

}  // namespace

std::string column_definition(const Object& column) {
  std::string text = sql_part(column.identity) + " " + value_or(column, "type");
  if (column.has("collation")) text += " COLLATE " + sql_of_written(*column.find("collation"));
  if (column.has("generated")) {
    text += " GENERATED ALWAYS AS (" + *column.find("generated") + ")" + (column.has("virtual") ? "" : " STORED");
  }
  if (column.has("identity")) {
    text += " GENERATED " + upper(*column.find("identity")) + " AS IDENTITY" + identity_options(column);
  }
  if (column.has("default")) text += " DEFAULT " + *column.find("default");
  if (column.has("not null")) text += " NOT NULL";
  return text;
}

Statements create_constraint(const Object& constraint) {
  const std::string definition = constraint_definition(constraint);
  if (definition.empty()) return {};
  const std::string alter =
      (constraint.has("domain") ? "ALTER DOMAIN " : "ALTER TABLE ") + sql_name(constraint.identity);
  const std::string add = alter + " ADD CONSTRAINT " + sql_part(constraint.identity) + " " + definition;
  const std::string type = value_or(constraint, "type");
  if (constraint.has("not enforced")) return one(add + " NOT ENFORCED");
  if (type != "check" && type != "foreign key") return one(add);
  // Before PostgreSQL 18 a foreign key of a partitioned table is never NOT VALID.
  if (constraint.has("of partitioned table") && !constraint.has("not valid")) return one(add);
  // Rows are looked at without a lock that keeps others from writing.
  Statements statements = one(add + " NOT VALID");
  if (!constraint.has("not valid"))
    append(statements, one(alter + " VALIDATE CONSTRAINT " + sql_part(constraint.identity)));
  return statements;
}

Statements create_index(const Object& index) {
  const bool is_partitioned = index.has("partitioned");
  std::string text = index.has("unique") ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  if (!is_partitioned) text += "CONCURRENTLY ";
  text += sql_part(index.identity) + " ON " + sql_name(index.identity) + " USING " + value_or(index, "method") + " (" +
          key_list(value_or(index, "keys")) + ")" + include_of(index);
  if (index.has("nulls not distinct")) text += " NULLS NOT DISTINCT";
  text += storage_of(index, " TABLESPACE ");
  if (index.has("where")) text += " WHERE " + *index.find("where");
  if (index.has("invalid")) return withheld(text, "the other side's index is invalid, as a failed build leaves it");
  return one(text);
}

Statements use_indexes(const Object& table) {
  const Object plain{table.identity, {}, 0, false};
  Change uses{plain, table, {}};
  for (const std::string_view field : {"replica identity", "clustered on"}) {
    if (table.has(field)) uses.fields.emplace_back(field);
  }
  return alter_table(uses);
}

Statements create_table(const Object& table, const std::vector<const Object*>& parts) {
  if (table.has("foreign") || table.has("of type")) return {};
  std::string text = std::string(table.has("unlogged") ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ") +
                     sql_name(table.identity) + table_body(table, parts);
  if (table.has("partition by")) text += " PARTITION BY " + *table.find("partition by");
  if (table.has("access method")) text += " USING " + pg::quote_identifier(*table.find("access method"));
  text += storage_of(table, " TABLESPACE ");
  Statements statements = one(text);
  const Object plain{table.identity, {}, 0, false};
  Change extras{plain, table, {}};
  for (const std::string_view field : {"row level security", "forced row level security", "toast options"}) {
    if (table.has(field)) extras.fields.emplace_back(field);
  }
  append(statements, alter_table(extras));
  return statements;
}

}  // namespace lockstep::catalog

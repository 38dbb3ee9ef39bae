#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replay/database.h"
#include "sql/query.h"

// The names that PostgreSQL gives to what has none. The rules are those of makeObjectName, ChooseRelationName,
// ChooseConstraintName, ChooseIndexColumnNames and FigureColname of PostgreSQL 15.
namespace lockstep::replay {

/// "first_second_label", the longer of the first two cut until the whole has 63 bytes. Second and label may be empty.
std::string object_name(std::string_view first, std::string_view second, std::string_view label);

/// The same, with the first number after the label that makes it a name which no relation of the schema has.
enum class NameOf { kRelation, kConstraintIndex };
std::string free_relation_name(const Database& database, std::string_view schema, std::string_view first,
                               std::string_view second, std::string_view label, NameOf kind);
/// The same for a constraint without an index: no constraint of the schema has it.
std::string free_constraint_name(const Database& database, std::string_view schema, std::string_view first,
                                 std::string_view second, std::string_view label);

/// Names of keys joined by "_" for the middle of a name: "a_b_expr".
std::string joined_key_names(const std::vector<std::string>& names);
/// Repeated names get numbers: "expr", "expr1".
std::vector<std::string> distinct_key_names(const std::vector<std::string>& names);

/// What a result column is called without AS; nothing when PostgreSQL calls it ?column? (or "expr" in an index).
std::optional<std::string> implied_name(const sql::Expression& expression);

/// The text of a regclass: `"My schema".t`, s.t, T.
sql::QualifiedName parse_name(std::string_view text);

/// A name cut to 63 bytes between characters.
std::string cut_name(std::string_view name);

}  // namespace lockstep::replay

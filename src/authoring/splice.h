#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "authoring/enum_users.h"
#include "sql/parse.h"

namespace lockstep::authoring {

/// Statements as the text of a migration: each with its semicolon and, for Drizzle, with the mark behind it. What is a
/// comment stands with the statement after it, or at the end with the one before.
std::string migration_text(const std::vector<std::string>& statements, sql::Splitting splitting);

/// The text of a generated migration with these statements where it changes the enum, in place of what the generator
/// made of that; at its top when it does not. Other statements stay as they are.
std::string with_enum_change(std::string_view text, sql::Splitting splitting, const sql::QualifiedName& name,
                             const EnumUsers& users, const std::vector<std::string>& statements);

}  // namespace lockstep::authoring

#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sql/names.h"

// Names and values as SQL writes them.
namespace lockstep::sql {

/// In quotes only where it needs them.
std::string quoted(std::string_view identifier);
std::string quoted(const QualifiedName& name);
/// a, "B", c
std::string quoted(const std::vector<std::string>& names);
std::string quoted(const std::vector<Name>& names);

/// 'it''s'
std::string literal(std::string_view text);

/// The type as SQL: varchar(20)[], app."Mood".
std::string type_text(const TypeName& type);

}  // namespace lockstep::sql

#pragma once
#include <string_view>

#include "sql/names.h"

namespace lockstep::replay {

/// Whether PostgreSQL has a type of the name by itself. Spelled as sql::TypeName has it: "int4", not "integer".
bool is_builtin_type(std::string_view name);

/// Whether a well-known extension brings a type of the name: citext, vector, geometry, …
bool is_extension_type(std::string_view name);

/// Whether a foreign key can be made from a column of one built-in type to one of another: they are compared by an
/// index on the second.
bool can_reference(const sql::TypeName& referencing, const sql::TypeName& referenced);

}  // namespace lockstep::replay

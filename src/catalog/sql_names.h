#pragma once
#include <string>
#include <string_view>

#include "catalog/snapshot.h"

// Names in statements: always in quotes, so that no name can be taken for a keyword.
namespace lockstep::catalog {

/// "public"."users", of what stands in a schema; for a part, of what it belongs to.
std::string sql_name(const Identity& identity);
/// The name of a part alone: "users_role_index".
std::string sql_part(const Identity& identity);
/// Of a list of written names: "a", "b".
std::string sql_list(std::string_view written_names);
/// Of one written name, perhaps qualified.
std::string sql_of_written(std::string_view written_name);

/// As ALTER, COMMENT ON and DROP name an object: TABLE "public"."users", CONSTRAINT "c" ON "public"."users".
std::string sql_target(const Object& object);

/// fillfactor='70' of fillfactor=70, of a list of them.
std::string sql_options(std::string_view options, std::string_view prefix = "");
/// Their names alone, for RESET.
std::string sql_option_names(std::string_view options, std::string_view prefix = "");

}  // namespace lockstep::catalog

#pragma once
#include <string>
#include <string_view>

#include "catalog/compare.h"
#include "model/compare_schemas.h"

namespace lockstep::pg_commands {

/// How the two sides of a catalog comparison are called: "the database", "the migrations".
struct SideNames {
  std::string_view before;
  std::string_view after;
};

/// "column public.users.nick is in the database and not in the migrations"; for what both have, each field with both
/// values.
std::string describe(const catalog::Difference& difference, const SideNames& names);

/// The same for pictures of a schema.
std::string describe(const model::SchemaDifference& difference, const SideNames& names);

}  // namespace lockstep::pg_commands

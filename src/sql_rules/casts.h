#pragma once
#include <cstdint>

#include "replay/database.h"
#include "sql/names.h"

namespace lockstep::sql_rules {

/// How a value of one type becomes one of another.
enum class Cast : std::uint8_t {
  kAutomatic,  // on assignment, and so in ALTER COLUMN … TYPE without USING
  kExplicit,   // where a cast is written
  kNone,       // not at all
  kUnknown,    // one of the two may have casts that nobody here knows of: an extension's type, say
};

/// PostgreSQL's own casts (pg_cast of version 15), those by way of text, and those of enums and domains. Modifiers
/// such as the 20 of varchar(20) do not matter.
Cast cast_between(const sql::TypeName& from, const sql::TypeName& to, const replay::Database& database);

}  // namespace lockstep::sql_rules

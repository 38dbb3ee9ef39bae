#pragma once
#include <string>
#include <string_view>

namespace lockstep::catalog {

/// A type as the server prints it.
struct TypeWords {
  std::string schema;   // of a type that is not PostgreSQL's
  std::string drizzle;  // as drizzle-kit prints it: varchar(255), timestamp (3) with time zone, mood[]
};
TypeWords type_words(std::string_view printed);

/// Whether two texts name one type, however they are written: int4 and integer, decimal(10,2) and numeric(10, 2).
bool is_same_type(std::string_view one, std::string_view other);

}  // namespace lockstep::catalog

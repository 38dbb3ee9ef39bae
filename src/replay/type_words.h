#pragma once
#include <string>

#include "model/schema.h"
#include "sql/names.h"

namespace lockstep::replay {

/// A type as drizzle-kit prints it: "varchar(255)", "timestamp (3) with time zone", "numeric(10, 2)[]". Unknown for
/// char(1), which drizzle-kit writes in two ways.
model::Property drizzle_words(const sql::TypeName& type);
/// The serial type over an integer type.
std::string serial_words(const sql::TypeName& type);

}  // namespace lockstep::replay

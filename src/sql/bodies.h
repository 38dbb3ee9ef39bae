#pragma once
#include <string_view>
#include <vector>

#include "sql/parse.h"

namespace lockstep::sql {

/// Reads the body of DO or CREATE FUNCTION into the statement's children, if it is one and the language is sql or
/// plpgsql. Gives what is wrong in it. `text` is the whole file.
std::vector<Problem> read_bodies(std::string_view text, Statement& statement);

}  // namespace lockstep::sql

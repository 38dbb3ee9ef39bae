#pragma once
#include <string_view>
#include <vector>

#include "sql/parse.h"

namespace lockstep::sql {

/// Reads the body of DO or CREATE FUNCTION, if the statement is one and its language is known, into its children. Gives
/// what is wrong in it.
std::vector<Problem> read_bodies(std::string_view text, Statement& statement);

}  // namespace lockstep::sql

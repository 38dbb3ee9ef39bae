#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "pg/connection.h"
#include "rows/fill.h"

namespace lockstep::rows {

/// Which rows break a statement, for people: "1 of 20 generated rows in chat_sessions has state = 'paused'". Knows
/// NULLs where none may be (23502), casts (22P02, 22001 and others of class 22), duplicates (23505), CHECKs (23514) and
/// foreign keys (23503), in ALTER TABLE and CREATE UNIQUE INDEX; values that an expression fails for (class 22, RAISE)
/// in any statement. Nothing for others, and when the rows cannot be read.
///
/// The database has to be as it was before the statement, and the connection outside a transaction; it changes nothing.
/// `report` tells whether rows are generated ones. Values are those of the database, untrusted: at most 5, cut to 60
/// characters.
std::optional<std::string> explain(pg::Connection& connection, const Report& report, std::string_view statement,
                                   const pg::Failure& failure);

}  // namespace lockstep::rows

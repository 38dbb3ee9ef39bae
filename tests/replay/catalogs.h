#pragma once
#include <string>
#include <vector>

#include "pg/connection.h"
#include "replay/database.h"

// A database as sorted lines, one an object: "column public.users.name varchar(20) not null default".
namespace lockstep::replay_tests {

std::vector<std::string> catalog_of(pg::Connection& connection);
std::vector<std::string> catalog_of(const replay::Database& database);

}  // namespace lockstep::replay_tests

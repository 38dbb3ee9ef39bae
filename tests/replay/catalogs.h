#pragma once
#include <string>
#include <vector>

#include "postgres/session.h"
#include "replay/database.h"

// A database as sorted lines, one an object: "column public.users.name varchar(20) not null default".
namespace lockstep::replay_tests {

std::vector<std::string> catalog_of(postgres::Session& session);
std::vector<std::string> catalog_of(const replay::Database& database);

}  // namespace lockstep::replay_tests

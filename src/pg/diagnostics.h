#pragma once
#include <string_view>

#include "pg/failure.h"
#include "pg/position.h"

struct pg_result;

namespace lockstep::pg {

/// The fields of an error or notice; `sent` is the text that it is about.
Message read_message(const pg_result* result, std::string_view sent, Characters characters);

}  // namespace lockstep::pg

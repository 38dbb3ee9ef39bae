#pragma once
#include <functional>
#include <pg_query/pg_query.pb-c.h>

namespace lockstep::sql {

/// Calls `visit` for every string that the tree has, of which it may change the bytes but not the length.
void for_each_text(PgQuery__ParseResult& tree, const std::function<void(char* text)>& visit);

}  // namespace lockstep::sql

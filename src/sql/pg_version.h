#pragma once
#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>
#include <string>

// Everything that depends on which libpg_query this is built with, as far as it shows in the names and types of nodes.
// That it knows more of the language than another one is the business of grammar_15.h.
namespace lockstep::sql {

/// The PostgreSQL whose parser it is.
constexpr int kParserMajor = PG_VERSION_NUM / 10000;

/// WITH ADMIN OPTION, or ADMIN OPTION FOR.
bool is_of_admin_option(const PgQuery__GrantRoleStmt& node);
/// Of PARTITION BY, in lower case: "list", "range" or "hash".
std::string strategy_of(const PgQuery__PartitionSpec& node);
/// WHEN MATCHED, in contrast to WHEN NOT MATCHED.
bool is_when_matched(const PgQuery__MergeWhenClause& node);

}  // namespace lockstep::sql

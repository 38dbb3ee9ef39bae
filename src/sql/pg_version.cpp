#include "sql/pg_version.h"

#include "base/text.h"
#include "sql/convert_names.h"

namespace lockstep::sql {

#if PG_VERSION_NUM >= 160000

bool is_of_admin_option(const PgQuery__GrantRoleStmt& node) {
  return find_option(nodes(node.n_opt, node.opt), "admin") != nullptr;
}

std::string strategy_of(const PgQuery__PartitionSpec& node) {
  switch (node.strategy) {
    case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_LIST:
      return "list";
    case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_RANGE:
      return "range";
    case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_HASH:
      return "hash";
    default:
      return {};
  }
}

#else

bool is_of_admin_option(const PgQuery__GrantRoleStmt& node) {
  return node.admin_opt != 0;
}

std::string strategy_of(const PgQuery__PartitionSpec& node) {
  return base::lower_ascii(view(node.strategy));
}

#endif

#if PG_VERSION_NUM >= 170000

bool is_when_matched(const PgQuery__MergeWhenClause& node) {
  return node.match_kind == PG_QUERY__MERGE_MATCH_KIND__MERGE_WHEN_MATCHED;
}

#else

bool is_when_matched(const PgQuery__MergeWhenClause& node) {
  return node.matched != 0;
}

#endif

}  // namespace lockstep::sql

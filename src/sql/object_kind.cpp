#include <array>
#include <utility>

#include "sql/convert_objects.h"

namespace lockstep::sql {

ObjectKind object_kind_of(PgQuery__ObjectType type) {
  using Pair = std::pair<PgQuery__ObjectType, ObjectKind>;
  static constexpr std::array kKinds{
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, ObjectKind::kTable},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, ObjectKind::kView},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, ObjectKind::kMaterializedView},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_INDEX, ObjectKind::kIndex},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, ObjectKind::kSequence},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE, ObjectKind::kForeignTable},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, ObjectKind::kType},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN, ObjectKind::kDomain},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, ObjectKind::kSchema},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, ObjectKind::kColumn},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE, ObjectKind::kAttribute},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT, ObjectKind::kTableConstraint},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT, ObjectKind::kDomainConstraint},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, ObjectKind::kFunction},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, ObjectKind::kProcedure},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE, ObjectKind::kRoutine},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE, ObjectKind::kAggregate},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, ObjectKind::kTrigger},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_POLICY, ObjectKind::kPolicy},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_RULE, ObjectKind::kRule},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION, ObjectKind::kExtension},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_EVENT_TRIGGER, ObjectKind::kEventTrigger},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_PUBLICATION, ObjectKind::kPublication},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_SUBSCRIPTION, ObjectKind::kSubscription},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_ROLE, ObjectKind::kRole},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE, ObjectKind::kDatabase},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE, ObjectKind::kTablespace},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION, ObjectKind::kCollation},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_CAST, ObjectKind::kCast},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR, ObjectKind::kOperator},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_STATISTIC_EXT, ObjectKind::kStatistics},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER, ObjectKind::kForeignServer},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_FDW, ObjectKind::kForeignDataWrapper},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_USER_MAPPING, ObjectKind::kUserMapping},
      Pair{PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE, ObjectKind::kLanguage},
  };
  for (const auto& [from, to] : kKinds) {
    if (from == type) return to;
  }
  return ObjectKind::kOther;
}

std::string_view words(ObjectKind kind) {
  static constexpr std::array<std::string_view, 36> kWords{
      "table",         "view",        "materialized view",
      "index",         "sequence",    "foreign table",
      "type",          "domain",      "schema",
      "column",        "attribute",   "constraint",
      "constraint",    "function",    "procedure",
      "routine",       "aggregate",   "trigger",
      "policy",        "rule",        "extension",
      "event trigger", "publication", "subscription",
      "role",          "database",    "tablespace",
      "collation",     "cast",        "operator",
      "statistics",    "server",      "foreign data wrapper",
      "user mapping",  "language",    "object",
  };
  return kWords[static_cast<std::size_t>(kind)];
}

}  // namespace lockstep::sql

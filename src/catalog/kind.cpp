#include "catalog/kind.h"

namespace lockstep::catalog {

std::string_view noun(Kind kind) {
  switch (kind) {
    case Kind::kSchema:
      return "schema";
    case Kind::kExtension:
      return "extension";
    case Kind::kCollation:
      return "collation";
    case Kind::kForeignServer:
      return "foreign server";
    case Kind::kEnum:
      return "enum";
    case Kind::kDomain:
      return "domain";
    case Kind::kCompositeType:
      return "composite type";
    case Kind::kRangeType:
      return "range type";
    case Kind::kBaseType:
      return "base type";
    case Kind::kSequence:
      return "sequence";
    case Kind::kTable:
      return "table";
    case Kind::kColumn:
      return "column";
    case Kind::kConstraint:
      return "constraint";
    case Kind::kIndex:
      return "index";
    case Kind::kStatistics:
      return "statistics";
    case Kind::kView:
      return "view";
    case Kind::kMaterializedView:
      return "materialized view";
    case Kind::kFunction:
      return "function";
    case Kind::kAggregate:
      return "aggregate";
    case Kind::kTrigger:
      return "trigger";
    case Kind::kRule:
      return "rule";
    case Kind::kPolicy:
      return "policy";
    case Kind::kEventTrigger:
      return "event trigger";
    case Kind::kPublication:
      return "publication";
    case Kind::kDefaultPrivileges:
      return "default privileges";
  }
  return "object";
}

bool is_part(Kind kind) {
  switch (kind) {
    case Kind::kColumn:
    case Kind::kConstraint:
    case Kind::kIndex:
    case Kind::kStatistics:
    case Kind::kTrigger:
    case Kind::kRule:
    case Kind::kPolicy:
      return true;
    default:
      return false;
  }
}

}  // namespace lockstep::catalog

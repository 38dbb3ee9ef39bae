#pragma once
#include <string_view>

namespace lockstep::catalog {

/// What a catalog knows, in an order in which it can be made.
enum class Kind {
  kSchema,
  kExtension,
  kCollation,
  kForeignServer,
  kEnum,
  kDomain,
  kCompositeType,
  kRangeType,
  kBaseType,
  kSequence,
  kTable,  // also partitioned and foreign ones
  kColumn,
  kConstraint,  // of a table or domain
  kIndex,       // but for those that a constraint brings
  kStatistics,
  kView,
  kMaterializedView,
  kFunction,  // also procedures and window functions
  kAggregate,
  kTrigger,
  kRule,
  kPolicy,
  kEventTrigger,
  kPublication,
  kDefaultPrivileges,
};
constexpr std::size_t kKinds = static_cast<std::size_t>(Kind::kDefaultPrivileges) + 1;

/// The noun for people: "composite type".
std::string_view noun(Kind kind);

/// Whether an object of the kind goes with a table, view or domain: a column, constraint, index, …
bool is_part(Kind kind);

}  // namespace lockstep::catalog

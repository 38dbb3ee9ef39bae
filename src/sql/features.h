#pragma once
#include <optional>
#include <string_view>

namespace lockstep::sql {

struct Statement;

/// Syntax that PostgreSQL does not have before `major_version`.
struct NewerFeature {
  std::string_view feature;  // in words: "MERGE … RETURNING"
  int major_version = 0;
};

// Statements in the grammar of PostgreSQL 16 to 18, which the parser of 15 does not know, are recognised (parse.h,
// kNewerSyntax), also where the parser itself is newer (grammar_15.h). They are given all the same, and say what the
// newer words mean, for
//   18  virtual generated columns (Constraint::is_virtual), NOT NULL as a table constraint (kNotNull with columns, also
//       NOT VALID), NOT ENFORCED (is_not_enforced)
//   17  SET EXPRESSION (kSetExpression), SET ACCESS METHOD DEFAULT, WHEN NOT MATCHED BY SOURCE (MergeAction::by_source)
//   16  STORAGE of a new column (Column::storage), 1_000 and 0x1F (as the plain number)
// and, without what the newer words say, for
//   18  WITHOUT OVERLAPS, PERIOD, NO INHERIT, RETURNING WITH, VACUUM ONLY
//   17  MERGE … RETURNING, AT LOCAL, SQL/JSON functions (cut off where they stop being plain calls)
//   16  IS JSON (as IS TRUE), options of GRANT to roles, XMLSERIALIZE … INDENT
// Not for a sub-query in FROM without a name, REINDEX and CREATE STATISTICS without one, SET STORAGE DEFAULT, REVOKE …
// OPTION FOR, ALTER DOMAIN … ADD NOT NULL, and ALTER OPERATOR … SET (HASHES).

/// The newest feature that the statement uses, of those that came with PostgreSQL 11 or later; nothing when there is
/// none.
std::optional<NewerFeature> newest_feature(const Statement& statement);

}  // namespace lockstep::sql

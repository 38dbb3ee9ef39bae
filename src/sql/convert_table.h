#pragma once
#include "sql/convert_names.h"
#include "sql/objects.h"

namespace lockstep::sql {

Persistence persistence_of(const PgQuery__RangeVar* relation);

/// A definition whose parts end before token `end`.
Column column_of(Source& source, const PgQuery__ColumnDef& node, Source::Index end);
/// A constraint that is no attribute of another one, and ends before token `end`.
Constraint constraint_of(Source& source, const PgQuery__Constraint& node, Source::Index end);
/// Constraints of a column or domain, where DEFERRABLE and its like are nodes of their own.
std::vector<Constraint> constraints_of(Source& source, Nodes items, Source::Index end);
IndexKey index_key_of(Source& source, const PgQuery__IndexElem& node, Source::Index first);
std::vector<IndexKey> index_keys_of(Source& source, Nodes items, Source::Index open);
PartitionBound bound_of(Source& source, const PgQuery__PartitionBoundSpec& node);

CreateTable create_table_of(Source& source, const PgQuery__CreateStmt& node);
CreateTableAs create_table_as_of(Source& source, const PgQuery__CreateTableAsStmt& node);
/// The query `node` with the INTO that stands in it, or in the first query of its set operation.
CreateTableAs select_into_of(Source& source, const PgQuery__SelectStmt& node, const PgQuery__IntoClause& into);
CreateIndex create_index_of(Source& source, const PgQuery__IndexStmt& node);
AlterTable alter_table_of(Source& source, const PgQuery__AlterTableStmt& node);

}  // namespace lockstep::sql

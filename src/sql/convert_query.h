#pragma once
#include "sql/convert_names.h"

namespace lockstep::sql {

/// Of a SelectStmt; an empty query for anything else. Never null.
std::unique_ptr<Query> query_of(Source& source, const PgQuery__Node* node);
Query query_of(Source& source, const PgQuery__SelectStmt& node);

Insert insert_of(Source& source, const PgQuery__InsertStmt& node);
Update update_of(Source& source, const PgQuery__UpdateStmt& node);
Delete delete_of(Source& source, const PgQuery__DeleteStmt& node);
Merge merge_of(Source& source, const PgQuery__MergeStmt& node);
/// Any of the five; an empty query for anything else.
DataStatement data_statement_of(Source& source, const PgQuery__Node* node);

}  // namespace lockstep::sql

#pragma once
#include "sql/convert_names.h"

namespace lockstep::sql {

/// FROM with its joins taken apart.
struct FromList {
  std::vector<FromItem> items;
  std::vector<Expression> conditions;
  std::vector<Name> columns;  // of USING
};

FromList from_of(Source& source, Nodes items);
std::vector<Target> targets_of(Source& source, Nodes items);
std::vector<CommonTable> common_tables_of(Source& source, const PgQuery__WithClause* with);

}  // namespace lockstep::sql

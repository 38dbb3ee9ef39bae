#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replay/uses.h"
#include "sql/query.h"

// What names in a query can mean.
namespace lockstep::replay {

/// A relation or sub-query whose columns can be named.
struct ScopeItem {
  std::string name;  // its alias, or the relation's
  std::string schema;
  const Relation* relation = nullptr;
  std::vector<OutputColumn> columns;  // of a sub-query
  bool is_open = false;
};

/// The FROM and WITH of one query, within those of the query around it.
struct Scope {
  std::vector<ScopeItem> items;
  std::vector<std::pair<std::string, QueryPicture>> common_tables;
  const Scope* outer = nullptr;
};

OutputColumn output_of(const Column& column);
ScopeItem item_of(const Relation& relation);
/// As `alias`, in OLD and NEW.
ScopeItem item_of(const Relation& relation, std::string alias);

/// Whether a qualifier ("t", "s.t") means the item.
bool matches(const ScopeItem& item, std::string_view qualifier);
/// Null when WITH has none of the name.
const QueryPicture* find_common_table(const Scope& scope, const sql::QualifiedName& name);

struct FoundItem {
  const ScopeItem* item = nullptr;  // null when no known item has the column
  bool may_be_other = false;        // an item that is not wholly known could have it too
};
/// The item that a column is of; for a name without qualifier, in the innermost scope that has it.
FoundItem find_item(const Scope& scope, const sql::Expression& column);

}  // namespace lockstep::replay

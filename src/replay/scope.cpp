#include "replay/scope.h"

#include <algorithm>
#include <utility>

namespace lockstep::replay {
namespace {

bool has_column(const ScopeItem& item, std::string_view name) {
  if (item.relation != nullptr) return find_column(*item.relation, name) != nullptr;
  return std::any_of(item.columns.begin(), item.columns.end(),
                     [&](const OutputColumn& column) { return column.name == name; });
}

}  // namespace

OutputColumn output_of(const Column& column) {
  return {column.name, column.type, column.type_id, column.is_type_known};
}

ScopeItem item_of(const Relation& relation) {
  return {relation.name, relation.schema, &relation, {}, !relation.open_columns.empty()};
}

ScopeItem item_of(const Relation& relation, std::string alias) {
  ScopeItem item = item_of(relation);
  item.name = std::move(alias);
  item.schema.clear();
  return item;
}

bool matches(const ScopeItem& item, std::string_view qualifier) {
  if (item.name == qualifier) return true;
  return !item.schema.empty() && qualifier == item.schema + "." + item.name;
}

const QueryPicture* find_common_table(const Scope& scope, const sql::QualifiedName& name) {
  if (!name.schema.empty()) return nullptr;
  for (const Scope* one = &scope; one != nullptr; one = one->outer) {
    for (const auto& [table, picture] : one->common_tables) {
      if (table == name.name) return &picture;
    }
  }
  return nullptr;
}

FoundItem find_item(const Scope& scope, const sql::Expression& column) {
  FoundItem found;
  for (const Scope* one = &scope; one != nullptr; one = one->outer) {
    for (const ScopeItem& item : one->items) {
      const bool is_it = column.qualifier.empty() ? has_column(item, column.text) : matches(item, column.qualifier);
      if (is_it) found.item = &item;
      if (is_it) return found;
      if (column.qualifier.empty() && item.is_open) found.may_be_other = true;
    }
  }
  return found;
}

}  // namespace lockstep::replay

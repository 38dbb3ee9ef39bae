#include <algorithm>
#include <utility>

#include "sql/convert_expression.h"
#include "sql/convert_table.h"

// Columns, constraints and index keys. The tree has the place where each begins; it ends where the next one begins, or
// before the comma or parenthesis that ends the list.
namespace lockstep::sql {
namespace {

using Index = Source::Index;

ConstraintKind kind_of(PgQuery__ConstrType type) {
  switch (type) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NULL:
      return ConstraintKind::kNull;
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
      return ConstraintKind::kNotNull;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
      return ConstraintKind::kDefault;
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
      return ConstraintKind::kIdentity;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
      return ConstraintKind::kGenerated;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      return ConstraintKind::kPrimaryKey;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      return ConstraintKind::kUnique;
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
      return ConstraintKind::kExclusion;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
      return ConstraintKind::kForeignKey;
    default:
      return ConstraintKind::kCheck;
  }
}

bool is_attribute(PgQuery__ConstrType type) {
  return type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE ||
         type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE ||
         type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED || type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_IMMEDIATE;
}

void apply_attribute(Constraint& constraint, PgQuery__ConstrType attribute) {
  if (attribute == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE) constraint.is_deferrable = true;
  if (attribute != PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED) return;
  constraint.is_initially_deferred = true;
  constraint.is_deferrable = true;
}

/// pg_constraint's letters.
ReferentialAction action_of(const char* letter) {
  switch (view(letter).empty() ? 'a' : *letter) {
    case 'r':
      return ReferentialAction::kRestrict;
    case 'c':
      return ReferentialAction::kCascade;
    case 'n':
      return ReferentialAction::kSetNull;
    case 'd':
      return ReferentialAction::kSetDefault;
    default:
      return ReferentialAction::kNoAction;
  }
}

std::unique_ptr<Reference> reference_of(const Source& source, const PgQuery__Constraint& node) {
  auto reference = std::make_unique<Reference>();
  reference->table = name_of(source, node.pktable);
  const Index after = source.tokens.at(reference->table.span.end);
  reference->columns = names_of(source, nodes(node.n_pk_attrs, node.pk_attrs), after);
  reference->on_delete = action_of(node.fk_del_action);
  reference->on_update = action_of(node.fk_upd_action);
  const Index on_delete = source.tokens.find_word(after, "delete");
  reference->set_columns = names_of(source, nodes(node.n_fk_del_set_cols, node.fk_del_set_cols), on_delete);
  reference->match_full = view(node.fk_matchtype) == "f";
  return reference;
}

std::vector<IndexKey> exclusions_of(Source& source, Nodes items, Index from) {
  std::vector<IndexKey> keys;
  Index first = source.tokens.find_symbol(from, '(') + 1;
  for (const PgQuery__Node* item : items) {
    if (item->node_case != PG_QUERY__NODE__NODE_LIST || item->list->n_items < 2) continue;
    const PgQuery__Node* key = item->list->items[0];
    if (key->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM) continue;
    keys.push_back(index_key_of(source, *key->index_elem, first));
    keys.back().exclusion_operator = text_of(item->list->items[1]);
    // Of OPERATOR(s.o) the name is a list of its own.
    const std::size_t dot = keys.back().exclusion_operator.rfind(", ");
    if (dot != std::string::npos) keys.back().exclusion_operator.erase(0, dot + 2);
    first = source.tokens.end_of_item(first) + 1;
  }
  return keys;
}

void read_generated(const Source& source, Constraint& constraint, const PgQuery__Constraint& node, Index first,
                    Index end) {
  constraint.generated_always = view(node.generated_when) == "a";
  if (constraint.kind != ConstraintKind::kGenerated) return;
  constraint.is_virtual = source.tokens.find_word(first, "stored") >= end;
}

}  // namespace

Constraint constraint_of(Source& source, const PgQuery__Constraint& node, Index end) {
  Constraint constraint;
  constraint.kind = kind_of(node.contype);
  const Index first = source.token_at(node.location);
  constraint.span = source.tokens.span(first, end - 1);
  Index next = first;
  if (!view(node.conname).empty()) {
    constraint.name = source.tokens.find_name(node.conname, first + 1);
    next = first + 2;
  }
  constraint.expression = optional_expression_of(source, node.raw_expr);
  // PRIMARY KEY (a), UNIQUE (a), FOREIGN KEY (a): the list comes first in the text.
  const Nodes columns = node.n_fk_attrs > 0 ? nodes(node.n_fk_attrs, node.fk_attrs) : nodes(node.n_keys, node.keys);
  constraint.columns = names_of(source, columns, source.tokens.find_symbol(next, '('));
  constraint.included =
      names_of(source, nodes(node.n_including, node.including), source.tokens.find_word(next, "include"));
  constraint.exclusions = exclusions_of(source, nodes(node.n_exclusions, node.exclusions), next);
  if (constraint.kind == ConstraintKind::kForeignKey) constraint.reference = reference_of(source, node);
  if (!view(node.indexname).empty()) {
    constraint.index = source.tokens.find_name(node.indexname, source.tokens.find_word(next, "index") + 1);
  }
  constraint.method = std::string(view(node.access_method));
  constraint.options = options_of(source, nodes(node.n_options, node.options));
  constraint.where = optional_expression_of(source, node.where_clause);
  read_generated(source, constraint, node, next, end);
  constraint.is_not_valid = node.skip_validation;
  constraint.is_no_inherit = node.is_no_inherit;
  constraint.is_deferrable = node.deferrable;
  constraint.is_initially_deferred = node.initdeferred;
  constraint.nulls_not_distinct = node.nulls_not_distinct;
  return constraint;
}

std::vector<Constraint> constraints_of(Source& source, Nodes items, Index end) {
  std::vector<Constraint> constraints;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i]->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) continue;
    const PgQuery__Constraint& node = *items[i]->constraint;
    if (is_attribute(node.contype)) {
      if (!constraints.empty()) apply_attribute(constraints.back(), node.contype);
      continue;
    }
    std::size_t next = i + 1;
    while (next < items.size() && items[next]->node_case == PG_QUERY__NODE__NODE_CONSTRAINT &&
           is_attribute(items[next]->constraint->contype)) {
      ++next;
    }
    const bool is_last = next == items.size() || items[next]->node_case != PG_QUERY__NODE__NODE_CONSTRAINT;
    const Index own_end = is_last ? end : source.token_at(items[next]->constraint->location);
    constraints.push_back(constraint_of(source, node, std::min(own_end, end)));
  }
  return constraints;
}

Column column_of(Source& source, const PgQuery__ColumnDef& node, Index end) {
  Column column;
  const Index first = source.token_at(node.location);
  column.name = {std::string(view(node.colname)), source.tokens.span(first)};
  column.type = type_of(source, node.type_name);
  column.constraints = constraints_of(source, nodes(node.n_constraints, node.constraints), end);
  if (node.coll_clause != nullptr) {
    column.collation = name_of(source, nodes(node.coll_clause->n_collname, node.coll_clause->collname),
                               source.token_at(node.coll_clause->location) + 1);
  }
  column.compression = std::string(view(node.compression));
  column.storage = std::string(view(node.storage));
  column.span = source.tokens.span(first, end - 1);
  return column;
}

IndexKey index_key_of(Source& source, const PgQuery__IndexElem& node, Index first) {
  IndexKey key;
  const Index end = source.tokens.end_of_item(first);
  key.span = source.tokens.span(first, end - 1);
  if (!view(node.name).empty()) key.column = {node.name, source.tokens.span(first)};
  key.expression = optional_expression_of(source, node.expr);
  key.collation = name_of(source, nodes(node.n_collation, node.collation), first + 1);
  key.operator_class = name_of(source, nodes(node.n_opclass, node.opclass), first + 1);
  key.operator_class_options = options_of(source, nodes(node.n_opclassopts, node.opclassopts));
  if (node.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_ASC) key.order = IndexKey::Order::kAscending;
  if (node.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC) key.order = IndexKey::Order::kDescending;
  if (node.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST) key.nulls = IndexKey::Nulls::kFirst;
  if (node.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST) key.nulls = IndexKey::Nulls::kLast;
  return key;
}

std::vector<IndexKey> index_keys_of(Source& source, Nodes items, Index open) {
  std::vector<IndexKey> keys;
  Index first = open + 1;
  for (const PgQuery__Node* item : items) {
    if (item->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM) continue;
    keys.push_back(index_key_of(source, *item->index_elem, first));
    first = source.tokens.end_of_item(first) + 1;
  }
  return keys;
}

const Constraint* find_constraint(const Column& column, ConstraintKind kind) {
  for (const Constraint& constraint : column.constraints) {
    if (constraint.kind == kind) return &constraint;
  }
  return nullptr;
}

}  // namespace lockstep::sql

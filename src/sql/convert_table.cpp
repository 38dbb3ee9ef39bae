#include "sql/convert_table.h"

#include <utility>

#include "sql/convert_expression.h"
#include "sql/convert_query.h"
#include "sql/pg_version.h"

namespace lockstep::sql {
namespace {

using Index = Source::Index;

/// Bits of TableLikeClause::options (TableLikeOption in PostgreSQL's parsenodes.h).
enum LikeOption : std::uint32_t {
  kComments = 1U << 0,
  kCompression = 1U << 1,
  kConstraints = 1U << 2,
  kDefaults = 1U << 3,
  kGenerated = 1U << 4,
  kIdentity = 1U << 5,
  kIndexes = 1U << 6,
  kStatistics = 1U << 7,
  kStorage = 1U << 8,
};

TableLike like_of(const Source& source, const PgQuery__TableLikeClause& node) {
  TableLike like;
  like.table = name_of(source, node.relation);
  like.including_comments = (node.options & kComments) != 0;
  like.including_compression = (node.options & kCompression) != 0;
  like.including_constraints = (node.options & kConstraints) != 0;
  like.including_defaults = (node.options & kDefaults) != 0;
  like.including_generated = (node.options & kGenerated) != 0;
  like.including_identity = (node.options & kIdentity) != 0;
  like.including_indexes = (node.options & kIndexes) != 0;
  like.including_statistics = (node.options & kStatistics) != 0;
  like.including_storage = (node.options & kStorage) != 0;
  const Index name = source.tokens.at(like.table.span.begin);
  like.span = source.tokens.span(name == 0 ? 0 : name - 1, source.tokens.end_of_item(name) - 1);
  return like;
}

void read_elements(Source& source, CreateTable& table, Nodes elements) {
  table.columns.reserve(elements.size());
  for (const PgQuery__Node* element : elements) {
    switch (element->node_case) {
      case PG_QUERY__NODE__NODE_COLUMN_DEF: {
        const Index first = source.token_at(element->column_def->location);
        table.columns.push_back(column_of(source, *element->column_def, source.tokens.end_of_item(first)));
        break;
      }
      case PG_QUERY__NODE__NODE_CONSTRAINT: {
        const Index first = source.token_at(element->constraint->location);
        table.constraints.push_back(constraint_of(source, *element->constraint, source.tokens.end_of_item(first)));
        break;
      }
      case PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE:
        table.likes.push_back(like_of(source, *element->table_like_clause));
        break;
      default:
        break;
    }
  }
}

PartitionBy partition_by_of(Source& source, const PgQuery__PartitionSpec& node) {
  PartitionBy result;
  result.strategy = strategy_of(node);
  const Index first = source.token_at(node.location);
  Index last = first;
  for (const PgQuery__Node* item : nodes(node.n_part_params, node.part_params)) {
    if (item->node_case != PG_QUERY__NODE__NODE_PARTITION_ELEM) continue;
    const PgQuery__PartitionElem& element = *item->partition_elem;
    const Index begin = source.token_at(element.location);
    last = source.tokens.end_of_item(begin);
    IndexKey key;
    key.span = source.tokens.span(begin, last - 1);
    if (!view(element.name).empty()) key.column = {element.name, source.tokens.span(begin)};
    key.expression = optional_expression_of(source, element.expr);
    key.collation = name_of(source, nodes(element.n_collation, element.collation), begin + 1);
    key.operator_class = name_of(source, nodes(element.n_opclass, element.opclass), begin + 1);
    result.keys.push_back(std::move(key));
  }
  result.span = source.tokens.span(first, last);
  return result;
}

Name tablespace_of(const Source& source, const char* name, Index from) {
  if (view(name).empty()) return {};
  return source.tokens.find_name(name, source.tokens.find_word(from, "tablespace") + 1);
}

/// INTO, or the part between CREATE TABLE and AS.
void read_into(const Source& source, CreateTableAs& table, const PgQuery__IntoClause& into) {
  table.name = name_of(source, into.rel);
  table.persistence = persistence_of(into.rel);
  const Index after = source.tokens.at(table.name.span.end);
  table.columns = names_of(source, nodes(into.n_col_names, into.col_names), after);
  table.options = options_of(source, nodes(into.n_options, into.options));
  table.access_method = std::string(view(into.access_method));
  table.tablespace = tablespace_of(source, into.table_space_name, after);
  table.with_no_data = into.skip_data;
}

}  // namespace

Persistence persistence_of(const PgQuery__RangeVar* relation) {
  const std::string_view letter = relation == nullptr ? "" : view(relation->relpersistence);
  if (letter == "t") return Persistence::kTemporary;
  return letter == "u" ? Persistence::kUnlogged : Persistence::kPermanent;
}

PartitionBound bound_of(Source& source, const PgQuery__PartitionBoundSpec& node) {
  PartitionBound bound;
  const std::string_view strategy = view(node.strategy);
  Index first = source.token_at(node.location);
  bound.span = source.tokens.span(first);
  if (node.is_default) return bound;
  if (first >= 2 && source.tokens.is_words(first - 2, {"for", "values"})) first -= 2;
  bound.kind = strategy == "l"   ? PartitionBound::Kind::kList
               : strategy == "r" ? PartitionBound::Kind::kRange
                                 : PartitionBound::Kind::kHash;
  bound.values = expressions_of(source, nodes(node.n_listdatums, node.listdatums));
  if (bound.values.empty()) bound.values = expressions_of(source, nodes(node.n_lowerdatums, node.lowerdatums));
  bound.upper = expressions_of(source, nodes(node.n_upperdatums, node.upperdatums));
  bound.modulus = node.modulus;
  bound.remainder = node.remainder;
  // Without WITH (…), whose parentheses are of the bound only for a hash partition.
  Index last = first;
  const int lists = bound.kind == PartitionBound::Kind::kRange ? 2 : 1;
  for (int list = 0; list < lists; ++list) {
    last = source.tokens.match(source.tokens.find_symbol(last + 1, '('));
  }
  bound.span = source.tokens.span(first, last);
  return bound;
}

CreateTable create_table_of(Source& source, const PgQuery__CreateStmt& node) {
  CreateTable table;
  table.name = name_of(source, node.relation);
  table.if_not_exists = node.if_not_exists;
  table.persistence = persistence_of(node.relation);
  read_elements(source, table, nodes(node.n_table_elts, node.table_elts));
  const std::vector<QualifiedName> parents = relations_of(source, nodes(node.n_inh_relations, node.inh_relations));
  if (node.partbound == nullptr) {
    table.inherits = parents;
  } else {
    if (!parents.empty()) table.partition_of = parents.front();
    table.bound = std::make_unique<PartitionBound>(bound_of(source, *node.partbound));
  }
  if (node.partspec != nullptr)
    table.partition_by = std::make_unique<PartitionBy>(partition_by_of(source, *node.partspec));
  const Index after = source.tokens.at(table.name.span.end);
  if (node.of_typename != nullptr) {
    table.of_type = name_of(source, nodes(node.of_typename->n_names, node.of_typename->names), after);
  }
  table.options = options_of(source, nodes(node.n_options, node.options));
  table.access_method = std::string(view(node.access_method));
  table.tablespace = tablespace_of(source, node.tablespacename, after);
  table.drops_on_commit = node.oncommit == PG_QUERY__ON_COMMIT_ACTION__ONCOMMIT_DROP;
  return table;
}

CreateTableAs create_table_as_of(Source& source, const PgQuery__CreateTableAsStmt& node) {
  CreateTableAs table;
  if (node.into != nullptr) read_into(source, table, *node.into);
  table.is_materialized_view = node.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW;
  table.if_not_exists = node.if_not_exists;
  if (node.query != nullptr && node.query->node_case == PG_QUERY__NODE__NODE_SELECT_STMT) {
    table.query = query_of(source, *node.query->select_stmt);
  }
  return table;
}

CreateTableAs select_into_of(Source& source, const PgQuery__SelectStmt& node, const PgQuery__IntoClause& into) {
  CreateTableAs table;
  read_into(source, table, into);
  table.is_select_into = true;
  table.query = query_of(source, node);
  return table;
}

CreateIndex create_index_of(Source& source, const PgQuery__IndexStmt& node) {
  CreateIndex index;
  const StatementTokens& tokens = source.tokens;
  index.table = target_of(source, node.relation);
  if (!view(node.idxname).empty()) {
    const Index name = tokens.skip_words(0, {"create", "unique", "index", "concurrently", "if", "not", "exists"});
    index.name = tokens.find_name(node.idxname, name);
  }
  index.method = view(node.access_method).empty() ? "btree" : node.access_method;
  index.is_unique = node.unique;
  index.concurrently = node.concurrent;
  index.if_not_exists = node.if_not_exists;
  index.nulls_not_distinct = node.nulls_not_distinct;
  const Index open = tokens.find_symbol(tokens.at(index.table.span.end), '(');
  index.keys = index_keys_of(source, nodes(node.n_index_params, node.index_params), open);
  const Index after = tokens.match(open) + 1;
  for (const PgQuery__Node* item : nodes(node.n_index_including_params, node.index_including_params)) {
    if (item->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM) continue;
    index.included.push_back(tokens.find_name(view(item->index_elem->name), after + 1));
  }
  index.options = options_of(source, nodes(node.n_options, node.options));
  index.where = optional_expression_of(source, node.where_clause);
  index.tablespace = tablespace_of(source, node.table_space, after);
  return index;
}

}  // namespace lockstep::sql

#include "sql/convert_statement.h"

#include <algorithm>
#include <utility>

#include "sql/convert_administration.h"
#include "sql/convert_definitions.h"
#include "sql/convert_expression.h"
#include "sql/convert_objects.h"
#include "sql/convert_query.h"
#include "sql/convert_table.h"

namespace lockstep::sql {
namespace {

using Index = Source::Index;

ClusterObject cluster_object(const Source& source, ObjectKind kind, const char* name, Nodes options) {
  ClusterObject object;
  object.kind = kind;
  object.is_create = source.tokens.is_word(0, "create");
  object.name = source.tokens.find_name(view(name), 2);
  object.options = options_of(source, options);
  return object;
}

Owned owned_of(const Source& source, Nodes roles, bool is_drop, PgQuery__DropBehavior behavior) {
  return {is_drop, roles_of(source, roles), behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE};
}

Other other_of(const PgQuery__Node& node) {
  const ProtobufCFieldDescriptor* field =
      protobuf_c_message_descriptor_get_field(&pg_query__node__descriptor, static_cast<unsigned>(node.node_case));
  if (field == nullptr || field->descriptor == nullptr) return {};
  return {static_cast<const ProtobufCMessageDescriptor*>(field->descriptor)->short_name, {}};
}

StatementBody select_of(Source& source, const PgQuery__SelectStmt& node) {
  // Of a set operation, INTO stands in its first query.
  const PgQuery__SelectStmt* first = &node;
  while (first->larg != nullptr) first = first->larg;
  if (first->into_clause != nullptr) return select_into_of(source, node, *first->into_clause);
  Query query = query_of(source, node);
  query.span = source.tokens.span(0, source.tokens.size() - 1);
  return Select{std::move(query)};
}

StatementBody base_type_or_other(const Source& source, const PgQuery__Node& node) {
  if (node.define_stmt->kind == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE) return base_type_of(source, *node.define_stmt);
  return other_of(node);
}

StatementBody foreign_table_of(Source& source, const PgQuery__CreateForeignTableStmt& node) {
  CreateTable table = node.base_stmt == nullptr ? CreateTable{} : create_table_of(source, *node.base_stmt);
  table.is_foreign = true;
  return table;
}

/// Statements that make or change what holds rows, or the rows.
std::optional<StatementBody> read_common(Source& source, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
      return create_table_of(source, *node.create_stmt);
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
      return foreign_table_of(source, *node.create_foreign_table_stmt);
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
      return create_table_as_of(source, *node.create_table_as_stmt);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      return alter_table_of(source, *node.alter_table_stmt);
    case PG_QUERY__NODE__NODE_INDEX_STMT:
      return create_index_of(source, *node.index_stmt);
    case PG_QUERY__NODE__NODE_SELECT_STMT:
      return select_of(source, *node.select_stmt);
    case PG_QUERY__NODE__NODE_INSERT_STMT:
      return insert_of(source, *node.insert_stmt);
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
      return update_of(source, *node.update_stmt);
    case PG_QUERY__NODE__NODE_DELETE_STMT:
      return delete_of(source, *node.delete_stmt);
    case PG_QUERY__NODE__NODE_MERGE_STMT:
      return merge_of(source, *node.merge_stmt);
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
      return truncate_of(source, *node.truncate_stmt);
    case PG_QUERY__NODE__NODE_COPY_STMT:
      return copy_of(source, *node.copy_stmt);
    case PG_QUERY__NODE__NODE_LOCK_STMT:
      return lock_of(source, *node.lock_stmt);
    case PG_QUERY__NODE__NODE_VIEW_STMT:
      return create_view_of(source, *node.view_stmt);
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
      return RefreshMaterializedView{name_of(source, node.refresh_mat_view_stmt->relation),
                                     node.refresh_mat_view_stmt->concurrent != 0,
                                     node.refresh_mat_view_stmt->skip_data != 0};
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
      return create_sequence_of(source, *node.create_seq_stmt);
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
      return alter_sequence_of(source, *node.alter_seq_stmt);
    default:
      return std::nullopt;
  }
}

/// DROP, RENAME and the like, which are of any object.
std::optional<StatementBody> read_any_object(const Source& source, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_DROP_STMT:
      return drop_of(source, *node.drop_stmt);
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
      return drop_roles_of(source, *node.drop_role_stmt);
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
      return drop_of(source, ObjectKind::kDatabase, view(node.dropdb_stmt->dbname), node.dropdb_stmt->missing_ok);
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
      return drop_of(source, ObjectKind::kTablespace, view(node.drop_table_space_stmt->tablespacename),
                     node.drop_table_space_stmt->missing_ok);
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
      return drop_of(source, ObjectKind::kSubscription, view(node.drop_subscription_stmt->subname),
                     node.drop_subscription_stmt->missing_ok);
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT:
      return owned_of(source, nodes(node.drop_owned_stmt->n_roles, node.drop_owned_stmt->roles), true,
                      node.drop_owned_stmt->behavior);
    case PG_QUERY__NODE__NODE_REASSIGN_OWNED_STMT:
      return owned_of(source, nodes(node.reassign_owned_stmt->n_roles, node.reassign_owned_stmt->roles), false,
                      PG_QUERY__DROP_BEHAVIOR__DROP_RESTRICT);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
      return rename_of(source, *node.rename_stmt);
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
      return set_schema_of(source, *node.alter_object_schema_stmt);
    case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
      return change_owner_of(source, *node.alter_owner_stmt);
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
      return comment_of(source, *node.comment_stmt);
    case PG_QUERY__NODE__NODE_GRANT_STMT:
      return grant_of(source, *node.grant_stmt);
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
      return grant_role_of(source, *node.grant_role_stmt);
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
      return default_privileges_of(source, *node.alter_default_privileges_stmt);
    default:
      return std::nullopt;
  }
}

/// Types, functions, triggers, policies, schemas.
std::optional<StatementBody> read_definition(Source& source, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
      return create_enum_of(source, *node.create_enum_stmt);
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
      return alter_enum_of(source, *node.alter_enum_stmt);
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
      return composite_type_of(source, *node.composite_type_stmt);
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
      return range_type_of(source, *node.create_range_stmt);
    case PG_QUERY__NODE__NODE_DEFINE_STMT:
      return base_type_or_other(source, node);
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
      return create_domain_of(source, *node.create_domain_stmt);
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
      return alter_domain_of(source, *node.alter_domain_stmt);
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
      return create_function_of(source, *node.create_function_stmt);
    case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT:
      return alter_function_of(source, *node.alter_function_stmt);
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
      return create_trigger_of(source, *node.create_trig_stmt);
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
      return create_policy_of(source, *node.create_policy_stmt);
    case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
      return alter_policy_of(source, *node.alter_policy_stmt);
    case PG_QUERY__NODE__NODE_RULE_STMT:
      return create_rule_of(source, *node.rule_stmt);
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
      return create_schema_of(source, *node.create_schema_stmt);
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
      return create_extension_of(source, *node.create_extension_stmt);
    case PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT:
      return alter_extension_of(source, *node.alter_extension_stmt);
    case PG_QUERY__NODE__NODE_ALTER_EXTENSION_CONTENTS_STMT:
      return extension_contents_of(source, *node.alter_extension_contents_stmt);
    default:
      return std::nullopt;
  }
}

/// What is of the whole cluster, or of replication.
std::optional<StatementBody> read_cluster(const Source& source, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
      return create_role_of(source, *node.create_role_stmt);
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
      return alter_role_of(source, *node.alter_role_stmt);
    case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT:
      return alter_role_set_of(source, *node.alter_role_set_stmt);
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
      return cluster_object(source, ObjectKind::kDatabase, node.createdb_stmt->dbname,
                            nodes(node.createdb_stmt->n_options, node.createdb_stmt->options));
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
      return cluster_object(source, ObjectKind::kDatabase, node.alter_database_stmt->dbname,
                            nodes(node.alter_database_stmt->n_options, node.alter_database_stmt->options));
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT: {
      ClusterObject object = cluster_object(source, ObjectKind::kDatabase, node.alter_database_set_stmt->dbname, {});
      const PgQuery__VariableSetStmt* setting = node.alter_database_set_stmt->setstmt;
      if (setting != nullptr) object.options.push_back(setting_of(source, *setting, {}));
      return object;
    }
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
      return cluster_object(source, ObjectKind::kTablespace, node.create_table_space_stmt->tablespacename,
                            nodes(node.create_table_space_stmt->n_options, node.create_table_space_stmt->options));
    case PG_QUERY__NODE__NODE_ALTER_TABLE_SPACE_OPTIONS_STMT:
      return cluster_object(
          source, ObjectKind::kTablespace, node.alter_table_space_options_stmt->tablespacename,
          nodes(node.alter_table_space_options_stmt->n_options, node.alter_table_space_options_stmt->options));
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
      return create_publication_of(source, *node.create_publication_stmt);
    case PG_QUERY__NODE__NODE_ALTER_PUBLICATION_STMT:
      return alter_publication_of(source, *node.alter_publication_stmt);
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT:
      return create_subscription_of(source, *node.create_subscription_stmt);
    case PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT:
      return alter_subscription_of(source, *node.alter_subscription_stmt);
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
      return AlterSystem{node.alter_system_stmt->setstmt == nullptr
                             ? SetVariable{}
                             : set_variable_of(source, *node.alter_system_stmt->setstmt)};
    default:
      return std::nullopt;
  }
}

StatementBody read_rest(Source& source, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
      return set_variable_of(source, *node.variable_set_stmt);
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
      return transaction_of(source, *node.transaction_stmt);
    case PG_QUERY__NODE__NODE_DO_STMT:
      return do_of(source, *node.do_stmt);
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
      return reindex_of(source, *node.reindex_stmt);
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
      return vacuum_of(source, *node.vacuum_stmt);
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
      return cluster_of(source, *node.cluster_stmt);
    case PG_QUERY__NODE__NODE_CALL_STMT:
      return Call{node.call_stmt->funccall == nullptr ? Expression{} : call_of(source, *node.call_stmt->funccall)};
    default:
      return other_of(node);
  }
}

StatementBody body_of(Source& source, const PgQuery__Node& node) {
  if (std::optional<StatementBody> body = read_common(source, node)) return std::move(*body);
  if (std::optional<StatementBody> body = read_any_object(source, node)) return std::move(*body);
  if (std::optional<StatementBody> body = read_definition(source, node)) return std::move(*body);
  if (std::optional<StatementBody> body = read_cluster(source, node)) return std::move(*body);
  return read_rest(source, node);
}

/// A statement that stands within the one of `source`, from token `first` to `last`.
Statement part_of(const Source& source, const PgQuery__Node* node, Index first, Index last) {
  Source part{source.tokens.part(first, last), source.input_begin, source.depth};
  return statement_of(part, node);
}

/// CREATE SCHEMA s CREATE TABLE … GRANT …: each element begins with one of two words, which stand nowhere else outside
/// of parentheses.
void read_schema_elements(const Source& source, Statement& statement, Nodes elements) {
  std::vector<Index> begins;
  for (Index i = 1; i < source.tokens.size(); ++i) {
    const bool is_first = source.tokens.is_word(i, "create") || source.tokens.is_word(i, "grant");
    if (is_first && source.tokens.depth(i) == 0) begins.push_back(i);
  }
  begins.push_back(source.tokens.size());
  for (std::size_t i = 0; i < elements.size() && i + 1 < begins.size(); ++i) {
    statement.children.push_back(part_of(source, elements[i], begins[i], begins[i + 1] - 1));
  }
}

/// RETURN expression, which is a query without FROM.
Statement returned(const Source& source, const PgQuery__ReturnStmt& node, Index first, Index last) {
  Source part{source.tokens.part(first, last), source.input_begin, source.depth};
  Statement statement;
  statement.span = part.tokens.span(0, part.tokens.size() - 1);
  Select select;
  select.query.span = statement.span;
  select.query.targets.push_back({expression_of(part, node.returnval), {}});
  statement.body = std::move(select);
  return statement;
}

/// BEGIN ATOMIC a; b; END. Its statements are a list within a list.
void read_standard_body(const Source& source, Statement& statement, const PgQuery__Node& body, Index first) {
  if (body.node_case == PG_QUERY__NODE__NODE_RETURN_STMT) {
    statement.children.push_back(returned(source, *body.return_stmt, first, source.tokens.size() - 1));
    return;
  }
  if (body.node_case != PG_QUERY__NODE__NODE_LIST || body.list->n_items == 0) return;
  const PgQuery__Node* inner = body.list->items[0];
  if (inner->node_case != PG_QUERY__NODE__NODE_LIST) return;
  Index begin = first + 2;
  for (const PgQuery__Node* item : nodes(inner->list->n_items, inner->list->items)) {
    Index end = begin;
    while (end < source.tokens.size() && !source.tokens.is_symbol(end, ';')) ++end;
    if (item->node_case == PG_QUERY__NODE__NODE_RETURN_STMT) {
      statement.children.push_back(returned(source, *item->return_stmt, begin, end - 1));
    } else if (item->node_case != PG_QUERY__NODE__NODE__NOT_SET) {
      statement.children.push_back(part_of(source, item, begin, end - 1));
    }
    begin = end + 1;
  }
}

}  // namespace

Statement statement_of(Source& source, const PgQuery__Node* node) {
  Statement statement;
  statement.span = source.tokens.span(0, source.tokens.size() - 1);
  if (node == nullptr) return statement;
  statement.body = body_of(source, *node);
  if (source.depth > 0) return statement;
  ++source.depth;
  if (node->node_case == PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT) {
    const PgQuery__CreateSchemaStmt& schema = *node->create_schema_stmt;
    read_schema_elements(source, statement, nodes(schema.n_schema_elts, schema.schema_elts));
  }
  const auto* function = std::get_if<CreateFunction>(&statement.body);
  if (function != nullptr && function->has_standard_body) {
    const Index first = source.tokens.at(function->body_span.begin);
    read_standard_body(source, statement, *node->create_function_stmt->sql_body, first);
  }
  --source.depth;
  return statement;
}

}  // namespace lockstep::sql

#include "sql/convert_administration.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sql/convert_definitions.h"
#include "sql/convert_objects.h"
#include "sql/pg_version.h"

namespace lockstep::sql {
namespace {

using Index = Source::Index;

void read_role_options(const Source& source, Role& role, Nodes options) {
  role.options = options_of(source, options);
  for (const Option& option : role.options) {
    if (option.name != "password" || !option.value) continue;
    role.has_literal_password = true;
    const Index first = source.tokens.at(option.span.begin);
    Index literal = first;
    while (literal < source.tokens.size() && !source.tokens.is_string(literal)) ++literal;
    role.password_span = source.tokens.span(literal);
  }
}

/// Names of roles, or of privileges with their columns left out.
std::vector<std::string> privileges_of(Nodes items) {
  std::vector<std::string> privileges;
  for (const PgQuery__Node* item : items) {
    if (item->node_case != PG_QUERY__NODE__NODE_ACCESS_PRIV) continue;
    const std::string_view name = view(item->access_priv->priv_name);
    privileges.emplace_back(name.empty() ? "all" : name);
  }
  return privileges;
}

void read_grantees(const Source& source, Grant& grant, Nodes roles) {
  grant.grantees = roles_of(source, roles);
  grant.to_public = std::any_of(roles.begin(), roles.end(), [](const PgQuery__Node* role) {
    return role->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC &&
           role->role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC;
  });
}

void read_publication_objects(const Source& source, Replication& replication, Nodes items) {
  for (const PgQuery__Node* item : items) {
    if (item->node_case != PG_QUERY__NODE__NODE_PUBLICATION_OBJ_SPEC) continue;
    const PgQuery__PublicationObjSpec& object = *item->publication_obj_spec;
    if (object.pubtable != nullptr) {
      replication.tables.push_back(name_of(source, object.pubtable->relation));
    } else {
      const Index place = source.token_at(object.location);
      replication.schemas.push_back(source.tokens.find_name(view(object.name), place));
    }
  }
}

/// Of the four forms ALTER X name, CREATE X name and so on.
Name third_name(const Source& source, std::string_view name) {
  return source.tokens.find_name(name, 2);
}

}  // namespace

CreateSchema create_schema_of(const Source& source, const PgQuery__CreateSchemaStmt& node) {
  CreateSchema schema;
  const Index name = source.tokens.skip_words(2, {"if", "not", "exists"});
  if (!view(node.schemaname).empty()) schema.name = source.tokens.find_name(node.schemaname, name);
  schema.authorization = name_of(source, node.authrole);
  schema.if_not_exists = node.if_not_exists;
  return schema;
}

Extension create_extension_of(const Source& source, const PgQuery__CreateExtensionStmt& node) {
  Extension extension;
  const Index name = source.tokens.skip_words(2, {"if", "not", "exists"});
  extension.name = source.tokens.find_name(view(node.extname), name);
  extension.if_not_exists = node.if_not_exists;
  extension.options = options_of(source, nodes(node.n_options, node.options));
  extension.cascade = is_on(nodes(node.n_options, node.options), "cascade");
  for (Option& option : extension.options) {
    if (option.name == "new_version") option.name = "version";
  }
  return extension;
}

Extension alter_extension_of(const Source& source, const PgQuery__AlterExtensionStmt& node) {
  Extension extension;
  extension.kind = Extension::Kind::kUpdate;
  extension.name = third_name(source, view(node.extname));
  extension.options = options_of(source, nodes(node.n_options, node.options));
  for (Option& option : extension.options) {
    if (option.name == "new_version") option.name = "version";
  }
  return extension;
}

Extension extension_contents_of(const Source& source, const PgQuery__AlterExtensionContentsStmt& node) {
  Extension extension;
  extension.kind = Extension::Kind::kContents;
  extension.name = third_name(source, view(node.extname));
  return extension;
}

Role create_role_of(const Source& source, const PgQuery__CreateRoleStmt& node) {
  Role role;
  role.name = third_name(source, view(node.role));
  read_role_options(source, role, nodes(node.n_options, node.options));
  return role;
}

Role alter_role_of(const Source& source, const PgQuery__AlterRoleStmt& node) {
  Role role;
  role.is_create = false;
  role.name = name_of(source, node.role);
  read_role_options(source, role, nodes(node.n_options, node.options));
  return role;
}

Role alter_role_set_of(const Source& source, const PgQuery__AlterRoleSetStmt& node) {
  Role role;
  role.is_create = false;
  role.name = node.role == nullptr ? Name{"all", source.tokens.span(2)} : name_of(source, node.role);
  if (node.setstmt != nullptr) role.options.push_back(setting_of(source, *node.setstmt, {}));
  return role;
}

Grant grant_of(const Source& source, const PgQuery__GrantStmt& node) {
  Grant grant;
  grant.is_grant = node.is_grant;
  grant.kind = object_kind_of(node.objtype);
  grant.all_in_schema = node.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA;
  const Index on = source.tokens.find_word(0, "on") + 1;
  for (const PgQuery__Node* item : nodes(node.n_objects, node.objects)) {
    if (item->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) {
      ObjectName object;
      object.name = name_of(source, item->range_var);
      grant.objects.push_back(std::move(object));
    } else {
      const ObjectKind kind = grant.all_in_schema ? ObjectKind::kSchema : grant.kind;
      grant.objects.push_back(object_name_of(source, kind, item, on));
    }
  }
  grant.privileges = privileges_of(nodes(node.n_privileges, node.privileges));
  read_grantees(source, grant, nodes(node.n_grantees, node.grantees));
  grant.with_grant_option = node.grant_option;
  grant.cascade = node.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  return grant;
}

Grant grant_role_of(const Source& source, const PgQuery__GrantRoleStmt& node) {
  Grant grant;
  grant.is_grant = node.is_grant;
  grant.is_of_roles = true;
  grant.kind = ObjectKind::kRole;
  grant.privileges = privileges_of(nodes(node.n_granted_roles, node.granted_roles));
  read_grantees(source, grant, nodes(node.n_grantee_roles, node.grantee_roles));
  grant.with_grant_option = is_of_admin_option(node);
  grant.cascade = node.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  return grant;
}

Grant default_privileges_of(const Source& source, const PgQuery__AlterDefaultPrivilegesStmt& node) {
  Grant grant = node.action == nullptr ? Grant{} : grant_of(source, *node.action);
  grant.is_default = true;
  const PgQuery__DefElem* schemas = find_option(nodes(node.n_options, node.options), "schemas");
  if (schemas == nullptr || schemas->arg == nullptr || schemas->arg->node_case != PG_QUERY__NODE__NODE_LIST)
    return grant;
  const Nodes names = nodes(schemas->arg->list->n_items, schemas->arg->list->items);
  grant.objects = object_names_of(source, ObjectKind::kSchema, names, source.token_at(schemas->location) + 2);
  return grant;
}

Replication create_publication_of(const Source& source, const PgQuery__CreatePublicationStmt& node) {
  Replication replication;
  replication.name = third_name(source, view(node.pubname));
  replication.all_tables = node.for_all_tables;
  read_publication_objects(source, replication, nodes(node.n_pubobjects, node.pubobjects));
  replication.options = options_of(source, nodes(node.n_options, node.options));
  return replication;
}

Replication alter_publication_of(const Source& source, const PgQuery__AlterPublicationStmt& node) {
  Replication replication;
  replication.name = third_name(source, view(node.pubname));
  replication.change = node.action == PG_QUERY__ALTER_PUBLICATION_ACTION__AP_AddObjects    ? Replication::Change::kAdd
                       : node.action == PG_QUERY__ALTER_PUBLICATION_ACTION__AP_DropObjects ? Replication::Change::kDrop
                                                                                           : Replication::Change::kSet;
  read_publication_objects(source, replication, nodes(node.n_pubobjects, node.pubobjects));
  replication.options = options_of(source, nodes(node.n_options, node.options));
  if (node.n_options > 0) replication.change = Replication::Change::kOptions;
  return replication;
}

Replication create_subscription_of(const Source& source, const PgQuery__CreateSubscriptionStmt& node) {
  Replication replication;
  replication.is_subscription = true;
  replication.name = third_name(source, view(node.subname));
  replication.publications = names_of(source, nodes(node.n_publication, node.publication), 3);
  replication.options = options_of(source, nodes(node.n_options, node.options));
  return replication;
}

Replication alter_subscription_of(const Source& source, const PgQuery__AlterSubscriptionStmt& node) {
  using Change = Replication::Change;
  static constexpr Change kChanges[] = {Change::kOptions, Change::kConnection, Change::kSet,    Change::kAdd,
                                        Change::kDrop,    Change::kRefresh,    Change::kEnable, Change::kSkip};
  Replication replication;
  replication.is_subscription = true;
  replication.name = third_name(source, view(node.subname));
  const auto kind = static_cast<std::size_t>(node.kind);
  if (kind >= 1 && kind <= std::size(kChanges)) replication.change = kChanges[kind - 1];
  if (replication.change == Change::kEnable && source.tokens.is_word(3, "disable"))
    replication.change = Change::kDisable;
  replication.publications = names_of(source, nodes(node.n_publication, node.publication), 3);
  replication.options = options_of(source, nodes(node.n_options, node.options));
  return replication;
}

}  // namespace lockstep::sql

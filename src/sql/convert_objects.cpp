#include "sql/convert_objects.h"

#include <algorithm>
#include <utility>

namespace lockstep::sql {
namespace {

using Index = Source::Index;

Nodes parts_of(const PgQuery__Node* node) {
  if (node == nullptr || node->node_case != PG_QUERY__NODE__NODE_LIST) return {};
  return nodes(node->list->n_items, node->list->items);
}

/// Whether such an object is known by a table and a name within it.
bool is_within_table(ObjectKind kind) {
  return kind == ObjectKind::kTrigger || kind == ObjectKind::kPolicy || kind == ObjectKind::kRule ||
         kind == ObjectKind::kColumn || kind == ObjectKind::kTableConstraint;
}

std::vector<TypeName> types_of(const Source& source, Nodes items) {
  std::vector<TypeName> types;
  for (const PgQuery__Node* item : items) {
    types.push_back(type_of(source, item->node_case == PG_QUERY__NODE__NODE_TYPE_NAME ? item->type_name : nullptr));
  }
  return types;
}

/// {schema, table, name}: COMMENT ON COLUMN s.t.c writes it in one, DROP TRIGGER c ON s.t the other way round.
ObjectName within_table(const Source& source, ObjectKind kind, Nodes parts, Index from) {
  ObjectName object;
  if (parts.empty()) return object;
  const std::string name = text_of(parts.back());
  const Nodes table = parts.first(parts.size() - 1);
  if (kind == ObjectKind::kColumn) {
    object.on = name_of(source, table, from);
    // The table is found as the end of the whole dotted name otherwise.
    const QualifiedName whole = name_of(source, parts, from);
    object.name = {"", name, whole.span};
    if (!whole.span.empty() && object.on.span.empty()) {
      const Index last = source.tokens.at(whole.span.end - 1);
      object.name.span = source.tokens.span(last);
      if (last > 1) object.on.span = {whole.span.begin, source.tokens.span(last - 2).end};
    }
    return object;
  }
  object.name = {"", name, source.tokens.find_name(name, from).span};
  object.on = name_of(source, table, source.tokens.find_word(from, "on") + 1);
  return object;
}

/// Of DROP X IF EXISTS and the like: past the words before the first name.
Index names_begin(const StatementTokens& tokens, ObjectKind kind) {
  Index at = 1;
  const std::string_view text = words(kind);
  if (kind == ObjectKind::kOther) {
    at = 2;
  } else {
    at += 1 + static_cast<Index>(std::count(text.begin(), text.end(), ' '));
  }
  return tokens.skip_words(at, {"concurrently", "if", "exists"});
}

bool cascades(PgQuery__DropBehavior behavior) {
  return behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
}

/// The last word of the statement, which is the new name, schema or owner in all ALTER … statements here.
Name last_name(const Source& source, std::string_view name) {
  const Index last = source.tokens.size() - 1;
  return {std::string(name), source.tokens.is_name(last) ? source.tokens.span(last) : Span{}};
}

}  // namespace

ObjectName function_name_of(const Source& source, const PgQuery__ObjectWithArgs& node, Index from) {
  ObjectName object;
  object.name = name_of(source, nodes(node.n_objname, node.objname), from);
  object.arguments = types_of(source, nodes(node.n_objargs, node.objargs));
  object.has_arguments = !node.args_unspecified;
  return object;
}

ObjectName object_name_of(const Source& source, ObjectKind kind, const PgQuery__Node* node, Index from) {
  ObjectName object;
  if (node == nullptr) return object;
  switch (node->node_case) {
    case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
      return function_name_of(source, *node->object_with_args, from);
    case PG_QUERY__NODE__NODE_TYPE_NAME:
      object.name = name_of(source, nodes(node->type_name->n_names, node->type_name->names), from);
      return object;
    case PG_QUERY__NODE__NODE_STRING:
      object.name.name = text_of(node);
      object.name.span = source.tokens.find_name(object.name.name, from).span;
      return object;
    case PG_QUERY__NODE__NODE_LIST:
      break;
    default:
      return object;
  }
  const Nodes parts = parts_of(node);
  if (is_within_table(kind)) return within_table(source, kind, parts, from);
  if (kind == ObjectKind::kCast) {
    object.arguments = types_of(source, parts);
    object.has_arguments = true;
  } else if (kind == ObjectKind::kDomainConstraint && parts.size() == 2) {
    object.name = name_of(source, parts.subspan(1), from);
    object.on = object_name_of(source, ObjectKind::kDomain, parts[0], from).name;
  } else {
    object.name = name_of(source, parts, from);
  }
  return object;
}

std::vector<ObjectName> object_names_of(const Source& source, ObjectKind kind, Nodes items, Index from) {
  std::vector<ObjectName> objects;
  for (const PgQuery__Node* item : items) {
    objects.push_back(object_name_of(source, kind, item, from));
    if (!objects.back().name.span.empty()) from = source.tokens.at(objects.back().name.span.end);
  }
  return objects;
}

Drop drop_of(const Source& source, const PgQuery__DropStmt& node) {
  Drop drop;
  drop.kind = object_kind_of(node.remove_type);
  drop.objects =
      object_names_of(source, drop.kind, nodes(node.n_objects, node.objects), names_begin(source.tokens, drop.kind));
  drop.if_exists = node.missing_ok;
  drop.cascade = cascades(node.behavior);
  drop.concurrently = node.concurrent;
  return drop;
}

Drop drop_of(const Source& source, ObjectKind kind, std::string_view name, bool if_exists) {
  Drop drop;
  drop.kind = kind;
  ObjectName object;
  object.name = {"", std::string(name), source.tokens.find_name(name, names_begin(source.tokens, kind)).span};
  drop.objects.push_back(std::move(object));
  drop.if_exists = if_exists;
  return drop;
}

Drop drop_roles_of(const Source& source, const PgQuery__DropRoleStmt& node) {
  Drop drop;
  drop.kind = ObjectKind::kRole;
  drop.if_exists = node.missing_ok;
  for (Name& role : roles_of(source, nodes(node.n_roles, node.roles))) {
    ObjectName object;
    object.name = {"", std::move(role.text), role.span};
    drop.objects.push_back(std::move(object));
  }
  return drop;
}

Rename rename_of(const Source& source, const PgQuery__RenameStmt& node) {
  Rename rename;
  rename.kind = object_kind_of(node.rename_type);
  rename.relation_kind = object_kind_of(node.relation_type);
  rename.if_exists = node.missing_ok;
  // RENAME ATTRIBUTE may end in CASCADE.
  rename.new_name = source.tokens.find_name(view(node.newname), source.tokens.find_word(0, "to") + 1);
  const Index after_alter = names_begin(source.tokens, rename.kind);
  if (node.relation != nullptr) {
    rename.relation = name_of(source, node.relation);
    rename.object.name = rename.relation;
  } else if (node.object != nullptr) {
    rename.object = object_name_of(source, rename.kind, node.object, 2);
  } else {
    const Name old_name = source.tokens.find_name(view(node.subname), after_alter);
    rename.object.name = {"", old_name.text, old_name.span};
    return rename;
  }
  if (view(node.subname).empty()) return rename;
  const Index rename_word = source.tokens.find_word(0, "rename");
  const bool is_before =
      is_within_table(rename.kind) && rename.kind != ObjectKind::kColumn && rename.kind != ObjectKind::kTableConstraint;
  const Index from =
      is_before ? after_alter : source.tokens.skip_words(rename_word + 1, {"column", "constraint", "attribute"});
  rename.old_name = source.tokens.find_name(node.subname, from);
  if (rename.kind == ObjectKind::kDomainConstraint) rename.relation = rename.object.on;
  return rename;
}

SetSchema set_schema_of(const Source& source, const PgQuery__AlterObjectSchemaStmt& node) {
  SetSchema result;
  result.kind = object_kind_of(node.object_type);
  result.if_exists = node.missing_ok;
  if (node.relation != nullptr) {
    result.object.name = name_of(source, node.relation);
  } else {
    result.object = object_name_of(source, result.kind, node.object, names_begin(source.tokens, result.kind));
  }
  result.schema = last_name(source, view(node.newschema));
  return result;
}

ChangeOwner change_owner_of(const Source& source, const PgQuery__AlterOwnerStmt& node) {
  ChangeOwner result;
  result.kind = object_kind_of(node.object_type);
  if (node.relation != nullptr) {
    result.object.name = name_of(source, node.relation);
  } else {
    result.object = object_name_of(source, result.kind, node.object, names_begin(source.tokens, result.kind));
  }
  result.owner = name_of(source, node.newowner);
  return result;
}

Comment comment_of(const Source& source, const PgQuery__CommentStmt& node) {
  Comment comment;
  comment.kind = object_kind_of(node.objtype);
  comment.object = object_name_of(source, comment.kind, node.object, names_begin(source.tokens, comment.kind) + 1);
  const Index last = source.tokens.size() - 1;
  if (!source.tokens.is_word(last, "null")) comment.text = std::string(view(node.comment));
  return comment;
}

}  // namespace lockstep::sql

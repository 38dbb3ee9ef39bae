#pragma once
#include "sql/convert_names.h"
#include "sql/objects.h"

namespace lockstep::sql {

ObjectKind object_kind_of(PgQuery__ObjectType type);
/// What DROP, COMMENT and ALTER name, looked for from token `from` on.
ObjectName object_name_of(const Source& source, ObjectKind kind, const PgQuery__Node* node, Source::Index from);
std::vector<ObjectName> object_names_of(const Source& source, ObjectKind kind, Nodes items, Source::Index from);
ObjectName function_name_of(const Source& source, const PgQuery__ObjectWithArgs& node, Source::Index from);

Drop drop_of(const Source& source, const PgQuery__DropStmt& node);
/// DROP of what has a statement of its own in the tree.
Drop drop_of(const Source& source, ObjectKind kind, std::string_view name, bool if_exists);
Drop drop_roles_of(const Source& source, const PgQuery__DropRoleStmt& node);
Rename rename_of(const Source& source, const PgQuery__RenameStmt& node);
SetSchema set_schema_of(const Source& source, const PgQuery__AlterObjectSchemaStmt& node);
ChangeOwner change_owner_of(const Source& source, const PgQuery__AlterOwnerStmt& node);
Comment comment_of(const Source& source, const PgQuery__CommentStmt& node);

}  // namespace lockstep::sql

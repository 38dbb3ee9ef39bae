#pragma once
#include "sql/convert_names.h"
#include "sql/statement.h"

namespace lockstep::sql {

CreateSchema create_schema_of(const Source& source, const PgQuery__CreateSchemaStmt& node);
Extension create_extension_of(const Source& source, const PgQuery__CreateExtensionStmt& node);
Extension alter_extension_of(const Source& source, const PgQuery__AlterExtensionStmt& node);
Extension extension_contents_of(const Source& source, const PgQuery__AlterExtensionContentsStmt& node);
Role create_role_of(const Source& source, const PgQuery__CreateRoleStmt& node);
Role alter_role_of(const Source& source, const PgQuery__AlterRoleStmt& node);
Role alter_role_set_of(const Source& source, const PgQuery__AlterRoleSetStmt& node);
Grant grant_of(const Source& source, const PgQuery__GrantStmt& node);
Grant grant_role_of(const Source& source, const PgQuery__GrantRoleStmt& node);
Grant default_privileges_of(const Source& source, const PgQuery__AlterDefaultPrivilegesStmt& node);
Replication create_publication_of(const Source& source, const PgQuery__CreatePublicationStmt& node);
Replication alter_publication_of(const Source& source, const PgQuery__AlterPublicationStmt& node);
Replication create_subscription_of(const Source& source, const PgQuery__CreateSubscriptionStmt& node);
Replication alter_subscription_of(const Source& source, const PgQuery__AlterSubscriptionStmt& node);

Truncate truncate_of(const Source& source, const PgQuery__TruncateStmt& node);
Copy copy_of(Source& source, const PgQuery__CopyStmt& node);
LockTable lock_of(const Source& source, const PgQuery__LockStmt& node);
Transaction transaction_of(const Source& source, const PgQuery__TransactionStmt& node);
Reindex reindex_of(const Source& source, const PgQuery__ReindexStmt& node);
Vacuum vacuum_of(const Source& source, const PgQuery__VacuumStmt& node);
Cluster cluster_of(const Source& source, const PgQuery__ClusterStmt& node);

}  // namespace lockstep::sql

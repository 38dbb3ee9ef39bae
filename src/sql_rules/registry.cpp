#include "sql_rules/registry.h"

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

constexpr const lint::Rule* kRules[] = {
    // Locks.
    &kRequireConcurrentIndexCreation,
    &kRequireConcurrentIndexDeletion,
    &kRequireConcurrentReindex,
    &kRequireConcurrentPartitionDetach,
    &kRequireConcurrentMatviewRefresh,
    &kAddingForeignKeyConstraint,
    &kConstraintMissingNotValid,
    &kValidateInSameTransaction,
    &kDisallowedUniqueConstraint,
    &kAddingPrimaryKeyConstraint,
    &kAddingExclusionConstraint,
    &kAddingNotNullableField,
    &kRequireLockTimeout,
    &kRequireStatementTimeout,
    &kLockHeldAcrossWork,
    &kPartitionLock,
    &kDropConstraint,
    &kTriggerAndPolicyDdl,
    // Rewrites.
    &kChangingColumnType,
    &kAddingFieldWithDefault,
    &kAddingStoredGeneratedColumn,
    &kAddingAutoIncrementColumn,
    &kStorageRewrite,
    &kBanClusterVacuumFull,
    // Data loss.
    &kDropTableIfExists,
    &kBanDropTable,
    &kBanDropColumn,
    &kBanDropSchema,
    &kBanDropDatabase,
    &kDropCascade,
    &kBanTruncate,
    &kDeleteWithoutWhere,
    &kUpdateWithoutWhere,
    &kConstraintBypass,
    // Compatibility with the release that is running.
    &kAddingRequiredField,
    &kRenamingColumn,
    &kRenamingTable,
    &kRenamingObject,
    &kBanDropNotNull,
    &kDropDefaultRequiredColumn,
    &kRlsWithoutPolicy,
    &kReplicationBreak,
    // Correctness.
    &kSyntaxError,
    &kConcurrentInTransaction,
    &kTransactionNesting,
    &kSchemaConflict,
    &kPendingTriggerEvents,
    &kPartitionedUnsupported,
    &kIdentifierTooLong,
    &kDuplicateColumnAssignment,
    &kEnumValueUsedInTransaction,
    &kEnumRecreate,
    &kTypeChangeMissingUsing,
    // Tools.
    &kPsqlOnlySyntax,
    &kNotSql,
    &kStatementBreakpoint,
    &kDirectionMarks,
    &kSessionStateLeak,
    &kPgVersionSyntax,
    // Conventions.
    &kFkMissingIndex,
    &kConcurrentIndexRerun,
    // Types.
    &kPreferTimestamptz,
    &kBanCharField,
    &kPreferJsonb,
    // What squawk checks besides.
    &kPreferRobustStmts,
    &kPreferBigintOverInt,
    &kPreferBigintOverSmallint,
    &kPreferIdentity,
    &kPreferTextField,
    &kRequireTableSchema,
    &kRequireEnumValueOrdering,
    &kBanCreateDomainWithConstraint,
    &kBanAlterDomainWithAddConstraint,
    &kCreatingEnum,
    &kMultipleAlterTable,
    &kRequirePrimaryKey,
    &kIndexTooManyColumns,
    &kNamingConvention,
    &kSecurityDefinerSearchPath,
    // Suppressions.
    &kUnusedSuppression,
    &kSuppressionWithoutReason,
    &kUnknownRuleInSuppression,
};

}  // namespace

std::span<const lint::Rule* const> all_rules() {
  return kRules;
}

}  // namespace lockstep::sql_rules

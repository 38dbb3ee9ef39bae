#pragma once
#include "lint/rule.h"

namespace lockstep::sql_rules {

// Each is defined in the file of its name, with all that there is to it.

// Locks.
extern const lint::Rule kRequireConcurrentIndexCreation;
extern const lint::Rule kRequireConcurrentIndexDeletion;
extern const lint::Rule kRequireConcurrentReindex;
extern const lint::Rule kRequireConcurrentPartitionDetach;
extern const lint::Rule kRequireConcurrentMatviewRefresh;
extern const lint::Rule kAddingForeignKeyConstraint;
extern const lint::Rule kConstraintMissingNotValid;
extern const lint::Rule kValidateInSameTransaction;
extern const lint::Rule kDisallowedUniqueConstraint;
extern const lint::Rule kAddingPrimaryKeyConstraint;
extern const lint::Rule kAddingExclusionConstraint;
extern const lint::Rule kAddingNotNullableField;
extern const lint::Rule kRequireLockTimeout;
extern const lint::Rule kRequireStatementTimeout;
extern const lint::Rule kLockHeldAcrossWork;
extern const lint::Rule kPartitionLock;
extern const lint::Rule kDropConstraint;
extern const lint::Rule kTriggerAndPolicyDdl;

// Rewrites.
extern const lint::Rule kChangingColumnType;
extern const lint::Rule kAddingFieldWithDefault;
extern const lint::Rule kAddingStoredGeneratedColumn;
extern const lint::Rule kAddingAutoIncrementColumn;
extern const lint::Rule kStorageRewrite;
extern const lint::Rule kBanClusterVacuumFull;

// Data loss.
extern const lint::Rule kDropTableIfExists;
extern const lint::Rule kBanDropTable;
extern const lint::Rule kBanDropColumn;
extern const lint::Rule kBanDropSchema;
extern const lint::Rule kBanDropDatabase;
extern const lint::Rule kDropCascade;
extern const lint::Rule kBanTruncate;
extern const lint::Rule kDeleteWithoutWhere;
extern const lint::Rule kUpdateWithoutWhere;
extern const lint::Rule kConstraintBypass;

// Compatibility with the release that is running.
extern const lint::Rule kAddingRequiredField;
extern const lint::Rule kRenamingColumn;
extern const lint::Rule kRenamingTable;
extern const lint::Rule kRenamingObject;
extern const lint::Rule kBanDropNotNull;
extern const lint::Rule kDropDefaultRequiredColumn;
extern const lint::Rule kRlsWithoutPolicy;
extern const lint::Rule kReplicationBreak;

// Correctness.
extern const lint::Rule kSyntaxError;
extern const lint::Rule kConcurrentInTransaction;
extern const lint::Rule kTransactionNesting;
extern const lint::Rule kSchemaConflict;
extern const lint::Rule kPendingTriggerEvents;
extern const lint::Rule kPartitionedUnsupported;
extern const lint::Rule kIdentifierTooLong;
extern const lint::Rule kDuplicateColumnAssignment;
extern const lint::Rule kEnumValueUsedInTransaction;
extern const lint::Rule kEnumRecreate;
extern const lint::Rule kTypeChangeMissingUsing;

// Tools.
extern const lint::Rule kPsqlOnlySyntax;
extern const lint::Rule kNotSql;
extern const lint::Rule kStatementBreakpoint;
extern const lint::Rule kDirectionMarks;
extern const lint::Rule kSessionStateLeak;
extern const lint::Rule kPgVersionSyntax;

// Conventions.
extern const lint::Rule kFkMissingIndex;
extern const lint::Rule kConcurrentIndexRerun;

// Types.
extern const lint::Rule kPreferTimestamptz;
extern const lint::Rule kBanCharField;
extern const lint::Rule kPreferJsonb;

// What squawk checks besides.
extern const lint::Rule kPreferRobustStmts;
extern const lint::Rule kPreferBigintOverInt;
extern const lint::Rule kPreferBigintOverSmallint;
extern const lint::Rule kPreferIdentity;
extern const lint::Rule kPreferTextField;
extern const lint::Rule kRequireTableSchema;
extern const lint::Rule kRequireEnumValueOrdering;
extern const lint::Rule kBanCreateDomainWithConstraint;
extern const lint::Rule kBanAlterDomainWithAddConstraint;
extern const lint::Rule kCreatingEnum;
extern const lint::Rule kMultipleAlterTable;
extern const lint::Rule kRequirePrimaryKey;
extern const lint::Rule kIndexTooManyColumns;
extern const lint::Rule kNamingConvention;
extern const lint::Rule kSecurityDefinerSearchPath;

// Suppressions.
extern const lint::Rule kUnusedSuppression;
extern const lint::Rule kSuppressionWithoutReason;
extern const lint::Rule kUnknownRuleInSuppression;

}  // namespace lockstep::sql_rules

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

// Compatibility with the release that is running.

// Correctness.

// Tools.

// Conventions.

// Types.

// What squawk checks besides.

// Suppressions.

}  // namespace lockstep::sql_rules

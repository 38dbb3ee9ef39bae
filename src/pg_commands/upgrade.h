#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "catalog/snapshot.h"
#include "pg/connection.h"
#include "pg_commands/base_record.h"
#include "pg_commands/verification.h"
#include "rows/grade.h"
#include "runner/apply.h"
#include "runner/ledger.h"

// The new migrations over rows: what a deploy will do to a database in use.
namespace lockstep::pg_commands {

/// A database that the base's migrations have built, with rows of one grade in it, after the new ones.
struct Upgrade {
  pg::Connection connection;
  BaseRecord base;                                  // what was there before them
  std::optional<catalog::Snapshot> base_catalog;    // where new ones can go back
  std::vector<runner::Migration> added;             // the new ones
  std::optional<runner::MigrationFailure> failure;  // that ended the run
  std::chrono::microseconds time{0};                // of the new ones
};

/// Runs it. The base is the one that was kept of an earlier run, if any, or made; of rows at the limits it is kept for
/// later runs where making it took long. The error is why one of the base's own migrations fails. There have to be both
/// old and new migrations.
base::Expected<Upgrade, pg::Failure> upgrade_over_rows(const VerifiedProject& project, Databases& databases,
                                                       const VerifyPlan& plan, rows::Grade grade);

/// Which rows break the statement, in words; nothing where that is not known. Brings the database to where the
/// statement found it, as far as its failure rolled that back.
std::optional<std::string> rows_to_blame(const VerifiedProject& project, const VerifyPlan& plan, Upgrade& upgrade);

/// As the framework runs migrations, unless another way is asked for, so that what works here works there. Who watches
/// is told as each of the leg's migrations begins.
runner::ApplyOptions apply_options(const VerifiedProject& project, const VerifyPlan& plan, std::string_view leg = {});

/// Whether the last new migration can go back, and so what was before it will be wanted.
bool goes_back(const VerifiedProject& project);

}  // namespace lockstep::pg_commands

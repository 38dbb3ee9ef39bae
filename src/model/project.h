#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::model {

enum class Framework {
  kDrizzle,         // drizzle-kit up to 0.31: NNNN_name.sql, meta/_journal.json, meta/NNNN_snapshot.json
  kDrizzleFolders,  // drizzle-kit 1.x: TIMESTAMP_name/migration.sql and snapshot.json, no journal
  kNumbered,        // NNNN_name.sql, NNNN_name.up.sql and .down.sql, NNNN_name/up.sql, NNNN_name/migration.sql
};

/// One database definition in the repository: where its schema sources and its migrations are. All paths are from the
/// top of the repository, without a leading or trailing '/'; "" is the top itself.
struct Project {
  std::string name;  // for people: configured, or the package's folder ("." at the top)
  std::string root;  // folder of drizzle.config.*, or as configured
  Framework framework = Framework::kDrizzle;
  std::string config_path;                // the file that declared it: drizzle.config.ts, lockstep.json; may be empty
  std::vector<std::string> schema_globs;  // files, folders (one level) or globs; empty when there is no schema source
  std::string migrations_folder;
  std::string generate_command;  // "pnpm --filter @acme/db exec drizzle-kit generate"; empty when there is none
  std::string ledger_schema;     // where the database remembers what has run, when it is configured; else empty
  std::string ledger_table;      // the same
};

/// Whether drizzle-kit would load a file of that name: TypeScript or JavaScript, no test and no declaration file.
bool may_be_schema_source(std::string_view path);

}  // namespace lockstep::model

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "typescript/syntax.h"

namespace lockstep::typescript {

/// What a drizzle.config.{ts,js,mjs,json} says, as far as it can be known without running it. Paths are as drizzle-kit
/// would see them, relative to the folder it is started in (usually the config's): `path.join(__dirname, 'x')` is `x`.
/// Source of the fields: drizzle-kit 0.31.
struct DrizzleConfig {
  std::optional<std::string> dialect;  // "postgresql" also for the old `driver: 'pg'` without a dialect
  std::vector<std::string> schema;     // files, folders, globs; empty when absent or unresolved
  std::optional<std::string> out;
  std::optional<std::string> casing;
  std::optional<std::string> migrations_prefix;
  std::optional<std::string> migrations_table;
  std::optional<std::string> migrations_schema;

  struct Unresolved {
    std::string field;  // "schema", "migrations.table"; "config" when nothing could be read
    std::string why;    // "it is imported from './env'"
  };
  std::vector<Unresolved> unresolved;
};

/// The object literal that a configuration exports, through constants and `defineConfig(…)`; kNoNode when there is
/// none.
NodeId config_object(const SyntaxTree& tree);

/// Reads the configuration's text; JSON is told by its first character. Never throws on any text.
DrizzleConfig read_drizzle_config(std::string_view text);

}  // namespace lockstep::typescript

#pragma once
#include "git/tree.h"
#include "model/migration.h"

// Plain SQL is run by many tools, which send it to the server in different ways. Names tell some of them apart.
namespace lockstep::layout {

enum class Tool {
  kUnknown,    // NNNN_name.sql: sqlx, node-pg-migrate, Supabase, a script with psql, …
  kUpAndDown,  // NNNN_name.up.sql and .down.sql: golang-migrate, or sqlx
  kFlyway,     // V1_2__name.sql
  kFolders,    // NAME/up.sql, perhaps with down.sql: diesel, Hasura
  kPrisma,     // NAME/migration.sql
};

/// The tool that all the migrations are named for.
Tool tool_of(const model::MigrationSet& set);

/// Whether a file beside the migration tells its tool to open no transaction: metadata.toml of diesel, NAME.sql.conf of
/// Flyway.
bool is_without_transaction(const git::Tree& tree, const model::Migration& migration);

}  // namespace lockstep::layout

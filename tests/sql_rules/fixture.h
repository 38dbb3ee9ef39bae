#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/linter.h"

namespace lockstep::sql_rules_tests {

/// One .sql file of a rule's folder:
///
///   -- runner: drizzle                     lines of settings: runner (plain, drizzle, psql, flyway, golang-migrate,
///   -- rows: users=500, posts=2000000      unknown), splitting (goose, dbmate), postgres (major), preset, rows
///   CREATE TABLE users (id int);           what the migrations before have done; left out together with the next line
///   -- the change:
///   DROP TABLE users;  -- expect: ban-drop-table, drop-table-if-exists
///   -- the next migration:
///   …
///
/// Exactly the rules of a line's `expect` are found at it. Rules that are off by default are off here too, but for the
/// rule whose folder it is.
struct Fixture {
  std::string path;
  std::string rule;
  lint::Settings settings;
  std::vector<lint::Migration> migrations;  // each with the fixture's line numbers: lines of others are empty
  std::vector<std::string> expected;        // "12 ban-drop-table", sorted
};

/// Throws base::Error naming the file and line of what it does not understand.
Fixture read_fixture(const std::string& path);

}  // namespace lockstep::sql_rules_tests

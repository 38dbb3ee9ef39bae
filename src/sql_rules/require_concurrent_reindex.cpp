#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

struct Words {
  std::string_view keyword;
  std::string_view what;  // before the name
};

Words words_of(sql::Reindex::Kind kind) {
  switch (kind) {
    case sql::Reindex::Kind::kIndex:
      return {"INDEX", "index "};
    case sql::Reindex::Kind::kTable:
      return {"TABLE", "the indexes of "};
    case sql::Reindex::Kind::kSchema:
      return {"SCHEMA", "every index of schema "};
    case sql::Reindex::Kind::kSystem:
      return {"SYSTEM", "the indexes of all system catalogs of "};
    case sql::Reindex::Kind::kDatabase:
      return {"DATABASE", "every index of database "};
  }
  return {};
}

/// Whether nobody else can meet what it locks.
bool is_private(const sql::Reindex& reindex, const Situation& at) {
  if (reindex.kind == sql::Reindex::Kind::kTable) return lint::is_private(at, reindex.name);
  if (reindex.kind != sql::Reindex::Kind::kIndex) return false;
  const replay::Relation* table = at.database.find_index(reindex.name).table;
  return table != nullptr && (lint::is_new(*table) || table->persistence == sql::Persistence::kTemporary);
}

void check_concurrent_reindex(const sql::Reindex& reindex, const Situation& at, Hazards& found) {
  if (reindex.concurrently || is_private(reindex, at)) return;
  const Words words = words_of(reindex.kind);
  const std::string name = lint::quoted(reindex.name);
  const std::string help =
      reindex.kind == sql::Reindex::Kind::kSystem
          ? with_lock_timeout(at, "there is no CONCURRENTLY for catalogs")
          : outside_transaction(at, "REINDEX " + std::string(words.keyword) + " CONCURRENTLY " + name + ";");
  lint::Found& one =
      found.add(at.statement.span,
                "rebuilds " + std::string(words.what) + name +
                    " under a SHARE lock on the table and an ACCESS EXCLUSIVE lock on the index: writes, "
                    "and most reads, wait until it is done",
                help);
  if (reindex.kind == sql::Reindex::Kind::kTable) one.table = reindex.name;
}

}  // namespace

constexpr lint::Rule kRequireConcurrentReindex = {
    .id = "require-concurrent-reindex",
    .hazard = lint::Hazard::kBlocks,
    .summary = "indexes that are rebuilt while reads and writes wait",
    .handlers = {lint::on<&check_concurrent_reindex>()},
};

}  // namespace lockstep::sql_rules

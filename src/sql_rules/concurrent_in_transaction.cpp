#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// What PostgreSQL names in its refusal; nothing when the statement may be in a transaction. Source: the callers of
/// PreventInTransactionBlock in PostgreSQL 15.
struct NameOfCommand {
  const Situation& at;
  using Answer = std::optional<std::string>;

  Answer operator()(const sql::CreateIndex& index) const {
    return index.concurrently ? Answer("CREATE INDEX CONCURRENTLY") : std::nullopt;
  }
  Answer operator()(const sql::Drop& drop) const {
    if (drop.concurrently) return "DROP INDEX CONCURRENTLY";
    if (drop.kind == sql::ObjectKind::kDatabase) return "DROP DATABASE";
    if (drop.kind == sql::ObjectKind::kTablespace) return "DROP TABLESPACE";
    return std::nullopt;
  }
  Answer operator()(const sql::Reindex& reindex) const {
    if (reindex.concurrently) return "REINDEX CONCURRENTLY";
    switch (reindex.kind) {
      case sql::Reindex::Kind::kSchema:
        return "REINDEX SCHEMA";
      case sql::Reindex::Kind::kDatabase:
        return "REINDEX DATABASE";
      case sql::Reindex::Kind::kSystem:
        return "REINDEX SYSTEM";
      case sql::Reindex::Kind::kTable:
        return is_partitioned(reindex.name) ? Answer("REINDEX TABLE of a partitioned table") : std::nullopt;
      case sql::Reindex::Kind::kIndex:
        return std::nullopt;
    }
    return std::nullopt;
  }
  Answer operator()(const sql::AlterTable& alter) const {
    const bool detaches = std::any_of(alter.actions.begin(), alter.actions.end(), [](const auto& action) {
      return action.kind == sql::AlterActionKind::kDetachPartition && action.concurrently;
    });
    return detaches ? Answer("ALTER TABLE … DETACH CONCURRENTLY") : std::nullopt;
  }
  Answer operator()(const sql::Vacuum& vacuum) const { return vacuum.is_vacuum ? Answer("VACUUM") : std::nullopt; }
  Answer operator()(const sql::Cluster& cluster) const {
    if (cluster.table.name.empty()) return "CLUSTER";
    return is_partitioned(cluster.table) ? Answer("CLUSTER of a partitioned table") : std::nullopt;
  }
  Answer operator()(const sql::ClusterObject& object) const {
    if (!object.is_create) return std::nullopt;
    return object.kind == sql::ObjectKind::kDatabase ? "CREATE DATABASE" : "CREATE TABLESPACE";
  }
  Answer operator()(const sql::AlterSystem&) const { return "ALTER SYSTEM"; }
  Answer operator()(const sql::Replication& replication) const {
    // A subscription makes its slot on the publisher unless it is told not to.
    const bool makes_slot =
        replication.is_subscription && replication.change == sql::Replication::Change::kCreate &&
        std::none_of(replication.options.begin(), replication.options.end(), [](const sql::Option& option) {
          return (option.name == "create_slot" || option.name == "connect") && option.value == "false";
        });
    return makes_slot ? Answer("CREATE SUBSCRIPTION … WITH (create_slot = true)") : std::nullopt;
  }
  Answer operator()(const sql::AlterEnum& alter) const {
    constexpr int kFirstInTransaction = 12;
    const bool adds = alter.kind == sql::AlterEnum::Kind::kAddValue;
    return adds && at.settings.postgres_major < kFirstInTransaction ? Answer("ALTER TYPE … ADD VALUE") : std::nullopt;
  }
  template <typename Body>
  Answer operator()(const Body&) const {
    return std::nullopt;
  }

  bool is_partitioned(const sql::QualifiedName& name) const {
    const auto relation = at.database.find_relation(name);
    return relation && relation->is_partitioned();
  }
};

std::string who_opened_it(const Situation& at) {
  if (at.outer != nullptr) return "a DO block is one";
  if (at.transaction.is_explicit) return "BEGIN opened one";
  return at.settings.runner == lint::Runner::kDrizzle ? "drizzle runs all pending migrations in one"
                                                      : "the runner opens one for every migration";
}

/// The statement without CONCURRENTLY and with IF NOT EXISTS: what is left for a migration to say when the index has
/// been built by hand.
std::string index_that_is_there(const sql::CreateIndex& index, const Situation& at) {
  std::string text(at.text_of(at.statement.span));
  const std::size_t word = base::lower_ascii(text).find("concurrently");
  text.replace(word, std::string_view("concurrently").size(), index.if_not_exists ? "" : "IF NOT EXISTS");
  return base::replace_all(text, "  ", " ") + ";";
}

std::string help_for(const Situation& at) {
  if (at.settings.runner != lint::Runner::kDrizzle) {
    return "move it to a migration of its own, which the runner is told to run without a transaction";
  }
  const std::string by_hand = "drizzle has no way to run it: run it by hand before the deploy";
  const auto* index = std::get_if<sql::CreateIndex>(&at.statement.body);
  if (index == nullptr || index->name.text.empty()) return by_hand + ", and leave it out here";
  return by_hand + ", and let the migration say\n" + index_that_is_there(*index, at);
}

void check(const Situation& at, Hazards& found) {
  if (!at.transaction.is_open && at.outer == nullptr) return;
  const std::optional<std::string> name = std::visit(NameOfCommand{at}, at.statement.body);
  if (!name) return;
  found.add(at.statement.span, *name + " fails in a transaction, and " + who_opened_it(at), help_for(at));
}

}  // namespace

constexpr lint::Rule kConcurrentInTransaction = {
    .id = "concurrent-in-transaction",
    .hazard = lint::Hazard::kFails,
    .summary = "a command that cannot run in a transaction, in one",
    .handlers = {lint::on_any<&check>()},
    .aliases = {"ban-concurrent-index-creation-in-transaction"},
};

}  // namespace lockstep::sql_rules

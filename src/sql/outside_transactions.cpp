#include "sql/outside_transactions.h"

#include <algorithm>

namespace lockstep::sql {
namespace {

struct NameOfCommand {
  int major;
  using Answer = std::optional<std::string>;

  Answer operator()(const CreateIndex& index) const {
    return index.concurrently ? Answer("CREATE INDEX CONCURRENTLY") : std::nullopt;
  }
  Answer operator()(const Drop& drop) const {
    if (drop.concurrently) return "DROP INDEX CONCURRENTLY";
    if (drop.kind == ObjectKind::kDatabase) return "DROP DATABASE";
    if (drop.kind == ObjectKind::kTablespace) return "DROP TABLESPACE";
    return std::nullopt;
  }
  Answer operator()(const Reindex& reindex) const {
    if (reindex.concurrently) return "REINDEX CONCURRENTLY";
    switch (reindex.kind) {
      case Reindex::Kind::kSchema:
        return "REINDEX SCHEMA";
      case Reindex::Kind::kDatabase:
        return "REINDEX DATABASE";
      case Reindex::Kind::kSystem:
        return "REINDEX SYSTEM";
      default:
        return std::nullopt;
    }
  }
  Answer operator()(const AlterTable& alter) const {
    const bool detaches = std::any_of(alter.actions.begin(), alter.actions.end(), [](const auto& action) {
      return action.kind == AlterActionKind::kDetachPartition && action.concurrently;
    });
    return detaches ? Answer("ALTER TABLE … DETACH CONCURRENTLY") : std::nullopt;
  }
  Answer operator()(const Vacuum& vacuum) const { return vacuum.is_vacuum ? Answer("VACUUM") : std::nullopt; }
  Answer operator()(const Cluster& cluster) const {
    return cluster.table.name.empty() ? Answer("CLUSTER") : std::nullopt;
  }
  Answer operator()(const ClusterObject& object) const {
    if (!object.is_create) return std::nullopt;
    return object.kind == ObjectKind::kDatabase ? "CREATE DATABASE" : "CREATE TABLESPACE";
  }
  Answer operator()(const AlterSystem&) const { return "ALTER SYSTEM"; }
  Answer operator()(const Replication& replication) const {
    // A subscription makes its slot on the publisher unless it is told not to.
    const bool makes_slot =
        replication.is_subscription && replication.change == Replication::Change::kCreate &&
        std::none_of(replication.options.begin(), replication.options.end(), [](const Option& option) {
          return (option.name == "create_slot" || option.name == "connect") && option.value == "false";
        });
    return makes_slot ? Answer("CREATE SUBSCRIPTION … WITH (create_slot = true)") : std::nullopt;
  }
  Answer operator()(const AlterEnum& alter) const {
    constexpr int kFirstInTransaction = 12;
    const bool adds = alter.kind == AlterEnum::Kind::kAddValue;
    return adds && major < kFirstInTransaction ? Answer("ALTER TYPE … ADD VALUE") : std::nullopt;
  }
  template <typename Body>
  Answer operator()(const Body&) const {
    return std::nullopt;
  }
};

}  // namespace

std::optional<std::string> command_outside_transactions(const StatementBody& body, int major) {
  return std::visit(NameOfCommand{major}, body);
}

}  // namespace lockstep::sql

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql/outside_transactions.h"
#include "sql_rules/conflicts.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// REINDEX and CLUSTER are refused for partitioned tables alone.
std::optional<std::string> command_of_partitioned(const Situation& at) {
  const auto is_partitioned = [&](const sql::QualifiedName& name) {
    const auto relation = at.database.find_relation(name);
    return relation && relation->is_partitioned();
  };
  if (const auto* reindex = std::get_if<sql::Reindex>(&at.statement.body)) {
    if (is_partitioned(reindex->name)) return "REINDEX TABLE of a partitioned table";
  } else if (const auto* cluster = std::get_if<sql::Cluster>(&at.statement.body)) {
    if (is_partitioned(cluster->table)) return "CLUSTER of a partitioned table";
  }
  return std::nullopt;
}

/// Whether it is not known that there is a transaction: it is only what most runners do.
bool is_guessed(const Situation& at) {
  return at.settings.runner == lint::Runner::kUnknown && at.outer == nullptr && !at.transaction.is_explicit;
}

std::string who_opened_it(const Situation& at) {
  if (at.outer != nullptr) return "a DO block is one";
  if (at.transaction.is_explicit) return "BEGIN opened one";
  if (at.transaction.is_implicit) return "several statements sent in one piece are one";
  if (is_guessed(at)) return "most runners open one for every migration";
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
  if (is_guessed(at) && at.file.parsed.statements.size() == 1) {
    return "golang-migrate and Supabase run it as it is; for sqlx put -- no-transaction into the first line, for "
           "others "
           "tell lockstep lint who runs it: --runner NAME";
  }
  if (at.settings.runner != lint::Runner::kDrizzle) {
    return "move it to a migration of its own, which the runner is told to run without a transaction";
  }
  const std::string by_hand = "drizzle has no way to run it: run it by hand before the deploy";
  const auto* index = std::get_if<sql::CreateIndex>(&at.statement.body);
  if (index == nullptr || index->name.text.empty()) return by_hand + ", and leave it out here";
  return by_hand + ", and let the migration say\n" + index_that_is_there(*index, at);
}

/// Flyway leaves the transaction out by itself, of a file in which nothing needs one.
void check_flyway(const Situation& at, const std::string& name, Hazards& found) {
  const auto& statements = at.file.parsed.statements;
  const bool is_mixed = std::any_of(statements.begin(), statements.end(), [&](const sql::Statement& statement) {
    return !sql::command_outside_transactions(statement.body, at.settings.postgres_major);
  });
  if (!is_mixed) return;
  found.add(lint::Hazard::kMayFail, at.statement.span,
            name + " cannot run in a transaction, and flyway refuses a migration that mixes it with what can",
            "move it to a migration of its own, or set flyway.mixed=true");
}

void check_concurrent_in_transaction(const Situation& at, Hazards& found) {
  auto name = sql::command_outside_transactions(at.statement.body, at.settings.postgres_major);
  if (!name) name = command_of_partitioned(at);
  // What is refused outside of a transaction too is told once, by partitioned-unsupported.
  if (!name || is_refused_for_partitions(at)) return;
  const bool is_open = at.transaction.is_open || at.outer != nullptr;
  if (!is_open && at.settings.runner == lint::Runner::kFlyway) return check_flyway(at, *name, found);
  if (!is_open) return;
  found.add(is_guessed(at) ? lint::Hazard::kMayFail : lint::Hazard::kFails, at.statement.span,
            *name + " fails in a transaction, and " + who_opened_it(at), help_for(at));
}

}  // namespace

constexpr lint::Rule kConcurrentInTransaction = {
    .id = "concurrent-in-transaction",
    .hazard = lint::Hazard::kFails,
    .summary = "a command that cannot run in a transaction, in one",
    .handlers = {lint::on_any<&check_concurrent_in_transaction>()},
    .aliases = {"ban-concurrent-index-creation-in-transaction"},
};

}  // namespace lockstep::sql_rules

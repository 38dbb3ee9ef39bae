#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Whether DROP INDEX CONCURRENTLY would serve: not for an index that nobody uses yet, and PostgreSQL refuses it for
/// those of constraints and of partitioned tables.
bool can_be_concurrent(const Situation& at, const sql::QualifiedName& name) {
  const replay::IndexLookup found = at.database.find_index(name);
  if (found.presence == replay::Presence::kAbsent) return false;
  if (found.index == nullptr) return true;
  const bool is_live = !found.index->origin.is_new && !lint::is_new(*found.table) &&
                       found.table->persistence != sql::Persistence::kTemporary;
  return is_live && !found.index->is_of_constraint && found.index->parent == 0 && !found.table->is_partitioned();
}

void check_concurrent_index_deletion(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (drop.kind != sql::ObjectKind::kIndex || drop.concurrently) return;
  for (const sql::ObjectName& object : drop.objects) {
    if (!can_be_concurrent(at, object.name)) continue;
    const replay::IndexLookup index = at.database.find_index(object.name);
    const std::string table = index.table != nullptr ? lint::quoted(index.table->name) : "its table";
    const std::string name = lint::quoted(object.name);
    found.add(object.name.span,
              "drops index " + name + " under an ACCESS EXCLUSIVE lock on " + table +
                  ": behind a long query, all reads and writes queue",
              outside_transaction(at, "DROP INDEX CONCURRENTLY IF EXISTS " + name + ";"));
  }
}

}  // namespace

constexpr lint::Rule kRequireConcurrentIndexDeletion = {
    .id = "require-concurrent-index-deletion",
    .hazard = lint::Hazard::kBriefLock,
    .summary = "an index whose removal makes reads and writes queue",
    .handlers = {lint::on<&check_concurrent_index_deletion>()},
};

}  // namespace lockstep::sql_rules

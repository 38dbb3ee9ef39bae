#pragma once
#include <functional>

#include "lint/effect_list.h"

// The parts of ALTER TABLE. Each adds the effects of one action; the list has been told the action's span.
namespace lockstep::lint {

/// Whom an action concerns beside the table itself.
enum class Reach : std::uint8_t {
  kTable,        // nobody
  kPartitions,   // the partitions of a partitioned table
  kDescendants,  // what inherits too
};

/// The table that is altered.
struct Altered {
  const sql::AlterTable& statement;
  const replay::Relation* relation = nullptr;  // null when it is not known
  EffectList& list;

  const replay::Database& before() const { return list.before(); }
  /// To the table, and to those that the action reaches; ONLY reaches nobody.
  void add(LockMode lock, const Doing& doing = {}, Reach reach = Reach::kTable) const;
  /// The same where each relation has something else to do; of a partitioned table that is what its partitions do.
  void add_each(LockMode lock, Reach reach, const std::function<Doing(const replay::Relation&)>& doing_of) const;
  std::vector<const replay::Relation*> reached(Reach reach) const;
};

void add_effects(const sql::AlterTable& statement, EffectList& list);

void add_column_effects(const Altered& table, const sql::AlterAction& action);
void add_type_effects(const Altered& table, const sql::AlterAction& action);
void add_not_null_effects(const Altered& table, const sql::AlterAction& action);
void add_constraint_effects(const Altered& table, const sql::AlterAction& action);
void validate_constraint_effects(const Altered& table, const sql::AlterAction& action);
void drop_constraint_effects(const Altered& table, const sql::AlterAction& action);
void attach_effects(const Altered& table, const sql::AlterAction& action);
void detach_effects(const Altered& table, const sql::AlterAction& action);

/// The other side of a foreign key, and its partitions.
void add_referenced(const sql::QualifiedName& table, LockMode lock, EffectList& list);
void add_referenced(const replay::Constraint& foreign_key, LockMode lock, EffectList& list);

/// The default partition, which is searched when another one comes.
void add_default_partition(const replay::Relation& parent, EffectList& list);

/// Foreign keys from and to the parent, which hold for the partition from now on.
void add_keys_of_new_partition(const replay::Relation& parent, EffectList& list);

/// What the default of a new column makes of the rows that are there.
Doing default_doing(const sql::Expression& value, const replay::Database& before);
/// What SET NOT NULL reads.
Doing not_null_doing(const replay::Relation& relation, std::string_view column);

}  // namespace lockstep::lint

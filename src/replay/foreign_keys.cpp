#include <algorithm>
#include <optional>
#include <utility>

#include "replay/builtin_types.h"
#include "replay/constraints.h"
#include "replay/indexes.h"
#include "replay/names.h"
#include "replay/targets.h"

// Foreign keys: the table that they reference, the key there that they stand on, and whether the types fit.

namespace lockstep::replay {
namespace {

/// What the foreign key will be, as far as it is known. An empty `index` with `is_open`: the other table may have one.
struct Draft {
  const Relation* foreign = nullptr;  // null: not known
  std::vector<std::string> columns;
  std::vector<std::string> foreign_columns;
  std::string index;
};

std::vector<sql::Name> referencing_columns(const PendingConstraint& pending) {
  if (pending.column.empty()) return pending.written->columns;
  return {sql::Name{pending.column, pending.written->span}};
}

bool has_columns(Step& step, const Relation& table, const std::vector<sql::Name>& names) {
  for (const sql::Name& name : names) {
    if (!step.database.find_column(table, name.text).is_absent()) continue;
    step.note("42703", "column \"" + name.text + "\" referenced in foreign key constraint does not exist", name.span,
              table.existence == Existence::kCertain);
    return false;
  }
  return true;
}

/// The referenced table in `draft`; false when it is missing or no table.
bool find_foreign_table(Step& step, const sql::Reference& reference, Draft& draft) {
  const Lookup<Relation> found = step.database.find_relation(reference.table);
  if (found) {
    draft.foreign = found.object;
    if (found->kind == RelationKind::kTable) return true;
    step.refuse("42809", "referenced relation \"" + found->name + "\" is not a table", reference.table.span);
    return false;
  }
  if (!found.is_absent()) return true;
  const std::string message = "relation \"" + shown(reference.table) + "\" does not exist";
  return step.is_made_elsewhere("42P01", message, reference.table.span);
}

bool find_foreign_columns(Step& step, const sql::Constraint& written, Draft& draft) {
  const sql::Reference& reference = *written.reference;
  for (const sql::Name& name : reference.columns) draft.foreign_columns.push_back(name.text);
  if (draft.foreign == nullptr) return true;
  const Relation& foreign = *draft.foreign;
  if (!has_columns(step, foreign, reference.columns)) return false;
  if (reference.columns.empty()) {
    const Constraint* key = find_primary_key(foreign);
    if (key != nullptr) {
      draft.foreign_columns = key->columns;
      draft.index = key->index;
    } else if (foreign.open_parts.empty()) {
      step.note("42704", "there is no primary key for referenced table \"" + foreign.name + "\"", reference.table.span,
                foreign.existence == Existence::kCertain);
      return false;
    } else {
      return true;
    }
  }
  if (draft.foreign_columns.size() == draft.columns.size()) return true;
  step.refuse("42830", "number of referencing and referenced columns for foreign key disagree", written.span);
  return false;
}

bool find_key(Step& step, const sql::Constraint& written, Draft& draft) {
  if (draft.foreign == nullptr || !draft.index.empty()) return true;
  const Relation& foreign = *draft.foreign;
  for (const Index& index : foreign.indexes) {
    if (!is_key_of(index, draft.foreign_columns)) continue;
    const Constraint* constraint = index.is_of_constraint ? find_constraint(foreign, index.name) : nullptr;
    if (constraint != nullptr && constraint->is_deferrable) continue;
    draft.index = index.name;
    if (constraint != nullptr && constraint->kind == sql::ConstraintKind::kPrimaryKey) break;
  }
  if (!draft.index.empty() || !foreign.open_parts.empty()) return true;
  step.note("42830", "there is no unique constraint matching given keys for referenced table \"" + foreign.name + "\"",
            written.reference->table.span, foreign.existence == Existence::kCertain);
  return false;
}

/// The type behind domains; nothing when it is not known.
std::optional<std::pair<sql::TypeName, Id>> base_type(const Database& database, const Column& column) {
  if (!column.is_type_known) return std::nullopt;
  sql::TypeName type = column.type;
  Id id = column.type_id;
  for (int depth = 0; depth < 32; ++depth) {
    const Type* domain = database.type(id);
    if (domain == nullptr || domain->kind != Type::Kind::kDomain) break;
    if (domain->is_assumed) return std::nullopt;
    type = domain->base;
    id = domain->base_id;
  }
  if (id == 0 && (!type.schema.empty() || !is_builtin_type(type.name))) return std::nullopt;
  return std::pair(std::move(type), id);
}

bool fit_types(Step& step, const sql::Constraint& written, const std::string& name, const Relation& table,
               const Draft& draft) {
  if (draft.foreign == nullptr) return true;
  for (std::size_t at = 0; at < draft.columns.size() && at < draft.foreign_columns.size(); ++at) {
    const Column* from = find_column(table, draft.columns[at]);
    const Column* to = find_column(*draft.foreign, draft.foreign_columns[at]);
    if (from == nullptr || to == nullptr) continue;
    const auto left = base_type(step.database, *from);
    const auto right = base_type(step.database, *to);
    if (!left || !right) continue;
    const bool are_user_types = left->second != 0 || right->second != 0;
    const bool fits = are_user_types ? left->second == right->second : can_reference(left->first, right->first);
    if (fits) continue;
    step.refuse("42804",
                "foreign key constraint \"" + name + "\" cannot be implemented: key columns \"" + from->name +
                    "\" and \"" + to->name + "\" are of incompatible types: " + from->type.name + " and " +
                    to->type.name,
                written.span);
    return false;
  }
  return true;
}

Uses uses_of(const Draft& draft) {
  if (draft.foreign == nullptr) return {};
  Uses uses = {{draft.foreign->id, 0, true}};
  for (const std::string& name : draft.foreign_columns) {
    if (const Column* column = find_column(*draft.foreign, name))
      uses.push_back({draft.foreign->id, column->number, true});
  }
  return uses;
}

void put_on_partitions(Step& step, Id table, const Constraint& key) {
  if (!step.database.relation(table)->is_partitioned()) return;
  const std::vector<Id> all = with_descendants(step.database, table);
  for (std::size_t at = 1; at < all.size(); ++at) {
    if (step.database.has_constraint(*step.database.relation(all[at]), key.name)) continue;
    Constraint inherited = key;
    inherited.is_inherited = true;
    put_constraint(step, all[at], std::move(inherited));
  }
}

}  // namespace

void add_foreign_key(Step& step, Id table_id, const PendingConstraint& pending) {
  const sql::Constraint& written = *pending.written;
  const std::vector<sql::Name> columns = referencing_columns(pending);
  const Relation& table = *step.database.relation(table_id);
  Draft draft;
  for (const sql::Name& name : columns) draft.columns.push_back(name.text);
  const bool is_sound = has_columns(step, table, columns) && find_foreign_table(step, *written.reference, draft) &&
                        find_foreign_columns(step, written, draft) && find_key(step, written, draft);
  if (!is_sound && !step.has_run) return;
  if (table.is_partitioned() && written.is_not_valid) {
    step.refuse("42809", "cannot add NOT VALID foreign key on partitioned table \"" + table.name + "\"", written.span);
    return;
  }
  std::string name = written.name.text;
  if (name.empty()) {
    name = free_constraint_name(step.database, table.schema, table.name, joined_key_names(draft.columns), "fkey");
  } else if (!is_constraint_name_free(step, table, name, written.span)) {
    return;
  }
  if (!fit_types(step, written, name, table, draft) && !step.has_run) return;
  Constraint key = head_of(step, written, name);
  key.is_of_column = !pending.column.empty();
  key.uses = uses_of(draft);
  key.columns = std::move(draft.columns);
  key.foreign_columns = std::move(draft.foreign_columns);
  key.index = std::move(draft.index);
  key.foreign_schema = draft.foreign != nullptr ? draft.foreign->schema : written.reference->table.schema;
  key.foreign_name = draft.foreign != nullptr ? draft.foreign->name : written.reference->table.name;
  key.foreign_table = draft.foreign != nullptr ? draft.foreign->id : 0;
  key.on_delete = written.reference->on_delete;
  key.on_update = written.reference->on_update;
  put_constraint(step, table_id, key);
  put_on_partitions(step, table_id, key);
}

}  // namespace lockstep::replay

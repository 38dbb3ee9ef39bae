#include "replay/sequences.h"

#include <utility>

#include "replay/targets.h"

namespace lockstep::replay {
namespace {

void set_owner(Step& step, Id sequence, const sql::Sequence& statement) {
  if (statement.is_owned_by_none) {
    Relation& changed = step.database.change_relation(sequence);
    changed.owner_table = changed.owner_column = 0;
  }
  if (statement.owned_by.name.empty()) return;
  const Id table = target_relation(step, statement.owned_by, RelationKind::kTable, false);
  if (table == 0) return;
  const std::uint32_t column = target_column(step, table, statement.owned_by_column);
  if (column == 0) return;
  Relation& changed = step.database.change_relation(sequence);
  changed.owner_table = table;
  changed.owner_column = column;
  step.database.note_use(sequence, table);
}

void create(Step& step, const sql::Sequence& statement) {
  const bool is_temporary = statement.persistence == sql::Persistence::kTemporary;
  const std::optional<std::string> schema =
      is_temporary ? std::optional<std::string>("pg_temp") : target_schema(step, statement.name);
  if (!schema) return;
  if (statement.if_exists && step.database.holder({NameSpace::kRelation, *schema, statement.name.name, {}}) != 0) {
    return;
  }
  if (!take_relation_name(step, *schema, statement.name.name, statement.name.span)) return;
  Relation relation;
  relation.kind = RelationKind::kSequence;
  relation.schema = *schema;
  relation.name = statement.name.name;
  relation.persistence = statement.persistence;
  relation.made_if_not_exists = statement.if_exists || step.forgives_duplicates();
  relation.existence = step.existence();
  relation.origin = step.at(statement.name.span);
  take_sequence_options(relation.sequence, statement.options);
  const Id id = step.database.add(std::move(relation));
  set_owner(step, id, statement);
}

}  // namespace

void take_sequence_options(SequenceOptions& sequence, const std::vector<sql::Option>& options) {
  for (const sql::Option& option : options) {
    const std::string value = option.value.value_or("");
    if (option.name == "as") sequence.type = value;
    if (option.name == "increment") sequence.increment = value;
    if (option.name == "minvalue") sequence.minimum = value;
    if (option.name == "maxvalue") sequence.maximum = value;
    if (option.name == "start") sequence.start = value;
    if (option.name == "cache") sequence.cache = value;
    if (option.name == "cycle") sequence.cycles = value == "true";
  }
}

void apply_sequence(Step& step, const sql::Sequence& statement) {
  if (statement.is_create) {
    create(step, statement);
    return;
  }
  const Id id = target_relation(step, statement.name, RelationKind::kSequence, statement.if_exists);
  if (id == 0) return;
  take_sequence_options(step.database.change_relation(id).sequence, statement.options);
  set_owner(step, id, statement);
}

}  // namespace lockstep::replay

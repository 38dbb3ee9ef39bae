#include "replay/views.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "replay/columns.h"
#include "replay/targets.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

bool are_same(const Column& a, const Column& b) {
  if (!a.is_type_known || !b.is_type_known) return true;
  return a.type.name == b.type.name && a.type.dimensions == b.type.dimensions && a.type.modifiers == b.type.modifiers;
}

/// CREATE OR REPLACE VIEW may only add columns at the end.
bool can_replace(Step& step, const Relation& known, const Relation& view, sql::Span place) {
  const bool is_certain = known.existence == Existence::kCertain;
  for (std::size_t at = 0; at < known.columns.size(); ++at) {
    const Column& before = known.columns[at];
    if (at >= view.columns.size()) {
      if (!view.open_columns.empty()) return true;
      step.note("42P16", "cannot drop columns from view", place, is_certain && known.open_columns.empty());
      return false;
    }
    const Column& after = view.columns[at];
    if (before.name != after.name) {
      const bool are_all_known = known.open_columns.empty() && view.open_columns.empty();
      step.note("42P16", "cannot change name of view column \"" + before.name + "\" to \"" + after.name + "\"", place,
                is_certain && are_all_known);
      return !are_all_known;
    }
    if (!are_same(before, after)) {
      step.note("42P16",
                "cannot change data type of view column \"" + before.name + "\" from " + before.type.name + " to " +
                    after.type.name,
                place, is_certain);
      return false;
    }
  }
  return true;
}

Relation view_of(Step& step, const sql::CreateView& statement, std::string schema) {
  QueryPicture picture = picture_of(step.database, statement.query);
  Relation view;
  view.kind = RelationKind::kView;
  view.schema = std::move(schema);
  view.name = statement.name.name;
  view.existence = step.existence();
  view.made_if_not_exists = step.forgives_duplicates();
  view.origin = step.origin;
  view.persistence = statement.persistence;
  view.options = statement.options;
  view.definition = step.source(statement.query.span);
  add_output_columns(step, view, picture, statement.columns);
  view.uses = std::move(picture.uses);
  return view;
}

void note_all_uses(Step& step, Id id) {
  const Relation& view = *step.database.relation(id);
  step.database.note_uses(id, view.uses);
  for (const Column& column : view.columns) step.database.note_use(id, column.type_id);
}

void replace_view(Step& step, Id id, Relation view, sql::Span place) {
  const Relation& known = *step.database.relation(id);
  if (known.kind != RelationKind::kView && !known.is_assumed) {
    step.refuse("42809", "\"" + known.name + "\" is not a view", place);
    return;
  }
  if (!can_replace(step, known, view, place) && !step.has_run) return;
  if (step.may_not_run()) return;
  Relation& changed = step.database.change_relation(id);
  changed.kind = RelationKind::kView;
  changed.columns = std::move(view.columns);
  changed.last_column_number = view.last_column_number;
  changed.open_columns = std::move(view.open_columns);
  changed.uses = std::move(view.uses);
  changed.definition = std::move(view.definition);
  changed.options = std::move(view.options);
  note_all_uses(step, id);
}

}  // namespace

bool can_read(Step& step, const sql::Query& query) {
  bool can_all = true;
  sql::for_each_relation(query, [&](const sql::QualifiedName& name) {
    if (!step.database.find_relation(name).is_absent()) return;
    const std::string message = "relation \"" + shown(name) + "\" does not exist";
    can_all = step.is_made_elsewhere("42P01", message, name.span) && can_all;
  });
  return can_all;
}

void apply_create_view(Step& step, const sql::CreateView& statement) {
  const bool is_temporary = statement.persistence == sql::Persistence::kTemporary;
  const std::optional<std::string> schema =
      is_temporary ? std::optional<std::string>("pg_temp") : target_schema(step, statement.name);
  if (!schema) return;
  if (!can_read(step, statement.query)) return;
  Relation view = view_of(step, statement, *schema);
  const sql::QualifiedName& name = statement.name;
  const Id known = step.database.holder({NameSpace::kRelation, *schema, name.name, {}});
  if (statement.or_replace && known != 0) return replace_view(step, known, std::move(view), name.span);
  if (!take_relation_name(step, *schema, name.name, name.span)) return;
  if (!take_type_name(step, *schema, name.name, name.span)) return;
  note_all_uses(step, step.database.add(std::move(view)));
}

void apply_refresh(Step& step, const sql::RefreshMaterializedView& statement) {
  const Id id = target_relation(step, statement.name, RelationKind::kMaterializedView, false);
  if (id == 0) return;
  const Relation& view = *step.database.relation(id);
  const std::string quoted = "\"" + view.name + "\"";
  if (view.kind != RelationKind::kMaterializedView) {
    step.refuse("0A000", quoted + " is not a materialized view", statement.name.span);
    return;
  }
  const bool has_key = std::any_of(view.indexes.begin(), view.indexes.end(), [](const Index& index) {
    return index.is_unique && index.is_valid && !index.where &&
           std::all_of(index.keys.begin(), index.keys.end(), [](const IndexKey& key) { return !key.column.empty(); });
  });
  if (statement.concurrently && !view.is_populated) {
    step.refuse("0A000", "CONCURRENTLY cannot be used when the materialized view is not populated",
                statement.name.span);
  } else if (statement.concurrently && !has_key && view.open_parts.empty()) {
    step.refuse("55000", "cannot refresh materialized view " + quoted + " concurrently", statement.name.span);
  } else if (!step.may_not_run()) {
    step.database.change_relation(id).is_populated = !statement.with_no_data;
  }
}

}  // namespace lockstep::replay

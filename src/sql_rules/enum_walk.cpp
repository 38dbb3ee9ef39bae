#include "sql_rules/enum_walk.h"

#include <algorithm>

#include "base/text.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {

using authoring::EnumColumn;
using lint::quoted;
using lint::Situation;
using sql::AlterAction;
using sql::AlterActionKind;
using sql::QualifiedName;

EnumWalk::EnumWalk(const Situation& at, const QualifiedName& name, const TypeSteps& steps) : at_(at), old_name_(name) {
  change_.name = name;
  // The new type may be made under another name first.
  for (const TypeSteps::Renaming& one : steps.renamed) {
    const bool is_made = std::any_of(steps.made.begin(), steps.made.end(),
                                     [&](const auto& made) { return is_same_name(made.first, one.from); });
    if (is_same_name(one.to, name) && is_made) first_name_ = one.from;
  }
}

std::optional<EnumChange> EnumWalk::run() {
  constexpr std::size_t kMostLater = std::size_t{128} << 10;  // bytes of later migrations
  replay::LookAhead ahead(at_.database, at_.file.text);
  walk(statements_up(at_.file), ahead);
  if (!has_begun_) return std::nullopt;
  is_later_ = true;
  std::size_t bytes = 0;
  for (const lint::Migration& later : at_.file.later) {
    bytes += later.text.size();
    if (is_complete() || bytes > kMostLater) break;
    const sql::ParsedFile parsed = lint::parse_migration(later, at_.settings.splitting);
    ahead.begin_migration(later.text);
    walk(parsed.statements, ahead);
  }
  finish(ahead.database());
  return std::move(change_);
}

void EnumWalk::walk(std::span<const sql::Statement> statements, replay::LookAhead& ahead) {
  for (const sql::Statement& statement : statements) {
    if (!std::holds_alternative<sql::Do>(statement.body)) {
      step(statement, ahead);
      continue;
    }
    for (const sql::Statement& inner : statement.children) step(inner, ahead);
  }
}

bool EnumWalk::is_complete() const {
  const bool has_text = std::any_of(progress_.begin(), progress_.end(),
                                    [](const Progress& progress) { return progress.state == Progress::State::kText; });
  return is_made_ && is_dropped_ && !has_text;
}

void EnumWalk::step(const sql::Statement& statement, replay::LookAhead& ahead) {
  const replay::Database& before = ahead.database();
  if (!has_begun_ && is_first(statement, before)) begin(statement, before);
  if (const auto* type = std::get_if<sql::CreateEnum>(&statement.body)) note_made(*type);
  if (has_begun_) {
    if (const auto* update = std::get_if<sql::Update>(&statement.body)) note_update(*update, before);
    if (const auto* removal = std::get_if<sql::Delete>(&statement.body)) note_delete(*removal, before);
    if (const auto* drop = std::get_if<sql::Drop>(&statement.body)) note_drop(*drop, statement.span, before);
    if (const auto* alter = std::get_if<sql::AlterTable>(&statement.body)) note_alter(*alter, before);
  } else {
    before_.push_back(&statement);
  }
  const std::vector<replay::Conflict> conflicts = ahead.apply(statement);
  if (const auto* alter = std::get_if<sql::AlterTable>(&statement.body); alter && has_begun_) {
    note_conflicts(*alter, conflicts);
  }
  if (const auto* rename = std::get_if<sql::Rename>(&statement.body)) note_rename(*rename);
}

bool EnumWalk::is_first(const sql::Statement& statement, const replay::Database& before) const {
  if (const auto* rename = std::get_if<sql::Rename>(&statement.body)) {
    return rename->kind == sql::ObjectKind::kType && is_same_name(rename->object.name, change_.name);
  }
  if (const auto* drop = std::get_if<sql::Drop>(&statement.body)) {
    return drop->kind == sql::ObjectKind::kType && names(*drop, change_.name);
  }
  const auto* alter = std::get_if<sql::AlterTable>(&statement.body);
  const replay::Type* type = before.find_type(change_.name).type;
  if (alter == nullptr || type == nullptr) return false;
  const auto relation = before.find_relation(alter->table.relation);
  return relation && std::any_of(alter->actions.begin(), alter->actions.end(), [&](const AlterAction& action) {
           const replay::Column* column = find_column(*relation, action.name.text);
           const bool is_step =
               action.kind == AlterActionKind::kSetType || action.kind == AlterActionKind::kDropDefault;
           return is_step && column != nullptr && column->type_id == type->id;
         });
}

bool EnumWalk::names(const sql::Drop& drop, const QualifiedName& name) {
  return std::any_of(drop.objects.begin(), drop.objects.end(),
                     [&](const sql::ObjectName& object) { return is_same_name(object.name, name); });
}

void EnumWalk::begin(const sql::Statement& statement, const replay::Database& before) {
  has_begun_ = true;
  change_.begin = statement.span;
  const replay::Type* type = before.find_type(change_.name).type;
  if (type != nullptr && type->kind == replay::Type::Kind::kEnum) {
    change_.is_known = !type->is_assumed && !before.is_open();
    old_type_ = type->id;
    if (!type->may_have_more_labels) {
      for (const replay::EnumLabel& label : type->labels) change_.old_labels.push_back(label.label);
    }
    static_cast<authoring::EnumUsers&>(change_) = authoring::users_of(before, *type);
  }
  for (const EnumColumn& column : change_.columns) {
    progress_.emplace_back().preset = column.default_value ? Progress::Default::kOld : Progress::Default::kNone;
  }
  for (const sql::Statement* earlier : before_) note_earlier(*earlier, before);
  before_.clear();
}

void EnumWalk::note_earlier(const sql::Statement& statement, const replay::Database& before) {
  if (const auto* update = std::get_if<sql::Update>(&statement.body)) note_update(*update, before);
  if (const auto* removal = std::get_if<sql::Delete>(&statement.body)) note_delete(*removal, before);
  const auto* alter = std::get_if<sql::AlterTable>(&statement.body);
  if (alter == nullptr || change_.is_known) return;
  for (const AlterAction& action : alter->actions) {
    if (action.kind == AlterActionKind::kSetType) note_type(alter->table.relation, action, before);
  }
}

void EnumWalk::note_made(const sql::CreateEnum& type) {
  const QualifiedName& wanted = first_name_ ? *first_name_ : change_.name;
  if (!is_same_name(type.name, wanted)) return;
  is_made_ = true;
  new_name_ = type.name;
  for (const sql::EnumValue& value : type.values) change_.new_labels.push_back(value.label);
}

void EnumWalk::note_rename(const sql::Rename& rename) {
  if (rename.kind != sql::ObjectKind::kType) return;
  QualifiedName& name = is_made_ && is_same_name(rename.object.name, new_name_) ? new_name_ : old_name_;
  if (is_same_name(rename.object.name, name)) name.name = rename.new_name.text;
}

bool EnumWalk::is_new_type(const sql::TypeName& type) const {
  return is_made_ && is_same_name({type.schema, type.name, {}}, new_name_);
}

std::string EnumWalk::text_of(const EnumColumn& column) const {
  return quoted(column.table) + "." + quoted(column.name);
}

void EnumWalk::add_gap(std::string what, sql::Span place, bool loses_data) {
  const bool is_known = std::any_of(change_.gaps.begin(), change_.gaps.end(),
                                    [&](const EnumChange::Gap& gap) { return gap.what == what; });
  // A place in a later migration is none in this one.
  if (!is_known) change_.gaps.push_back({std::move(what), is_later_ ? change_.begin : place, loses_data});
}

std::optional<std::size_t> EnumWalk::find(const replay::Database& before, const QualifiedName& table,
                                          const std::string& name) {
  const auto relation = before.find_relation(table);
  const replay::Column* known = relation ? find_column(*relation, name) : nullptr;
  for (std::size_t i = 0; i < change_.columns.size(); ++i) {
    const EnumColumn& column = change_.columns[i];
    const bool is_it = column.relation != 0
                           ? relation && known && column.relation == relation->id && column.number == known->number
                           : column.name == name && is_same_name(column.table, table);
    if (is_it) return i;
  }
  return std::nullopt;
}

void EnumWalk::note_update(const sql::Update& update, const replay::Database& before) {
  for (const sql::Assignment& one : update.assignments) {
    const auto i = find(before, update.target.relation, one.column.name.text);
    if (!i) continue;
    progress_[*i].moved.note_rows(update.where, change_.old_labels);
    progress_[*i].moved.note_expression(one.value, change_.old_labels);
  }
}

void EnumWalk::note_delete(const sql::Delete& removal, const replay::Database& before) {
  for (std::size_t i = 0; i < change_.columns.size(); ++i) {
    if (find(before, removal.target.relation, change_.columns[i].name) != i) continue;
    progress_[i].moved.note_rows(removal.where, change_.old_labels);
  }
}

void EnumWalk::note_drop(const sql::Drop& drop, sql::Span span, const replay::Database& before) {
  if (drop.kind != sql::ObjectKind::kType || !names(drop, old_name_) || is_dropped_) return;
  is_dropped_ = true;
  const std::string how =
      drop.cascade ? " is dropped with the old type by CASCADE" : " still has the old type when it is dropped";
  for (std::size_t i = 0; i < change_.columns.size(); ++i) {
    const EnumColumn& column = change_.columns[i];
    const replay::Relation* relation = before.relation(column.relation);
    if (relation == nullptr || find_column(*relation, column.number) == nullptr) continue;
    if (progress_[i].state == Progress::State::kOld) add_gap(text_of(column) + how, span, drop.cascade);
    const bool has_old_default = progress_[i].preset == Progress::Default::kOld;
    if (progress_[i].state == Progress::State::kText && has_old_default) {
      add_gap("the default of " + text_of(column) + how, span);
    }
  }
  const replay::Type* type = old_type_ == 0 ? nullptr : before.type(old_type_);
  if (type == nullptr) return;
  for (const replay::Dependent& one : before.dependents_of(*type)) {
    const bool is_column = one.part == replay::PartKind::kColumn || one.part == replay::PartKind::kDefault;
    if (!is_column || !is_listed(one))
      add_gap(one.description + " uses the old type when it is dropped", span, drop.cascade);
  }
}

bool EnumWalk::is_listed(const replay::Dependent& one) const {
  return std::any_of(change_.columns.begin(), change_.columns.end(), [&](const EnumColumn& column) {
    return column.relation == one.object && column.name == one.part_name;
  });
}

void EnumWalk::finish(const replay::Database& after) {
  if (!is_made_) {
    add_gap("CREATE TYPE " + quoted(change_.name) + " AS ENUM (…) is missing", change_.begin);
    return;
  }
  for (std::size_t i = 0; i < change_.columns.size(); ++i) finish_column(change_.columns[i], progress_[i], after);
  if (!is_dropped_) add_gap("DROP TYPE " + quoted(old_name_) + " is missing", change_.begin);
  std::stable_sort(change_.gaps.begin(), change_.gaps.end(),
                   [](const auto& a, const auto& b) { return a.place.begin < b.place.begin; });
}

void EnumWalk::finish_column(const EnumColumn& column, const Progress& progress, const replay::Database& after) {
  const replay::Relation* relation = after.relation(column.relation);
  if (column.relation != 0 && (relation == nullptr || find_column(*relation, column.number) == nullptr)) return;
  if (progress.state == Progress::State::kOld && !is_dropped_) {
    add_gap(text_of(column) + " keeps the old type", change_.begin);
  }
  if (progress.state == Progress::State::kText) add_gap(text_of(column) + " stays text", change_.begin);
  const replay::Column* now = relation == nullptr ? nullptr : find_column(*relation, column.number);
  const bool is_lost =
      progress.state == Progress::State::kNew && column.default_value && now != nullptr && !now->default_value;
  if (is_lost && has_label_left(*column.default_value)) {
    add_gap("the default of " + text_of(column) + " is not set again", change_.begin);
  }
}

bool EnumWalk::has_label_left(const std::string& value) const {
  return std::any_of(change_.new_labels.begin(), change_.new_labels.end(),
                     [&](const std::string& label) { return base::contains(value, lint::literal(label)); });
}

}  // namespace lockstep::sql_rules

#include "sql_rules/enum_change.h"

#include <algorithm>

#include "base/text.h"
#include "replay/look_ahead.h"
#include "sql_rules/moved_values.h"
#include "sql_rules/surroundings.h"
#include "sql_rules/type_steps.h"

// The statements of the migration are replayed in a copy of the database, and what each does to one enum is noted: that
// tells what is forgotten, and what PostgreSQL refuses, whatever the order of the steps is.
namespace lockstep::sql_rules {
namespace {

using authoring::compares_with_values;
using authoring::EnumColumn;
using authoring::ties;
using lint::quoted;
using lint::Situation;
using sql::AlterAction;
using sql::AlterActionKind;
using sql::Expression;
using sql::ExpressionKind;
using sql::QualifiedName;

/// Where a column is in the course of the change.
struct Progress {
  enum class State : std::uint8_t { kOld, kText, kNew };
  enum class Default : std::uint8_t { kNone, kOld, kOther, kNew };  // by its type
  State state = State::kOld;
  Default preset = Default::kNone;
  MovedValues moved;
};

class Walk {
 public:
  Walk(const Situation& at, const QualifiedName& name, const TypeSteps& steps) : at_(at), old_name_(name) {
    change_.name = name;
    // The new type may be made under another name first.
    for (const TypeSteps::Renaming& one : steps.renamed) {
      const bool is_made = std::any_of(steps.made.begin(), steps.made.end(),
                                       [&](const auto& made) { return is_same_name(made.first, one.from); });
      if (is_same_name(one.to, name) && is_made) first_name_ = one.from;
    }
  }

  std::optional<EnumChange> run() {
    replay::LookAhead ahead(at_.database, at_.file.text);
    for (const sql::Statement& statement : statements_up(at_.file)) {
      if (!std::holds_alternative<sql::Do>(statement.body)) {
        step(statement, ahead);
        continue;
      }
      for (const sql::Statement& inner : statement.children) step(inner, ahead);
    }
    if (!has_begun_) return std::nullopt;
    finish(ahead.database());
    return std::move(change_);
  }

 private:
  void step(const sql::Statement& statement, replay::LookAhead& ahead) {
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

  bool is_first(const sql::Statement& statement, const replay::Database& before) const {
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

  static bool names(const sql::Drop& drop, const QualifiedName& name) {
    return std::any_of(drop.objects.begin(), drop.objects.end(),
                       [&](const sql::ObjectName& object) { return is_same_name(object.name, name); });
  }

  void begin(const sql::Statement& statement, const replay::Database& before) {
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

  /// A statement before the first step: it may have moved rows already, or made text of a column whose enum is not
  /// known.
  void note_earlier(const sql::Statement& statement, const replay::Database& before) {
    if (const auto* update = std::get_if<sql::Update>(&statement.body)) note_update(*update, before);
    if (const auto* removal = std::get_if<sql::Delete>(&statement.body)) note_delete(*removal, before);
    const auto* alter = std::get_if<sql::AlterTable>(&statement.body);
    if (alter == nullptr || change_.is_known) return;
    for (const AlterAction& action : alter->actions) {
      if (action.kind == AlterActionKind::kSetType) note_type(alter->table.relation, action, before);
    }
  }

  void note_made(const sql::CreateEnum& type) {
    const QualifiedName& wanted = first_name_ ? *first_name_ : change_.name;
    if (!is_same_name(type.name, wanted)) return;
    is_made_ = true;
    new_name_ = type.name;
    for (const sql::EnumValue& value : type.values) change_.new_labels.push_back(value.label);
  }

  void note_rename(const sql::Rename& rename) {
    if (rename.kind != sql::ObjectKind::kType) return;
    QualifiedName& name = is_made_ && is_same_name(rename.object.name, new_name_) ? new_name_ : old_name_;
    if (is_same_name(rename.object.name, name)) name.name = rename.new_name.text;
  }

  bool is_new_type(const sql::TypeName& type) const {
    return is_made_ && is_same_name({type.schema, type.name, {}}, new_name_);
  }

  std::string text_of(const EnumColumn& column) const { return quoted(column.table) + "." + quoted(column.name); }

  void add_gap(std::string what, sql::Span place, bool loses_data = false) {
    const bool is_known = std::any_of(change_.gaps.begin(), change_.gaps.end(),
                                      [&](const EnumChange::Gap& gap) { return gap.what == what; });
    if (!is_known) change_.gaps.push_back({std::move(what), place, loses_data});
  }

  /// The place of a column in the lists; nothing for one that does not have the enum.
  std::optional<std::size_t> find(const replay::Database& before, const QualifiedName& table, const std::string& name) {
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

  // What moves rows away from values that will be gone.

  void note_update(const sql::Update& update, const replay::Database& before) {
    for (const sql::Assignment& one : update.assignments) {
      const auto i = find(before, update.target.relation, one.column.name.text);
      if (!i) continue;
      progress_[*i].moved.note_rows(update.where, change_.old_labels);
      progress_[*i].moved.note_expression(one.value, change_.old_labels);
    }
  }

  void note_delete(const sql::Delete& removal, const replay::Database& before) {
    for (std::size_t i = 0; i < change_.columns.size(); ++i) {
      if (find(before, removal.target.relation, change_.columns[i].name) != i) continue;
      progress_[i].moved.note_rows(removal.where, change_.old_labels);
    }
  }

  // The steps.

  void note_alter(const sql::AlterTable& alter, const replay::Database& before) {
    const QualifiedName& table = alter.table.relation;
    // PostgreSQL drops defaults first, changes types then, and sets defaults last.
    for (const AlterAction& action : alter.actions) {
      const auto i = find(before, table, action.name.text);
      if (i && action.kind == AlterActionKind::kDropDefault) progress_[*i].preset = Progress::Default::kNone;
    }
    for (const AlterAction& action : alter.actions) {
      if (action.kind == AlterActionKind::kSetType) note_type(table, action, before);
    }
    for (const AlterAction& action : alter.actions) {
      const auto i = find(before, table, action.name.text);
      if (i && action.kind == AlterActionKind::kSetDefault) note_default(*action.expression, progress_[*i]);
    }
  }

  void note_default(const Expression& value, Progress& progress) const {
    using enum Progress::Default;
    using State = Progress::State;
    if (value.kind == ExpressionKind::kCast) {
      const bool is_old = is_same_name({value.type->schema, value.type->name, {}}, old_name_) && !is_dropped_;
      progress.preset = is_new_type(*value.type) ? kNew : is_old ? kOld : kOther;
    } else {
      progress.preset = progress.state == State::kOld ? kOld : progress.state == State::kText ? kOther : kNew;
    }
  }

  void note_type(const QualifiedName& table, const AlterAction& action, const replay::Database& before) {
    const bool is_new = is_new_type(action.column->type);
    std::optional<std::size_t> i = find(before, table, action.name.text);
    if (!i && is_new && !change_.is_known) i = add_unknown(table, *action.column, action.name.text);
    if (!i) {
      if (is_text(action.column->type)) texted_.push_back({table, action.name.text, action.span});
      return;
    }
    if (is_new) {
      convert(*i, action, before);
    } else {
      progress_[*i].state = Progress::State::kText;
    }
  }

  /// A column that only its conversion tells of.
  std::size_t add_unknown(const QualifiedName& table, const sql::Column& type, const std::string& name) {
    change_.columns.push_back({0, 0, table, name, type.type.dimensions, std::nullopt, false, change_.name});
    Progress& progress = progress_.emplace_back();
    const auto texted = std::find_if(texted_.begin(), texted_.end(), [&](const Texted& one) {
      return one.column == name && is_same_name(one.table, table);
    });
    if (texted != texted_.end()) {
      progress.state = Progress::State::kText;
      if (texted->span.begin < change_.begin.begin) change_.begin = texted->span;
    }
    return progress_.size() - 1;
  }

  void convert(std::size_t i, const AlterAction& action, const replay::Database& before) {
    const EnumColumn& column = change_.columns[i];
    Progress& progress = progress_[i];
    const bool was_text = progress.state == Progress::State::kText;
    change_.is_by_text = change_.is_by_text || was_text;
    const bool is_in_the_way =
        progress.preset == Progress::Default::kOld || progress.preset == Progress::Default::kOther;
    if (is_in_the_way) add_gap("the default of " + text_of(column) + " is not dropped first", action.span);
    const Expression* value = action.expression.get();
    const bool is_cast = value != nullptr && value->kind == ExpressionKind::kCast && is_new_type(*value->type);
    const bool is_direct = is_cast && value->operands.front().kind == ExpressionKind::kColumn && !was_text;
    const bool is_no_cast = value != nullptr && !is_cast &&
                            (value->kind == ExpressionKind::kCast || value->kind == ExpressionKind::kColumn);
    if (value == nullptr || is_direct || is_no_cast) {
      add_gap(text_of(column) + " needs USING " + quoted(column.name) + "::text::" + quoted(change_.name) +
                  (column.dimensions > 0 ? "[]" : ""),
              action.span);
    }
    if (value != nullptr) progress.moved.note_expression(*value, change_.old_labels);
    note_in_the_way(column, action, before);
    note_values(column, progress, action.span);
    progress.state = Progress::State::kNew;
  }

  /// Indexes and constraints that PostgreSQL fails to make again.
  void note_in_the_way(const EnumColumn& column, const AlterAction& action, const replay::Database& before) {
    const replay::Relation* relation = before.relation(column.relation);
    if (relation == nullptr) return;
    const std::string must_go =
        " compares " + text_of(column) + " with the old type's values: drop it first, make it again after";
    for (const replay::Index& index : relation->indexes) {
      if (compares_with_values(index, column.name)) add_gap("index " + index.name + must_go, action.span);
    }
    for (const replay::Constraint& one : relation->constraints) {
      if (compares_with_values(one, column.name)) add_gap("constraint " + one.name + must_go, action.span);
      if (ties(one, column.name)) add_tie("constraint " + one.name, column, action.span);
    }
    const replay::Column* known = find_column(*relation, column.number);
    if (known == nullptr) return;
    for (const replay::Dependent& one : before.dependents_of(*relation, *known)) {
      if (one.part == replay::PartKind::kConstraint) add_tie(one.description, column, action.span);
    }
  }

  void add_tie(const std::string& constraint, const EnumColumn& column, sql::Span place) {
    add_gap(
        constraint + " ties " + text_of(column) + " to a column of the old type: drop it first, make it again after",
        place);
  }

  void note_values(const EnumColumn& column, const Progress& progress, sql::Span place) {
    if (column.is_private) return;
    std::vector<std::string> left;
    for (const std::string& label : progress.moved.left_behind(change_.old_labels, change_.new_labels)) {
      left.push_back(lint::literal(label));
    }
    if (left.empty()) return;
    add_gap("rows of " + text_of(column) + " with " + base::join(left, ", ") + " are not updated first", place);
  }

  void note_conflicts(const sql::AlterTable& alter, const std::vector<replay::Conflict>& conflicts) {
    for (const AlterAction& action : alter.actions) {
      if (action.kind != AlterActionKind::kSetType) continue;
      for (const replay::Conflict& conflict : conflicts) {
        const bool is_here = conflict.place.begin >= action.span.begin && conflict.place.end <= action.span.end;
        if (!is_here) continue;
        for (const replay::Dependent& one : conflict.dependents) {
          add_gap(one.description + " uses " + quoted(alter.table.relation) + "." + quoted(action.name.text) +
                      ": drop it first, make it again after",
                  action.span);
        }
      }
    }
  }

  void note_drop(const sql::Drop& drop, sql::Span span, const replay::Database& before) {
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

  bool is_listed(const replay::Dependent& one) const {
    return std::any_of(change_.columns.begin(), change_.columns.end(), [&](const EnumColumn& column) {
      return column.relation == one.object && column.name == one.part_name;
    });
  }

  void finish(const replay::Database& after) {
    if (!is_made_) {
      add_gap("CREATE TYPE " + quoted(change_.name) + " AS ENUM (…) is missing", change_.begin);
      return;
    }
    for (std::size_t i = 0; i < change_.columns.size(); ++i) finish_column(change_.columns[i], progress_[i], after);
    if (!is_dropped_) add_gap("DROP TYPE " + quoted(old_name_) + " is missing", change_.begin);
    std::stable_sort(change_.gaps.begin(), change_.gaps.end(),
                     [](const auto& a, const auto& b) { return a.place.begin < b.place.begin; });
  }

  void finish_column(const EnumColumn& column, const Progress& progress, const replay::Database& after) {
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

  /// Whether a default of the old type can be one of the new.
  bool has_label_left(const std::string& value) const {
    return std::any_of(change_.new_labels.begin(), change_.new_labels.end(),
                       [&](const std::string& label) { return base::contains(value, lint::literal(label)); });
  }

  const Situation& at_;
  EnumChange change_;
  std::vector<Progress> progress_;  // of the columns
  QualifiedName old_name_;          // what the old type is called by now
  QualifiedName new_name_;
  std::optional<QualifiedName> first_name_;  // of the new type, when it is renamed to its name later
  replay::Id old_type_ = 0;
  bool has_begun_ = false;
  bool is_made_ = false;
  bool is_dropped_ = false;
  /// A column that became text, of a type that is not known.
  struct Texted {
    QualifiedName table;
    std::string column;
    sql::Span span;
  };
  std::vector<Texted> texted_;
  std::vector<const sql::Statement*> before_;  // the first step
};

/// The names that a type has given up.
std::vector<QualifiedName> candidates(const TypeSteps& steps) {
  std::vector<QualifiedName> names;
  const auto add = [&](const QualifiedName& name) {
    const auto is_it = [&](const QualifiedName& other) { return is_same_name(other, name); };
    if (std::none_of(names.begin(), names.end(), is_it)) names.push_back(name);
  };
  for (const TypeSteps::Renaming& one : steps.renamed) {
    const bool is_put_aside =
        is_set_aside(one.from, {one.to.name, {}}) && !steps.makes_before(one.from, one.statement->span.begin);
    if (is_put_aside || steps.is_made_anew(one.from)) add(one.from);
  }
  for (const auto& [name, statement] : steps.dropped) {
    if (steps.is_made_anew(name)) add(name);
  }
  return names;
}

}  // namespace

std::vector<EnumChange> enum_changes(const Situation& at) {
  constexpr std::size_t kMost = 50;  // each is a replay of the whole migration
  std::vector<EnumChange> changes;
  const TypeSteps steps = type_steps_around(at);
  std::vector<QualifiedName> names = candidates(steps);
  names.resize(std::min(names.size(), kMost));
  for (const QualifiedName& name : names) {
    if (std::optional<EnumChange> change = Walk(at, name, steps).run()) changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace lockstep::sql_rules

#include "lint/filled_columns.h"

#include <algorithm>

#include "lint/effect.h"

namespace lockstep::lint {
namespace {

/// Whether ADD COLUMN puts a value into every row that is there.
bool has_value(const sql::Column& column) {
  if (column.type.name == "smallserial" || column.type.name == "serial" || column.type.name == "bigserial") return true;
  return std::any_of(column.constraints.begin(), column.constraints.end(), [](const sql::Constraint& constraint) {
    switch (constraint.kind) {
      case sql::ConstraintKind::kIdentity:
      case sql::ConstraintKind::kGenerated:
        return true;
      case sql::ConstraintKind::kDefault: {
        const sql::Expression* value = constraint.expression.get();
        while (value != nullptr && value->kind == sql::ExpressionKind::kCast) value = &value->operands.at(0);
        return value == nullptr || value->kind != sql::ExpressionKind::kNull;
      }
      default:
        return false;
    }
  });
}

/// Whether the condition asks for NULLs of the column, however batches are cut out besides.
bool asks_for_null(const sql::Expression& condition, const std::string& column) {
  bool found = false;
  sql::for_each_expression(condition, [&](const sql::Expression& part) {
    found = found || (part.kind == sql::ExpressionKind::kNullTest && part.text == "IS NULL" &&
                      part.operands.at(0).kind == sql::ExpressionKind::kColumn && part.operands.at(0).text == column);
  });
  return found;
}

bool calls_unseen_code(const sql::Statement& statement, const replay::Database& database) {
  bool found = false;
  sql::for_each_expression(statement, [&](const sql::Expression& part) {
    if (part.kind != sql::ExpressionKind::kCall || found) return;
    const bool is_known = !database.find_functions({part.qualifier, part.text, part.span}).empty();
    const Volatility volatility = volatility_of(part, database).volatility;
    found = volatility == Volatility::kUnknown || (is_known && volatility == Volatility::kVolatile);
  });
  return found;
}

}  // namespace

void FilledColumns::note(const sql::Statement& statement, const replay::Database& after, std::uint32_t transaction) {
  ++statement_;
  if (const auto* alter = std::get_if<sql::AlterTable>(&statement.body)) {
    note_added(*alter, after);
  } else if (const auto* truncate = std::get_if<sql::Truncate>(&statement.body)) {
    for (const sql::QualifiedName& table : truncate->tables) note_emptied(table, after, transaction);
  } else if (const auto* removal = std::get_if<sql::Delete>(&statement.body); removal && !removal->where) {
    note_emptied(removal->target.relation, after, transaction);
  } else if (std::holds_alternative<sql::Do>(statement.body)) {
    for (const sql::Statement& inner : statement.children) note(inner, after, transaction);
  } else {
    note_written(statement, after);
  }
}

void FilledColumns::note_added(const sql::AlterTable& alter, const replay::Database& after) {
  const auto relation = after.find_relation(alter.table.relation);
  if (!relation) return;
  for (const sql::AlterAction& action : alter.actions) {
    if (action.kind != sql::AlterActionKind::kAddColumn) continue;
    const replay::Column* column = replay::find_column(*relation, action.column->name.text);
    if (column == nullptr) continue;
    const Key key{relation->id, column->number};
    // ADD COLUMN IF NOT EXISTS of a column that is there changes nothing.
    if (action.if_not_exists && entries_.contains(key)) continue;
    const bool is_certain = !action.if_not_exists && column->existence == replay::Existence::kCertain;
    const Filling without = is_certain ? Filling::kAllNull : Filling::kUnknown;
    entries_[key] = {has_value(*action.column) ? Filling::kFilled : without, statement_, after.open_reasons().size()};
  }
}

void FilledColumns::note_written(const sql::Statement& statement, const replay::Database& after) {
  if (const auto* update = std::get_if<sql::Update>(&statement.body)) note_update(*update, after);
  const bool runs_code =
      std::holds_alternative<sql::Select>(statement.body) || std::holds_alternative<sql::Call>(statement.body);
  if (std::holds_alternative<sql::Call>(statement.body) || (runs_code && calls_unseen_code(statement, after))) {
    unseen_ = statement_;
  }
  sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
    if (use != sql::RelationUse::kWritten) return;
    const auto relation = after.find_relation(name);
    if (!relation) return;
    const bool is_plain_update = std::holds_alternative<sql::Update>(statement.body) && relation->triggers.empty();
    if (!is_plain_update) written_[relation->id] = statement_;
  });
}

void FilledColumns::note_update(const sql::Update& update, const replay::Database& after) {
  const auto relation = after.find_relation(update.target.relation);
  if (!relation) return;
  for (const sql::Assignment& assignment : update.assignments) {
    const replay::Column* column = replay::find_column(*relation, assignment.column.name.text);
    if (column == nullptr) continue;
    Entry& entry = entries_[{relation->id, column->number}];
    const bool removes = assignment.value.kind == sql::ExpressionKind::kNull;
    const bool reaches_all = !update.where || asks_for_null(*update.where, column->name);
    if (removes || (!reaches_all && entry.filling == Filling::kAllNull)) {
      entry = {Filling::kUnknown, statement_, 0};
    } else if (reaches_all) {
      entry = {Filling::kFilled, statement_, 0};
    }
  }
}

void FilledColumns::note_emptied(const sql::QualifiedName& table, const replay::Database& after,
                                 std::uint32_t transaction) {
  if (const auto relation = after.find_relation(table)) emptied_[relation->id] = transaction;
}

Filling FilledColumns::of(const replay::Relation& relation, const replay::Column& column,
                          const replay::Database& database, std::uint32_t transaction) const {
  const auto emptied = emptied_.find(relation.id);
  if (emptied != emptied_.end() && emptied->second == transaction) return Filling::kFilled;
  const auto found = entries_.find({relation.id, column.number});
  if (found == entries_.end()) return Filling::kUnknown;
  const Entry& entry = found->second;
  if (entry.filling != Filling::kAllNull) return entry.filling;
  const auto written = written_.find(relation.id);
  const bool may_be_written = unseen_ > entry.since || database.open_reasons().size() > entry.open_reasons ||
                              (written != written_.end() && written->second > entry.since);
  return may_be_written ? Filling::kUnknown : Filling::kAllNull;
}

}  // namespace lockstep::lint

#pragma once
#include "lint/rule.h"

// For rules about the types of columns.
namespace lockstep::sql_rules {

/// A column whose type a statement writes: in CREATE TABLE, in ADD COLUMN, or by ALTER COLUMN … TYPE, where it has its
/// name and type alone.
struct WrittenColumn {
  const sql::QualifiedName& table;
  const sql::Column& column;
  const sql::CreateTable* made_with = nullptr;  // the CREATE TABLE that it stands in
};

/// posts.created_at
std::string name_of(const WrittenColumn& written);

/// Whether a sequence fills it, by serial or identity.
bool is_numbered(const sql::Column& column);

/// Whether the statement that writes the column makes it the table's primary key.
bool is_primary_key(const WrittenColumn& written);

namespace detail {

using CheckColumn = void (*)(const WrittenColumn&, const lint::Situation&, lint::Hazards&);

template <CheckColumn kCheck>
void check_table(const sql::CreateTable& table, const lint::Situation& at, lint::Hazards& found) {
  if (table.is_foreign) return;
  for (const sql::Column& column : table.columns) kCheck({table.name, column, &table}, at, found);
}

template <CheckColumn kCheck>
void check_alter(const sql::AlterTable& alter, const lint::Situation& at, lint::Hazards& found) {
  if (alter.object != sql::ObjectKind::kTable) return;
  for (const sql::AlterAction& action : alter.actions) {
    if (!action.column) continue;
    if (action.kind == sql::AlterActionKind::kAddColumn) kCheck({alter.table.relation, *action.column}, at, found);
    if (action.kind != sql::AlterActionKind::kSetType) continue;
    sql::Column column;
    column.name = action.name;
    column.type = action.column->type;
    kCheck({alter.table.relation, column}, at, found);
  }
}

}  // namespace detail

/// Handlers that call the function for every such column.
template <detail::CheckColumn kCheck>
constexpr std::array<lint::Handler, 6> on_written_columns() {
  return {lint::on<&detail::check_table<kCheck>>(), lint::on<&detail::check_alter<kCheck>>()};
}

}  // namespace lockstep::sql_rules

#include "sql_rules/made_names.h"

#include "sql/tokens.h"

namespace lockstep::sql_rules {
namespace {

using sql::ObjectKind;

class Visitor {
 public:
  Visitor(std::string_view text, const std::function<void(const MadeName&)>& visit) : text_(text), visit_(visit) {}

  void operator()(const sql::CreateTable& table) const {
    name(table.is_foreign ? ObjectKind::kForeignTable : ObjectKind::kTable, table.name);
    for (const sql::Column& column : table.columns) this->column(column);
    for (const sql::Constraint& constraint : table.constraints) name(ObjectKind::kTableConstraint, constraint.name);
  }
  void operator()(const sql::CreateTableAs& table) const {
    name(table.is_materialized_view ? ObjectKind::kMaterializedView : ObjectKind::kTable, table.name);
    for (const sql::Name& column : table.columns) name(ObjectKind::kColumn, column);
  }
  void operator()(const sql::AlterTable& alter) const {
    for (const sql::AlterAction& action : alter.actions) {
      if (action.kind == sql::AlterActionKind::kAddColumn && action.column) column(*action.column);
      if (action.kind == sql::AlterActionKind::kAddConstraint && action.constraint) {
        name(ObjectKind::kTableConstraint, action.constraint->name);
      }
    }
  }
  void operator()(const sql::Rename& rename) const { name(rename.kind, rename.new_name); }
  void operator()(const sql::CreateIndex& index) const { name(ObjectKind::kIndex, index.name); }
  void operator()(const sql::CreateView& view) const {
    name(ObjectKind::kView, view.name);
    for (const sql::Name& column : view.columns) name(ObjectKind::kColumn, column);
  }
  void operator()(const sql::CreateEnum& type) const { name(ObjectKind::kType, type.name); }
  void operator()(const sql::CreateType& type) const { name(ObjectKind::kType, type.name); }
  void operator()(const sql::CreateDomain& domain) const { name(ObjectKind::kDomain, domain.name); }
  void operator()(const sql::CreateSchema& schema) const { name(ObjectKind::kSchema, schema.name); }
  void operator()(const sql::CreateTrigger& trigger) const { name(ObjectKind::kTrigger, trigger.name); }
  void operator()(const sql::CreateFunction& function) const {
    name(function.is_procedure ? ObjectKind::kProcedure : ObjectKind::kFunction, function.name);
  }
  void operator()(const sql::Sequence& sequence) const {
    if (sequence.is_create) name(ObjectKind::kSequence, sequence.name);
  }
  void operator()(const sql::Policy& policy) const {
    if (policy.is_create) name(ObjectKind::kPolicy, policy.name);
  }
  template <typename Body>
  void operator()(const Body&) const {}

 private:
  void name(ObjectKind kind, const sql::Name& name) const {
    if (!name.span.empty()) visit_({kind, name.text, name.span});
  }

  void name(ObjectKind kind, const sql::QualifiedName& name) const {
    if (name.span.empty()) return;
    sql::Span last = name.span;
    sql::TokenReader reader(text_.substr(0, name.span.end), name.span.begin);
    while (const auto token = reader.next()) last.begin = static_cast<std::uint32_t>(reader.begin_of(*token));
    visit_({kind, name.name, last});
  }

  void column(const sql::Column& column) const {
    name(ObjectKind::kColumn, column.name);
    for (const sql::Constraint& constraint : column.constraints) name(ObjectKind::kTableConstraint, constraint.name);
  }

  std::string_view text_;
  const std::function<void(const MadeName&)>& visit_;
};

}  // namespace

void for_each_made_name(const sql::Statement& statement, std::string_view text,
                        const std::function<void(const MadeName&)>& visit) {
  std::visit(Visitor(text, visit), statement.body);
}

}  // namespace lockstep::sql_rules

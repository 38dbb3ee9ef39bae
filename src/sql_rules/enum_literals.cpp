#include "sql_rules/enum_literals.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lockstep::sql_rules {
namespace {

using replay::Database;
using replay::Id;
using sql::Expression;
using sql::ExpressionKind;

/// A table as an expression sees it.
struct Visible {
  std::string name;
  const replay::Relation* relation = nullptr;      // where it is known
  std::map<std::string, Id, std::less<>> written;  // columns that the statement gives a type: the enum, or 0
};

class Reader {
 public:
  explicit Reader(const Database& database) : database_(database) {}

  std::vector<EnumLiteral> take() { return std::move(found_); }

  void read(const sql::Statement& statement);

 private:
  Id enum_of(const sql::TypeName& type) const {
    const replay::Type* found = type.name.empty() ? nullptr : database_.find_type(type).type;
    return found != nullptr && found->kind == replay::Type::Kind::kEnum ? found->id : 0;
  }

  Visible visible(const sql::QualifiedName& name, const std::string& alias) const {
    const auto found = database_.find_relation(name);
    return {alias.empty() ? name.name : alias, found.object, {}};
  }

  /// The enum of a table's column: 0 where it has another type, nothing where it is not there.
  std::optional<Id> enum_in(const Visible& table, std::string_view name) const {
    const auto written = table.written.find(name);
    if (written != table.written.end()) return written->second;
    const replay::Column* column = table.relation == nullptr ? nullptr : replay::find_column(*table.relation, name);
    if (column == nullptr) return std::nullopt;
    const replay::Type* type = database_.type(column->type_id);
    return type != nullptr && type->kind == replay::Type::Kind::kEnum ? column->type_id : Id{0};
  }

  void see(const std::vector<sql::FromItem>& items) {
    for (const sql::FromItem& item : items) {
      if (!item.relation.name.empty()) scope_.push_back(visible(item.relation, item.alias.text));
    }
  }

  /// The enum of a column; 0 when it has another type, or when tables disagree.
  Id enum_of_column(const Expression& column) const {
    Id found = 0;
    for (auto table = scope_.rbegin(); table != scope_.rend(); ++table) {
      const std::string& qualifier = column.qualifier;
      if (!qualifier.empty() && qualifier != table->name && !qualifier.ends_with("." + table->name)) continue;
      const std::optional<Id> match = enum_in(*table, column.text);
      if (!match) continue;
      if (*match == 0 || (found != 0 && found != *match)) return 0;
      found = *match;
    }
    return found;
  }

  /// The enum that an expression gives by itself; 0 for a bare string, which takes the type of what is beside it.
  Id enum_of_value(const Expression& value) const {
    switch (value.kind) {
      case ExpressionKind::kColumn:
        return enum_of_column(value);
      case ExpressionKind::kCast:
        return enum_of(*value.type);
      case ExpressionKind::kCoalesce:
      case ExpressionKind::kGreatest:
      case ExpressionKind::kLeast:
      case ExpressionKind::kNullif:
      case ExpressionKind::kArray:
      case ExpressionKind::kRow:
        return enum_of_any(value.operands);
      default:
        return 0;
    }
  }

  Id enum_of_any(const std::vector<Expression>& values) const {
    for (const Expression& value : values) {
      if (const Id type = enum_of_value(value)) return type;
    }
    return 0;
  }

  void add(Id type, const std::string& label, sql::Span span) { found_.push_back({type, label, span}); }

  /// An expression in a place that wants the enum, where 0 wants nothing in particular.
  void read(const Expression& value, Id wanted) {
    switch (value.kind) {
      case ExpressionKind::kString:
        if (wanted != 0) add_string(value, wanted);
        return;
      case ExpressionKind::kCast: {
        const Expression& operand = value.operands.front();
        read(operand, operand.kind == ExpressionKind::kString ? enum_of(*value.type) : 0);
        return;
      }
      case ExpressionKind::kOperator: {
        const Id type = enum_of_any(value.operands);
        for (const Expression& operand : value.operands) read(operand, type);
        return;
      }
      case ExpressionKind::kSubquery:
        for (const Expression& operand : value.operands) read(operand, 0);
        if (value.query) read(*value.query, {});
        return;
      default:
        read_operands(value, wanted);
    }
  }

  void read_operands(const Expression& value, Id wanted) {
    const bool passes_on = value.kind == ExpressionKind::kCoalesce || value.kind == ExpressionKind::kGreatest ||
                           value.kind == ExpressionKind::kLeast || value.kind == ExpressionKind::kNullif ||
                           value.kind == ExpressionKind::kArray || value.kind == ExpressionKind::kRow ||
                           value.kind == ExpressionKind::kCase;
    const Id own = passes_on && value.kind != ExpressionKind::kCase ? enum_of_value(value) : 0;
    const Id type = !passes_on ? 0 : own != 0 ? own : wanted;
    for (const Expression& operand : value.operands) read(operand, type);
  }

  /// '{a,b}' is an array of values.
  void add_string(const Expression& value, Id type) {
    const std::string& text = value.text;
    if (!text.starts_with('{') || !text.ends_with('}')) return add(type, text, value.span);
    std::string label;
    for (const char c : text.substr(1)) {
      if (c == ',' || c == '}') {
        add(type, label, value.span);
        label.clear();
      } else if (c != '"' && c != ' ') {
        label += c;
      }
    }
  }

  void read(const sql::OptionalExpression& value, Id wanted = 0) {
    if (value != nullptr) read(*value, wanted);
  }

  void read_with(const std::vector<sql::CommonTable>& with) {
    for (const sql::CommonTable& table : with) {
      std::visit([&](const auto& body) { read_body(body); }, table.statement->body);
    }
  }

  /// A query whose columns go where these enums are wanted, one for each column.
  void read(const sql::Query& query, const std::vector<Id>& wanted) {
    const std::size_t outside = scope_.size();
    const auto wanted_at = [&](std::size_t i) { return i < wanted.size() ? wanted[i] : Id{0}; };
    read_with(query.with);
    see(query.from);
    for (const sql::FromItem& item : query.from) {
      if (item.query) read(*item.query, {});
      for (const Expression& function : item.functions) read(function, 0);
    }
    for (std::size_t i = 0; i < query.targets.size(); ++i) read(query.targets[i].value, wanted_at(i));
    for (const Expression& condition : query.join_conditions) read(condition, 0);
    read(query.where);
    for (const Expression& other : query.others) read(other, 0);
    for (const std::vector<Expression>& row : query.values) {
      for (std::size_t i = 0; i < row.size(); ++i) read(row[i], wanted_at(i));
    }
    for (const sql::Query& operand : query.operands) read(operand, wanted);
    scope_.resize(outside);
  }

  Id enum_of_target(const sql::QualifiedName& table, const sql::TargetColumn& column) const {
    return column.is_part ? 0 : enum_in(visible(table, ""), column.name.text).value_or(0);
  }

  void read_assignments(const sql::QualifiedName& table, const std::vector<sql::Assignment>& assignments) {
    for (const sql::Assignment& one : assignments) read(one.value, enum_of_target(table, one.column));
  }

  std::vector<Id> enums_of(const sql::Insert& insert) const {
    std::vector<Id> types;
    for (const sql::TargetColumn& column : insert.columns) {
      types.push_back(enum_of_target(insert.target.relation, column));
    }
    if (!insert.columns.empty()) return types;
    const auto relation = database_.find_relation(insert.target.relation);
    if (!relation || !relation->open_columns.empty()) return types;
    const Visible target = visible(insert.target.relation, "");
    for (const replay::Column& column : relation->columns) types.push_back(*enum_in(target, column.name));
    return types;
  }

  void read_body(const sql::Query& query) { read(query, {}); }

  void read_body(const sql::Insert& insert) {
    read_with(insert.with);
    if (insert.source) read(*insert.source, enums_of(insert));
    if (!insert.on_conflict) return;
    const std::size_t outside = scope_.size();
    scope_.push_back(visible(insert.target.relation, insert.target.alias.text));
    read_assignments(insert.target.relation, insert.on_conflict->assignments);
    read(insert.on_conflict->where);
    scope_.resize(outside);
  }

  void read_body(const sql::Update& update) {
    const std::size_t outside = scope_.size();
    read_with(update.with);
    scope_.push_back(visible(update.target.relation, update.target.alias.text));
    see(update.from);
    read_assignments(update.target.relation, update.assignments);
    for (const Expression& condition : update.join_conditions) read(condition, 0);
    read(update.where);
    scope_.resize(outside);
  }

  void read_body(const sql::Delete& removal) {
    const std::size_t outside = scope_.size();
    read_with(removal.with);
    scope_.push_back(visible(removal.target.relation, removal.target.alias.text));
    see(removal.from);
    for (const Expression& condition : removal.join_conditions) read(condition, 0);
    read(removal.where);
    scope_.resize(outside);
  }

  void read_body(const sql::Merge& merge) {
    const std::size_t outside = scope_.size();
    read_with(merge.with);
    scope_.push_back(visible(merge.target.relation, merge.target.alias.text));
    see(merge.source);
    read(merge.condition, 0);
    for (const sql::MergeAction& action : merge.actions) {
      read(action.condition);
      read_assignments(merge.target.relation, action.assignments);
      for (std::size_t i = 0; i < action.values.size(); ++i) {
        read(action.values[i],
             i < action.columns.size() ? enum_of_target(merge.target.relation, action.columns[i]) : 0);
      }
    }
    scope_.resize(outside);
  }

  void read_constraint(const sql::Constraint& constraint, Id wanted) {
    const bool is_value = constraint.kind == sql::ConstraintKind::kDefault;
    read(constraint.expression, is_value ? wanted : 0);
    read(constraint.where);
  }

  void read_column(const sql::Column& column) {
    for (const sql::Constraint& constraint : column.constraints) read_constraint(constraint, enum_of(column.type));
  }

  /// Expressions about one table, in a place of their own.
  template <typename Read>
  void within(Visible table, Read read_them) {
    scope_.push_back(std::move(table));
    read_them();
    scope_.pop_back();
  }

  void read_table(const sql::CreateTable& table) {
    Visible columns{table.name.name, nullptr, {}};
    for (const sql::Column& column : table.columns) columns.written[column.name.text] = enum_of(column.type);
    within(std::move(columns), [&] {
      for (const sql::Column& column : table.columns) read_column(column);
      for (const sql::Constraint& constraint : table.constraints) read_constraint(constraint, 0);
    });
  }

  void read_alter(const sql::AlterTable& alter) {
    Visible table = visible(alter.table.relation, "");
    for (const sql::AlterAction& action : alter.actions) {
      const bool has_type = action.column != nullptr && !action.column->type.name.empty();
      const std::string& column = action.name.text.empty() && has_type ? action.column->name.text : action.name.text;
      if (has_type) table.written[column] = enum_of(action.column->type);
    }
    within(table, [&] {
      for (const sql::AlterAction& action : alter.actions) {
        const bool is_default = action.kind == sql::AlterActionKind::kSetDefault;
        const bool is_assigned = is_default || action.kind == sql::AlterActionKind::kSetType;
        read(action.expression, is_assigned ? enum_in(table, action.name.text).value_or(0) : 0);
        if (action.column != nullptr) read_column(*action.column);
        if (action.constraint != nullptr) read_constraint(*action.constraint, 0);
      }
    });
  }

  void read_index(const sql::CreateIndex& index) {
    within(visible(index.table.relation, ""), [&] {
      for (const sql::IndexKey& key : index.keys) read(key.expression);
      read(index.where);
    });
  }

  void read_policy(const sql::Policy& policy) {
    within(visible(policy.table, ""), [&] {
      read(policy.using_expression);
      read(policy.with_check);
    });
  }

  void read_trigger(const sql::CreateTrigger& trigger) {
    Visible row = visible(trigger.table, "old");
    scope_.push_back(row);
    row.name = "new";
    within(std::move(row), [&] { read(trigger.when); });
    scope_.pop_back();
  }

  void read_function(const sql::CreateFunction& function, const sql::Statement& statement) {
    for (const sql::Parameter& parameter : function.parameters) read(parameter.default_value, enum_of(parameter.type));
    if (function.language != "sql") return;
    for (const sql::Statement& inner : statement.children) read(inner);
  }

  const Database& database_;
  std::vector<Visible> scope_;  // innermost last
  std::vector<EnumLiteral> found_;
};

void Reader::read(const sql::Statement& statement) {
  const sql::StatementBody& body = statement.body;
  if (const auto* select = std::get_if<sql::Select>(&body)) read(select->query, {});
  if (const auto* insert = std::get_if<sql::Insert>(&body)) read_body(*insert);
  if (const auto* update = std::get_if<sql::Update>(&body)) read_body(*update);
  if (const auto* removal = std::get_if<sql::Delete>(&body)) read_body(*removal);
  if (const auto* merge = std::get_if<sql::Merge>(&body)) read_body(*merge);
  if (const auto* table = std::get_if<sql::CreateTable>(&body)) read_table(*table);
  if (const auto* table = std::get_if<sql::CreateTableAs>(&body); table && table->query) read(*table->query, {});
  if (const auto* view = std::get_if<sql::CreateView>(&body)) read(view->query, {});
  if (const auto* alter = std::get_if<sql::AlterTable>(&body)) read_alter(*alter);
  if (const auto* index = std::get_if<sql::CreateIndex>(&body)) read_index(*index);
  if (const auto* policy = std::get_if<sql::Policy>(&body)) read_policy(*policy);
  if (const auto* trigger = std::get_if<sql::CreateTrigger>(&body)) read_trigger(*trigger);
  if (const auto* function = std::get_if<sql::CreateFunction>(&body)) read_function(*function, statement);
}

}  // namespace

std::vector<EnumLiteral> enum_literals(const sql::Statement& statement, const Database& database) {
  Reader reader(database);
  reader.read(statement);
  return reader.take();
}

}  // namespace lockstep::sql_rules

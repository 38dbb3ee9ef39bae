#include "replay/uses.h"

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>

#include "replay/names.h"
#include "replay/scope.h"

// The walk keeps a chain of scopes, as a query has them: what stands in FROM, and outside it what stands in the FROM of
// the query around it. Queries of WITH are scope items by name. Trees are of bounded depth (sql/query.h), and so is the
// recursion here.

namespace lockstep::replay {
namespace {

using sql::Expression;
using sql::ExpressionKind;
using sql::Query;

constexpr std::size_t kMostUsedColumns = 1664;  // of a target list in PostgreSQL

class Walk {
 public:
  explicit Walk(const Database& database) : database_(database) {}

  void visit(const Expression& expression, const Scope& scope);
  QueryPicture visit(const Query& query, const Scope* outer);
  void visit(const sql::DataStatement& statement, const Scope* outer);
  Uses take();

 private:
  void add(Id object, std::uint32_t column, bool is_certain) { uses_.push_back({object, column, is_certain}); }
  void visit_column(const Expression& column, const Scope& scope);
  void visit_call(const Expression& call);
  void visit_all(const std::vector<Expression>& expressions, const Scope& scope);
  void visit_optional(const sql::OptionalExpression& expression, const Scope& scope);
  void visit_targets(const std::vector<sql::Target>& targets, const Scope& scope);
  void visit_join_column(const std::string& name, const Scope& scope);
  void visit_assignments(const std::vector<sql::Assignment>& assignments, const Scope& scope);
  void visit_body(const sql::Insert& insert, Scope& scope);
  void visit_body(const sql::Update& update, Scope& scope);
  void visit_body(const sql::Delete& deletion, Scope& scope);
  void visit_body(const sql::Merge& merge, Scope& scope);
  void add_common_tables(const std::vector<sql::CommonTable>& tables, Scope& scope);
  void add_items(const std::vector<sql::FromItem>& from, Scope& scope);
  ScopeItem item_of_from(const sql::FromItem& from, const Scope& scope);
  void add_star(const ScopeItem& item, QueryPicture& picture);
  void add_target(const sql::Target& target, const Scope& scope, QueryPicture& picture);
  OutputColumn typed_output(const Expression& value, const Scope& scope) const;

  const Database& database_;
  Uses uses_;
};

void Walk::visit_column(const Expression& column, const Scope& scope) {
  if (column.text == "*") return;
  const auto [item, may_be_other] = find_item(scope, column);
  if (item == nullptr || item->relation == nullptr) return;
  if (const Column* found = find_column(*item->relation, column.text)) {
    add(item->relation->id, found->number, !may_be_other);
  }
}

void Walk::visit_call(const Expression& call) {
  const std::vector<const Function*> overloads = database_.find_functions({call.qualifier, call.text, call.span});
  std::vector<const Function*> fitting;
  for (const Function* one : overloads) {
    const auto inputs = std::count_if(one->parameters.begin(), one->parameters.end(), is_input);
    const auto required = std::count_if(one->parameters.begin(), one->parameters.end(), [](const auto& parameter) {
      return is_input(parameter) && !parameter.has_default && parameter.mode != sql::Parameter::Mode::kVariadic;
    });
    const bool is_variadic = std::any_of(one->parameters.begin(), one->parameters.end(), [](const auto& parameter) {
      return parameter.mode == sql::Parameter::Mode::kVariadic;
    });
    const auto given = static_cast<std::ptrdiff_t>(call.argument_count);
    if (given >= required && (given <= inputs || is_variadic)) fitting.push_back(one);
  }
  for (const Function* one : fitting) add(one->id, 0, fitting.size() == 1);
  if (call.text != "nextval" || call.operands.empty()) return;
  const Expression* name = &call.operands.front();
  if (name->kind == ExpressionKind::kCast && !name->operands.empty()) name = &name->operands.front();
  if (name->kind != ExpressionKind::kString) return;
  if (const Lookup<Relation> sequence = database_.find_relation(parse_name(name->text))) add(sequence->id, 0, true);
}

void Walk::visit(const Expression& expression, const Scope& scope) {
  if (expression.kind == ExpressionKind::kColumn) visit_column(expression, scope);
  if (expression.kind == ExpressionKind::kCall) visit_call(expression);
  if (expression.type != nullptr) {
    if (const Id type = type_id_of(database_, *expression.type); type != 0) add(type, 0, true);
  }
  visit_all(expression.operands, scope);
  if (expression.query != nullptr) visit(*expression.query, &scope);
}

void Walk::visit_all(const std::vector<Expression>& expressions, const Scope& scope) {
  for (const Expression& one : expressions) visit(one, scope);
}

void Walk::visit_optional(const sql::OptionalExpression& expression, const Scope& scope) {
  if (expression != nullptr) visit(*expression, scope);
}

void Walk::visit_targets(const std::vector<sql::Target>& targets, const Scope& scope) {
  for (const sql::Target& target : targets) visit(target.value, scope);
}

void Walk::visit_join_column(const std::string& name, const Scope& scope) {
  for (const ScopeItem& item : scope.items) {
    const Column* column = item.relation == nullptr ? nullptr : find_column(*item.relation, name);
    if (column != nullptr) add(item.relation->id, column->number, true);
  }
}

ScopeItem Walk::item_of_from(const sql::FromItem& from, const Scope& scope) {
  ScopeItem item;
  if (from.query != nullptr) {
    QueryPicture picture = visit(*from.query, &scope);
    item.columns = std::move(picture.columns);
    item.is_open = picture.is_open;
  } else if (from.relation.name.empty()) {
    visit_all(from.functions, scope);
    item.is_open = true;
  } else if (const QueryPicture* common = find_common_table(scope, from.relation)) {
    item.name = from.relation.name;
    item.columns = common->columns;
    item.is_open = common->is_open;
  } else if (const Lookup<Relation> found = database_.find_relation(from.relation)) {
    item = item_of(*found);
    add(found->id, 0, true);
  } else {
    item.name = from.relation.name;
    item.schema = from.relation.schema;
    item.is_open = true;
  }
  if (!from.alias.text.empty()) {
    item.name = from.alias.text;
    item.schema.clear();
  }
  if (from.column_aliases.empty()) return item;
  if (item.relation != nullptr) item.is_open = true;  // its columns have other names here
  for (std::size_t at = 0; at < from.column_aliases.size() && at < item.columns.size(); ++at) {
    item.columns[at].name = from.column_aliases[at].text;
  }
  return item;
}

void Walk::add_items(const std::vector<sql::FromItem>& from, Scope& scope) {
  for (const sql::FromItem& one : from) scope.items.push_back(item_of_from(one, scope));
}

void Walk::add_common_tables(const std::vector<sql::CommonTable>& tables, Scope& scope) {
  for (const sql::CommonTable& table : tables) {
    QueryPicture picture;
    picture.is_open = true;
    // A recursive one is named in itself; what it is then is not known.
    scope.common_tables.emplace_back(table.name.text, picture);
    if (table.statement == nullptr) continue;
    if (const auto* query = std::get_if<Query>(&table.statement->body)) {
      picture = visit(*query, &scope);
    } else {
      visit(*table.statement, &scope);
    }
    for (std::size_t at = 0; at < table.columns.size() && at < picture.columns.size(); ++at) {
      picture.columns[at].name = table.columns[at].text;
    }
    scope.common_tables.back().second = std::move(picture);
  }
}

void Walk::add_star(const ScopeItem& item, QueryPicture& picture) {
  picture.is_open = picture.is_open || item.is_open;
  if (item.relation == nullptr) {
    picture.columns.insert(picture.columns.end(), item.columns.begin(), item.columns.end());
  } else {
    for (const Column& column : item.relation->columns) {
      add(item.relation->id, column.number, true);
      picture.columns.push_back(output_of(column));
    }
  }
  if (picture.columns.size() <= kMostUsedColumns) return;
  picture.columns.resize(kMostUsedColumns);
  picture.is_open = true;
}

OutputColumn Walk::typed_output(const Expression& value, const Scope& scope) const {
  OutputColumn output;
  output.name = implied_name(value).value_or("?column?");
  if (value.kind == ExpressionKind::kCast && value.type != nullptr) {
    output.type = *value.type;
    output.type_id = type_id_of(database_, *value.type);
    output.is_type_known = true;
  }
  if (value.kind != ExpressionKind::kColumn) return output;
  const auto [item, may_be_other] = find_item(scope, value);
  if (item == nullptr || may_be_other) return output;
  if (item->relation != nullptr) {
    if (const Column* column = find_column(*item->relation, value.text)) return output_of(*column);
    return output;
  }
  const auto column = std::find_if(item->columns.begin(), item->columns.end(),
                                   [&](const OutputColumn& other) { return other.name == value.text; });
  return column == item->columns.end() ? output : *column;
}

void Walk::add_target(const sql::Target& target, const Scope& scope, QueryPicture& picture) {
  const Expression& value = target.value;
  if (value.kind != ExpressionKind::kColumn || value.text != "*") {
    visit(value, scope);
    OutputColumn output = typed_output(value, scope);
    if (!target.alias.text.empty()) output.name = target.alias.text;
    picture.columns.push_back(std::move(output));
    return;
  }
  bool is_found = false;
  for (const Scope* one = &scope; one != nullptr && !is_found; one = value.qualifier.empty() ? nullptr : one->outer) {
    for (const ScopeItem& item : one->items) {
      if (!value.qualifier.empty() && !matches(item, value.qualifier)) continue;
      add_star(item, picture);
      is_found = true;
    }
  }
  if (!is_found) picture.is_open = true;
}

QueryPicture Walk::visit(const Query& query, const Scope* outer) {
  Scope scope;
  scope.outer = outer;
  QueryPicture picture;
  add_common_tables(query.with, scope);
  add_items(query.from, scope);
  for (const sql::Target& target : query.targets) add_target(target, scope, picture);
  visit_all(query.join_conditions, scope);
  for (const sql::Name& column : query.join_columns) visit_join_column(column.text, scope);
  if (!query.join_columns.empty()) picture.is_open = true;  // * has those once
  visit_optional(query.where, scope);
  visit_all(query.others, scope);
  for (const std::vector<Expression>& row : query.values) visit_all(row, scope);
  if (!query.values.empty()) {
    for (std::size_t at = 1; at <= query.values.front().size(); ++at) {
      picture.columns.push_back({"column" + std::to_string(at), {}, 0, false});
    }
  }
  for (std::size_t at = 0; at < query.operands.size(); ++at) {
    QueryPicture operand = visit(query.operands[at], &scope);
    if (at > 0) continue;
    picture.columns = std::move(operand.columns);
    picture.is_open = operand.is_open;
    for (OutputColumn& column : picture.columns) column.is_type_known = false;  // the two sides decide it
  }
  return picture;
}

void Walk::visit_assignments(const std::vector<sql::Assignment>& assignments, const Scope& scope) {
  for (const sql::Assignment& one : assignments) {
    visit_join_column(one.column.name.text, scope);
    visit(one.value, scope);
  }
}

void Walk::visit_body(const sql::Insert& insert, Scope& scope) {
  for (const sql::TargetColumn& column : insert.columns) visit_join_column(column.name.text, scope);
  if (insert.source) visit(*insert.source, &scope);
  visit_targets(insert.returning, scope);
}

void Walk::visit_body(const sql::Update& update, Scope& scope) {
  visit_assignments(update.assignments, scope);
  add_items(update.from, scope);
  visit_all(update.join_conditions, scope);
  visit_optional(update.where, scope);
  visit_targets(update.returning, scope);
}

void Walk::visit_body(const sql::Delete& deletion, Scope& scope) {
  add_items(deletion.from, scope);
  visit_all(deletion.join_conditions, scope);
  visit_optional(deletion.where, scope);
  visit_targets(deletion.returning, scope);
}

void Walk::visit_body(const sql::Merge& merge, Scope& scope) {
  add_items(merge.source, scope);
  visit_all(merge.join_conditions, scope);
  visit(merge.condition, scope);
  for (const sql::MergeAction& action : merge.actions) {
    visit_optional(action.condition, scope);
    visit_assignments(action.assignments, scope);
    visit_all(action.values, scope);
  }
}

void Walk::visit(const sql::DataStatement& statement, const Scope* outer) {
  Scope scope;
  scope.outer = outer;
  std::visit(
      [&](const auto& body) {
        if constexpr (std::is_same_v<std::decay_t<decltype(body)>, Query>) {
          visit(body, outer);
        } else {
          add_common_tables(body.with, scope);
          scope.items.push_back(item_of_from(body.target, scope));
          visit_body(body, scope);
        }
      },
      statement.body);
}

auto key_of(const Use& use) {
  return std::tuple(use.object, use.column, !use.is_certain);
}

void sort_once(Uses& uses) {
  std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) { return key_of(a) < key_of(b); });
  const auto same = [](const Use& a, const Use& b) { return a.object == b.object && a.column == b.column; };
  uses.erase(std::unique(uses.begin(), uses.end(), same), uses.end());
}

Uses Walk::take() {
  sort_once(uses_);
  return std::move(uses_);
}

}  // namespace

QueryPicture picture_of(const Database& database, const Query& query) {
  Walk walk(database);
  QueryPicture picture = walk.visit(query, nullptr);
  picture.uses = walk.take();
  return picture;
}

Uses uses_of(const Database& database, const Relation& table, const Expression& expression) {
  Scope scope;
  scope.items = {item_of(table), item_of(table, "new"), item_of(table, "old")};
  Walk walk(database);
  walk.visit(expression, scope);
  return walk.take();
}

Uses uses_of(const Database& database, const Expression& expression) {
  Walk walk(database);
  walk.visit(expression, Scope{});
  return walk.take();
}

Uses uses_of(const Database& database, const sql::DataStatement& statement, const Relation* rule_table) {
  Scope scope;
  if (rule_table != nullptr) scope.items = {item_of(*rule_table, "new"), item_of(*rule_table, "old")};
  Walk walk(database);
  walk.visit(statement, &scope);
  return walk.take();
}

Id type_id_of(const Database& database, const sql::TypeName& type) {
  if (type.name.empty()) return 0;
  const TypeLookup found = database.find_type(type);
  if (found.type != nullptr) return found.type->id;
  return found.row_of != nullptr ? found.row_of->id : 0;
}

void add_uses(Uses& uses, const Uses& more) {
  uses.insert(uses.end(), more.begin(), more.end());
  sort_once(uses);
}

std::vector<std::string> own_columns(const Relation& table, const Uses& uses) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) {
    const bool is_used = std::any_of(uses.begin(), uses.end(), [&](const Use& use) {
      return use.object == table.id && use.column == column.number;
    });
    if (is_used) names.push_back(column.name);
  }
  return names;
}

Uses without_own_columns(const Relation& table, Uses uses) {
  std::erase_if(uses, [&](const Use& use) { return use.object == table.id; });
  return uses;
}

}  // namespace lockstep::replay

#include <algorithm>
#include <vector>

#include "sql/statement.h"

// One walk over everything that a statement consists of. It calls back for each expression and each relation; the
// functions of statement.h listen to one of the two. Recursion is as deep as the trees are, which is bounded.
namespace lockstep::sql {
namespace {

struct Listener {
  std::function<void(const Expression&)> expression;
  std::function<void(const QualifiedName&, RelationUse)> relation;
};

class Walk {
 public:
  explicit Walk(const Listener& listener) : listener_(listener) {}

  void visit(const Expression& expression) {
    if (listener_.expression) listener_.expression(expression);
    for (const Expression& operand : expression.operands) visit(operand);
    if (expression.query != nullptr) visit(*expression.query);
  }
  void visit(const OptionalExpression& expression) {
    if (expression != nullptr) visit(*expression);
  }
  void visit(const std::vector<Expression>& expressions) {
    for (const Expression& expression : expressions) visit(expression);
  }

  void visit(const Query& query) {
    const Scope scope(*this, query.with);
    for (const Target& target : query.targets) visit(target.value);
    visit(query.from);
    visit(query.join_conditions);
    visit(query.where);
    visit(query.others);
    for (const std::vector<Expression>& row : query.values) visit(row);
    for (const Query& operand : query.operands) visit(operand);
  }
  void visit(const Insert& insert) {
    const Scope scope(*this, insert.with);
    name(insert.target.relation, RelationUse::kWritten);
    if (insert.source) visit(*insert.source);
    if (insert.on_conflict) {
      visit(insert.on_conflict->keys);
      visit(insert.on_conflict->assignments);
      visit(insert.on_conflict->where);
    }
    visit(insert.returning);
  }
  void visit(const Update& update) {
    const Scope scope(*this, update.with);
    name(update.target.relation, RelationUse::kWritten);
    visit(update.assignments);
    visit(update.from);
    visit(update.join_conditions);
    visit(update.where);
    visit(update.returning);
  }
  void visit(const Delete& deletion) {
    const Scope scope(*this, deletion.with);
    name(deletion.target.relation, RelationUse::kWritten);
    visit(deletion.from);
    visit(deletion.join_conditions);
    visit(deletion.where);
    visit(deletion.returning);
  }
  void visit(const Merge& merge) {
    const Scope scope(*this, merge.with);
    name(merge.target.relation, RelationUse::kWritten);
    visit(merge.source);
    visit(merge.join_conditions);
    visit(merge.condition);
    for (const MergeAction& action : merge.actions) {
      visit(action.condition);
      visit(action.assignments);
      visit(action.values);
    }
  }
  void visit(const DataStatement& statement) {
    std::visit([this](const auto& body) { visit(body); }, statement.body);
  }

  void visit(const CreateTable& table) {
    name(table.name, RelationUse::kDefined);
    for (const Column& column : table.columns) visit(column);
    for (const Constraint& constraint : table.constraints) visit(constraint);
    for (const TableLike& like : table.likes) name(like.table, RelationUse::kReferenced);
    for (const QualifiedName& parent : table.inherits) name(parent, RelationUse::kReferenced);
    name(table.partition_of, RelationUse::kReferenced);
    if (table.bound != nullptr) visit(*table.bound);
    if (table.partition_by != nullptr) visit(table.partition_by->keys);
  }
  void visit(const CreateTableAs& table) {
    name(table.name, RelationUse::kDefined);
    if (table.query) visit(*table.query);
  }
  void visit(const AlterTable& alter) {
    if (alter.object != ObjectKind::kType) name(alter.table.relation, RelationUse::kAltered);
    for (const AlterAction& action : alter.actions) {
      const bool is_relation = action.kind != AlterActionKind::kOfType;
      if (is_relation) name(action.other, RelationUse::kReferenced);
      visit(action.expression);
      if (action.column != nullptr) visit(*action.column);
      if (action.constraint != nullptr) visit(*action.constraint);
      if (action.bound != nullptr) visit(*action.bound);
    }
  }
  void visit(const CreateIndex& index) {
    name(index.table.relation, RelationUse::kAltered);
    visit(index.keys);
    visit(index.where);
  }
  void visit(const Drop& drop) {
    for (const ObjectName& object : drop.objects) {
      if (is_relation(drop.kind)) name(object.name, RelationUse::kAltered);
      name(object.on, RelationUse::kAltered);
    }
  }
  void visit(const Rename& rename) {
    if (rename.kind == ObjectKind::kDomainConstraint || rename.kind == ObjectKind::kAttribute) return;
    name(rename.relation, RelationUse::kAltered);
  }
  void visit(const SetSchema& set) {
    if (is_relation(set.kind)) name(set.object.name, RelationUse::kAltered);
  }
  void visit(const ChangeOwner& change) {
    if (is_relation(change.kind)) name(change.object.name, RelationUse::kAltered);
  }
  void visit(const CreateDomain& domain) {
    for (const Constraint& constraint : domain.constraints) visit(constraint);
  }
  void visit(const AlterDomain& alter) {
    visit(alter.expression);
    if (alter.constraint != nullptr) visit(*alter.constraint);
  }
  void visit(const Sequence& sequence) {
    name(sequence.name, sequence.is_create ? RelationUse::kDefined : RelationUse::kAltered);
    name(sequence.owned_by, RelationUse::kReferenced);
  }
  void visit(const CreateView& view) {
    name(view.name, RelationUse::kDefined);
    visit(view.query);
  }
  void visit(const RefreshMaterializedView& refresh) { name(refresh.name, RelationUse::kAltered); }
  void visit(const CreateFunction& function) {
    for (const Parameter& parameter : function.parameters) visit(parameter.default_value);
  }
  void visit(const CreateTrigger& trigger) {
    name(trigger.table, RelationUse::kAltered);
    visit(trigger.when);
  }
  void visit(const Policy& policy) {
    name(policy.table, RelationUse::kAltered);
    visit(policy.using_expression);
    visit(policy.with_check);
  }
  void visit(const CreateRule& rule) {
    name(rule.table, RelationUse::kAltered);
    visit(rule.where);
    for (const DataStatement& action : rule.actions) visit(action);
  }
  void visit(const Grant& grant) {
    if (!is_relation(grant.kind) || grant.all_in_schema || grant.is_default) return;
    for (const ObjectName& object : grant.objects) name(object.name, RelationUse::kAltered);
  }
  void visit(const Replication& replication) {
    for (const QualifiedName& table : replication.tables) name(table, RelationUse::kAltered);
  }
  void visit(const Comment& comment) {
    if (is_relation(comment.kind)) name(comment.object.name, RelationUse::kAltered);
    if (comment.kind != ObjectKind::kDomainConstraint) name(comment.object.on, RelationUse::kAltered);
  }
  void visit(const Select& select) { visit(select.query); }
  void visit(const Truncate& truncate) {
    for (const QualifiedName& table : truncate.tables) name(table, RelationUse::kWritten);
  }
  void visit(const Copy& copy) {
    name(copy.table, copy.is_from ? RelationUse::kWritten : RelationUse::kRead);
    if (copy.query) visit(*copy.query);
  }
  void visit(const LockTable& lock) {
    for (const QualifiedName& table : lock.tables) name(table, RelationUse::kAltered);
  }
  void visit(const Reindex& reindex) {
    if (reindex.kind == Reindex::Kind::kIndex || reindex.kind == Reindex::Kind::kTable) {
      name(reindex.name, RelationUse::kAltered);
    }
  }
  void visit(const Vacuum& vacuum) {
    for (const QualifiedName& table : vacuum.tables) name(table, RelationUse::kAltered);
  }
  void visit(const Cluster& cluster) { name(cluster.table, RelationUse::kAltered); }
  void visit(const Call& call) { visit(call.call); }
  void visit(const Other& other) {
    for (const QualifiedName& relation : other.relations) name(relation, RelationUse::kAltered);
  }
  // These have neither expressions nor relations.
  void visit(const Owned& /*owned*/) {}
  void visit(const CreateEnum& /*type*/) {}
  void visit(const AlterEnum& /*type*/) {}
  void visit(const CreateType& /*type*/) {}
  void visit(const AlterFunction& /*function*/) {}
  void visit(const CreateSchema& /*schema*/) {}
  void visit(const Extension& /*extension*/) {}
  void visit(const Role& /*role*/) {}
  void visit(const ClusterObject& /*object*/) {}
  void visit(const SetVariable& /*variable*/) {}
  void visit(const Transaction& /*transaction*/) {}
  void visit(const Do& /*block*/) {}
  void visit(const AlterSystem& /*system*/) {}

 private:
  /// The names of a WITH hold for the statement that it belongs to, its own queries included (it may be recursive).
  class Scope {
   public:
    Scope(Walk& walk, const std::vector<CommonTable>& with) : walk_(walk), size_(walk.common_.size()) {
      for (const CommonTable& table : with) walk.common_.push_back(table.name.text);
      for (const CommonTable& table : with) {
        if (table.statement != nullptr) walk.visit(*table.statement);
      }
    }
    ~Scope() { walk_.common_.resize(size_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Walk& walk_;
    std::size_t size_;
  };

  static bool is_relation(ObjectKind kind) {
    return kind == ObjectKind::kTable || kind == ObjectKind::kView || kind == ObjectKind::kMaterializedView ||
           kind == ObjectKind::kIndex || kind == ObjectKind::kSequence || kind == ObjectKind::kForeignTable;
  }

  void visit(const std::vector<FromItem>& items) {
    for (const FromItem& item : items) {
      const bool is_common = item.relation.schema.empty() &&
                             std::find(common_.begin(), common_.end(), item.relation.name) != common_.end();
      if (!is_common) name(item.relation, RelationUse::kRead);
      if (item.query != nullptr) visit(*item.query);
      visit(item.functions);
    }
  }
  void visit(const std::vector<Assignment>& assignments) {
    for (const Assignment& assignment : assignments) visit(assignment.value);
  }
  void visit(const std::vector<Target>& targets) {
    for (const Target& target : targets) visit(target.value);
  }
  void visit(const std::vector<IndexKey>& keys) {
    for (const IndexKey& key : keys) visit(key.expression);
  }
  void visit(const Column& column) {
    for (const Constraint& constraint : column.constraints) visit(constraint);
  }
  void visit(const Constraint& constraint) {
    visit(constraint.expression);
    visit(constraint.exclusions);
    visit(constraint.where);
    if (constraint.reference != nullptr) name(constraint.reference->table, RelationUse::kReferenced);
  }
  void visit(const PartitionBound& bound) {
    visit(bound.values);
    visit(bound.upper);
  }

  void name(const QualifiedName& relation, RelationUse use) {
    if (listener_.relation && !relation.name.empty()) listener_.relation(relation, use);
  }

  const Listener& listener_;
  std::vector<std::string> common_;  // names of the WITHs around
};

void walk(const Statement& statement, const Listener& listener) {
  Walk walk(listener);
  std::visit([&](const auto& body) { walk.visit(body); }, statement.body);
}

}  // namespace

void for_each_expression(const Statement& statement, const std::function<void(const Expression&)>& visit) {
  walk(statement, {visit, nullptr});
}

void for_each_expression(const Expression& expression, const std::function<void(const Expression&)>& visit) {
  const Listener listener{visit, nullptr};
  Walk(listener).visit(expression);
}

void for_each_expression(const Query& query, const std::function<void(const Expression&)>& visit) {
  const Listener listener{visit, nullptr};
  Walk(listener).visit(query);
}

void for_each_relation(const Statement& statement,
                       const std::function<void(const QualifiedName&, RelationUse)>& visit) {
  walk(statement, {nullptr, visit});
}

void for_each_relation(const Query& query, const std::function<void(const QualifiedName&)>& visit) {
  const Listener listener{nullptr, [&](const QualifiedName& name, RelationUse use) {
                            if (use == RelationUse::kRead) visit(name);
                          }};
  Walk(listener).visit(query);
}

}  // namespace lockstep::sql

#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

/// "'2024-01-01'", or nothing for MINVALUE, MAXVALUE and what is no constant.
std::string bound_text(const sql::Expression& value, const Situation& at) {
  const bool is_constant = value.kind == sql::ExpressionKind::kString || value.kind == sql::ExpressionKind::kNumber;
  return is_constant ? std::string(at.text_of(value.span)) : "";
}

/// The bounds as a condition, of one key by range or list; a comment that says what belongs there of others.
std::string bounds_condition(const replay::Relation* parent, const sql::PartitionBound& bound, const Situation& at) {
  using Kind = sql::PartitionBound::Kind;
  const std::string unknown = "/* what the bounds say, with IS NOT NULL */";
  if (parent == nullptr || parent->partition_columns.size() != 1 || bound.values.empty()) return unknown;
  const std::string key = lint::quoted(parent->partition_columns[0]);
  std::string condition;
  if (bound.kind == Kind::kRange && bound.upper.size() == 1) {
    const std::string from = bound_text(bound.values[0], at);
    const std::string to = bound_text(bound.upper[0], at);
    if (from.empty() || to.empty()) return unknown;
    condition = key + " >= " + from + " AND " + key + " < " + to;
  } else if (bound.kind == Kind::kList) {
    for (const sql::Expression& value : bound.values) {
      const std::string text = bound_text(value, at);
      if (text.empty()) return unknown;
      condition += (condition.empty() ? "" : ", ") + text;
    }
    condition = key + " IN (" + condition + ")";
  } else {
    return unknown;
  }
  return condition + " AND " + key + " IS NOT NULL";
}

/// A CHECK that speaks of the key may prove the bound; whether it does is for PostgreSQL to find out.
bool may_be_proven(const Effect& work, const Situation& at) {
  const replay::Relation* relation = at.database.relation(work.relation);
  return work.is_unsure && relation != nullptr && !relation->is_assumed;
}

void check_attach(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                  Hazards& found) {
  const Effect* work = lint::find_work(at, action.span);
  if (work == nullptr || may_be_proven(*work, at)) return;
  const bool is_partition = work->name.name == action.other.name;
  const auto parent = at.database.find_relation(alter_table.table.relation);
  const std::string bounds = action.bound ? bounds_condition(parent.object, *action.bound, at) : "";
  const std::string condition = is_partition ? bounds : "NOT (" + bounds + ")";
  const std::string name = lint::quoted(lint::suggested_name(work->name, "", is_partition ? "bounds" : "rest"));
  const std::string add = alter(work->name) + "ADD CONSTRAINT " + name + " CHECK (" + condition + ") NOT VALID;";
  const std::string validate = alter(work->name) + "VALIDATE CONSTRAINT " + name + ";\nand then attach it";
  const std::string help = work->work == lint::Work::kScan
                               ? "prove it before:\n" + in_two_transactions(at, add, validate)
                               : "give it the same indexes before";
  found.add(lint::Hazard::kBlocks, action.span, lint::with_reason(at, *work), help).table = work->name;
}

void check_partition_of(const sql::CreateTable& table, const Situation& at, Hazards& found) {
  const sql::QualifiedName& parent = table.partition_of;
  if (parent.name.empty() || lint::is_private(at, parent)) return;
  const Effect* work = lint::find_work(at, at.statement.span);
  if (work != nullptr && !may_be_proven(*work, at)) {
    found
        .add(lint::Hazard::kBlocks, parent.span, lint::with_reason(at, *work),
             "move such rows out of " + lint::in_words(work->name) +
                 " first, and prove by a valid CHECK on the partition key that there are none")
        .table = work->name;
    return;
  }
  const std::string name = lint::quoted(table.name);
  const std::string bound = table.bound ? std::string(at.text_of(table.bound->span)) : "DEFAULT";
  found.add(parent.span,
            "takes an ACCESS EXCLUSIVE lock on " + lint::quoted(parent) +
                ": behind a long query on any partition, all reads and writes queue",
            "make it beside the others, and attach it under a lock that blocks nobody:\nCREATE TABLE " + name +
                " (LIKE " + lint::quoted(parent) + " INCLUDING ALL);\n" + alter(parent) + "ATTACH PARTITION " + name +
                " " + bound + ";");
}

}  // namespace

constexpr lint::Rule kPartitionLock = {
    .id = "partition-lock",
    .hazard = lint::Hazard::kBriefLock,
    .summary = "a partition that joins while all of a table waits",
    .handlers = {lint::on_action<sql::AlterActionKind::kAttachPartition, &check_attach>(),
                 lint::on<&check_partition_of>()},
};

}  // namespace lockstep::sql_rules

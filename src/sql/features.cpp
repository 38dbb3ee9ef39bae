#include "sql/features.h"

#include <algorithm>
#include <array>
#include <string>

#include "sql/statement.h"

// What came with which version: the release notes of PostgreSQL 11 to 18.
namespace lockstep::sql {
namespace {

struct NewerFunction {
  std::string_view name;
  int version;
};
/// Built-in functions that migrations call, and that are no keywords.
constexpr std::array kFunctions{
    NewerFunction{"uuidv7", 18},
    NewerFunction{"uuidv4", 18},
    NewerFunction{"array_sort", 18},
    NewerFunction{"array_reverse", 18},
    NewerFunction{"casefold", 18},
    NewerFunction{"crc32", 18},
    NewerFunction{"crc32c", 18},
    NewerFunction{"json_exists", 17},
    NewerFunction{"json_query", 17},
    NewerFunction{"json_value", 17},
    NewerFunction{"json_table", 17},
    NewerFunction{"json_scalar", 17},
    NewerFunction{"json_serialize", 17},
    NewerFunction{"to_bin", 17},
    NewerFunction{"to_oct", 17},
    NewerFunction{"uuid_extract_version", 17},
    NewerFunction{"uuid_extract_timestamp", 17},
    NewerFunction{"xmltext", 17},
    NewerFunction{"any_value", 16},
    NewerFunction{"array_sample", 16},
    NewerFunction{"array_shuffle", 16},
    NewerFunction{"random_normal", 16},
    NewerFunction{"json_array", 16},
    NewerFunction{"json_arrayagg", 16},
    NewerFunction{"json_objectagg", 16},
    NewerFunction{"date_add", 16},
    NewerFunction{"date_subtract", 16},
    NewerFunction{"regexp_count", 15},
    NewerFunction{"regexp_instr", 15},
    NewerFunction{"regexp_like", 15},
    NewerFunction{"regexp_substr", 15},
    NewerFunction{"range_agg", 14},
    NewerFunction{"date_bin", 14},
    NewerFunction{"string_to_table", 14},
    NewerFunction{"bit_count", 14},
    NewerFunction{"trim_array", 14},
    NewerFunction{"unistr", 14},
    NewerFunction{"gen_random_uuid", 13},
    NewerFunction{"websearch_to_tsquery", 11},
    NewerFunction{"sha256", 11},
    NewerFunction{"jsonb_path_query", 12},
    NewerFunction{"jsonb_path_exists", 12},
};

class Newest {
 public:
  void add(std::string_view feature, int version, bool is_used = true) {
    if (is_used && (!found_ || found_->major_version < version)) found_ = NewerFeature{feature, version};
  }

  void read(const CreateTable& table) {
    for (const Column& column : table.columns) read(column);
    for (const Constraint& constraint : table.constraints) read(constraint);
    add("a hash partition", 11, table.bound != nullptr && table.bound->kind == PartitionBound::Kind::kHash);
    add("PARTITION BY HASH", 11, table.partition_by != nullptr && table.partition_by->strategy == "hash");
    add("a default partition", 11, table.bound != nullptr && table.bound->kind == PartitionBound::Kind::kDefault);
    add("USING an access method", 12, !table.access_method.empty());
  }
  void read(const AlterTable& alter) {
    for (const AlterAction& action : alter.actions) read(action);
  }
  void read(const CreateIndex& index) {
    add("INCLUDE", 11, !index.included.empty());
    add("NULLS NOT DISTINCT", 15, index.nulls_not_distinct);
  }
  void read(const Merge& merge) {
    add("MERGE", 15);
    for (const MergeAction& action : merge.actions) add("MERGE … WHEN NOT MATCHED BY SOURCE", 17, action.by_source);
  }
  void read(const CreateView& view) {
    for (const Option& option : view.options) add("security_invoker", 15, option.name == "security_invoker");
  }
  void read(const CreateTrigger& trigger) { add("CREATE OR REPLACE TRIGGER", 14, trigger.or_replace); }
  void read(const CreateFunction& function) {
    add("CREATE PROCEDURE", 11, function.is_procedure);
    add("a body of standard SQL", 14, function.has_standard_body);
  }
  void read(const Reindex& reindex) {
    add("REINDEX CONCURRENTLY", 12, reindex.concurrently);
    for (const Option& option : reindex.options) add("REINDEX with TABLESPACE", 14, option.name == "tablespace");
  }
  void read(const Transaction& transaction) { add("AND CHAIN", 12, transaction.and_chain); }
  void read(const Replication& replication) {
    add("publications of schemas", 15, !replication.schemas.empty());
    add("ALTER SUBSCRIPTION … SKIP", 15, replication.change == Replication::Change::kSkip);
  }
  void read(const Call& /*call*/) { add("CALL", 11); }
  void read(const SetVariable& variable) { add("transaction_timeout", 17, variable.name == "transaction_timeout"); }
  void read(const Insert& insert) { read_returning(insert.returning, insert.target); }
  void read(const Update& update) { read_returning(update.returning, update.target); }
  void read(const Delete& deletion) { read_returning(deletion.returning, deletion.target); }
  template <typename Body>
  void read(const Body& /*other*/) {}

  void read_expression(const Expression& expression) {
    if (expression.kind != ExpressionKind::kCall || !expression.qualifier.empty()) return;
    for (const NewerFunction& function : kFunctions) {
      if (function.name == expression.text) add(function.name, function.version);
    }
    add("random(min, max)", 17, expression.text == "random" && expression.argument_count == 2);
  }

  std::optional<NewerFeature> result() const { return found_; }

 private:
  void read(const Column& column) {
    for (const Constraint& constraint : column.constraints) read(constraint);
    add("STORAGE in CREATE TABLE", 16, !column.storage.empty());
    add("COMPRESSION", 14, !column.compression.empty());
    add("multiranges", 14, column.type.schema.empty() && column.type.name.ends_with("multirange"));
  }
  void read(const Constraint& constraint) {
    const bool is_generated = constraint.kind == ConstraintKind::kGenerated;
    add("a stored generated column", 12, is_generated && !constraint.is_virtual);
    add("a virtual generated column", 18, is_generated && constraint.is_virtual);
    add("NOT NULL as a constraint of the table", 18,
        constraint.kind == ConstraintKind::kNotNull && !constraint.columns.empty());
    add("NOT ENFORCED", 18, constraint.is_not_enforced);
    add("NULLS NOT DISTINCT", 15, constraint.nulls_not_distinct);
    add("INCLUDE", 11, !constraint.included.empty());
    add("ON DELETE SET NULL (…)", 15, constraint.reference != nullptr && !constraint.reference->set_columns.empty());
  }
  void read(const AlterAction& action) {
    using Kind = AlterActionKind;
    if (action.column != nullptr) read(*action.column);
    if (action.constraint != nullptr) read(*action.constraint);
    add("DETACH PARTITION CONCURRENTLY", 14, action.concurrently || action.kind == Kind::kDetachPartitionFinalize);
    add("SET COMPRESSION", 14, action.kind == Kind::kSetCompression);
    add("SET ACCESS METHOD", 15, action.kind == Kind::kSetAccessMethod);
    add("SET ACCESS METHOD DEFAULT", 17, action.kind == Kind::kSetAccessMethod && action.name.text.empty());
    add("SET EXPRESSION", 17, action.kind == Kind::kSetExpression);
    add("DROP EXPRESSION", 13, action.kind == Kind::kDropExpression);
  }

  /// RETURNING old.a, new.a, unless the table itself has such a name.
  void read_returning(const std::vector<Target>& returning, const FromItem& target) {
    const std::string& name = target.alias.text.empty() ? target.relation.name : target.alias.text;
    for (const Target& item : returning) {
      for_each_expression(item.value, [&](const Expression& expression) {
        const bool is_row = expression.qualifier == "old" || expression.qualifier == "new";
        add("RETURNING old and new", 18,
            expression.kind == ExpressionKind::kColumn && is_row && expression.qualifier != name);
      });
    }
  }

  std::optional<NewerFeature> found_;
};

}  // namespace

std::optional<NewerFeature> newest_feature(const Statement& statement) {
  Newest newest;
  std::visit([&](const auto& body) { newest.read(body); }, statement.body);
  for_each_expression(statement, [&](const Expression& expression) { newest.read_expression(expression); });
  return newest.result();
}

}  // namespace lockstep::sql

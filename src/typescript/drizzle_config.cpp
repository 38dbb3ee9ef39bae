#include "typescript/drizzle_config.h"

#include "base/text.h"
#include "typescript/static_value.h"
#include "typescript/syntax.h"

namespace lockstep::typescript {
namespace {

/// What is exported: `export default x`, `module.exports = x`, or for JSON the only expression.
NodeId exported_expression(const SyntaxTree& tree) {
  NodeId only = kNoNode;
  for (const NodeId statement : named_children(tree, 0)) {
    if (tree[statement].kind == Kind::kExportStatement && has_token(tree, statement, "default")) {
      return child_by_field(tree, statement, Field::kValue);
    }
    if (tree[statement].kind != Kind::kExpressionStatement) continue;
    const NodeId expression = first_child(tree, statement);
    if (expression == kNoNode) continue;
    if (tree[expression].kind == Kind::kParenthesizedExpression) only = expression;
    if (tree[expression].kind != Kind::kAssignmentExpression) continue;
    const std::string_view target = tree.text_of(child_by_field(tree, expression, Field::kLeft));
    if (target == "module.exports" || target == "exports.default") {
      return child_by_field(tree, expression, Field::kRight);
    }
  }
  return only;
}

class ConfigReader {
 public:
  explicit ConfigReader(const SyntaxTree& tree) : tree_(tree), values_(tree) {}

  DrizzleConfig read() {
    if (!tree_.problem.empty()) return failed("it is " + tree_.problem);
    const NodeId object = config_object(tree_);
    if (object == kNoNode) return failed("no object literal is exported by default");
    config_.dialect = string(object, "dialect", "dialect");
    read_schema(object);
    config_.out = string(object, "out", "out");
    config_.casing = string(object, "casing", "casing");
    read_migrations(object);
    if (!config_.dialect && string(object, "driver", "driver") == "pg") config_.dialect = "postgresql";
    return std::move(config_);
  }

 private:
  DrizzleConfig failed(std::string why) {
    config_.unresolved.push_back({"config", std::move(why)});
    return std::move(config_);
  }

  std::optional<std::string> string(NodeId object, std::string_view member, std::string_view field) {
    const NodeId value = values_.member(object, member);
    if (value == kNoNode) return std::nullopt;
    StaticStrings read = values_.read(value);
    if (read.why_unknown.empty() && read.is_list) read.why_unknown = "it is a list";
    if (read.why_unknown.empty()) return read.values.front();
    config_.unresolved.push_back({std::string(field), read.why_unknown});
    return std::nullopt;
  }

  void read_schema(NodeId object) {
    const NodeId value = values_.member(object, "schema");
    if (value == kNoNode) return;
    StaticStrings read = values_.read(value);
    if (read.why_unknown.empty()) {
      config_.schema = std::move(read.values);
    } else {
      config_.unresolved.push_back({"schema", read.why_unknown});
    }
  }

  void read_migrations(NodeId object) {
    const NodeId value = values_.member(object, "migrations");
    if (value == kNoNode) return;
    const NodeId migrations = values_.object_literal(value);
    if (migrations == kNoNode) {
      config_.unresolved.push_back({"migrations", "it is no object literal of this file"});
      return;
    }
    config_.migrations_prefix = string(migrations, "prefix", "migrations.prefix");
    config_.migrations_table = string(migrations, "table", "migrations.table");
    config_.migrations_schema = string(migrations, "schema", "migrations.schema");
  }

  const SyntaxTree& tree_;
  StaticReader values_;
  DrizzleConfig config_;
};

bool is_json(std::string_view text) {
  return base::trim(text).starts_with("{");
}

}  // namespace

NodeId config_object(const SyntaxTree& tree) {
  const StaticReader values(tree);
  NodeId expression = exported_expression(tree);
  for (int step = 0; step < 10 && expression != kNoNode; ++step) {
    const NodeId object = values.object_literal(expression);
    if (object != kNoNode) return object;
    const NodeId inner = unwrap(tree, expression);
    if (tree[inner].kind == Kind::kIdentifier) {
      expression = values.constant(tree.text_of(inner));
      continue;
    }
    if (tree[inner].kind != Kind::kCallExpression) return kNoNode;
    const std::vector<NodeId> given = named_children(tree, child_by_field(tree, inner, Field::kArguments));
    if (given.empty()) return kNoNode;
    expression = given.front();
  }
  return kNoNode;
}

DrizzleConfig read_drizzle_config(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // In parentheses an object is an expression, and JSON is an object literal.
  const SyntaxTree tree = parse(is_json(text) ? "(" + std::string(text) + "\n)" : std::string(text));
  return ConfigReader(tree).read();
}

}  // namespace lockstep::typescript

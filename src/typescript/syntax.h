#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::typescript {

/// The kinds of nodes that somebody asks for; names are the grammar's (tree-sitter-typescript 0.23). kToken is any
/// unnamed leaf, such as `{` or `async`; kOther any further named node.
enum class Kind : std::uint8_t {
  kOther,
  kToken,
  kError,
  kArguments,
  kArray,
  kArrayPattern,
  kArrowFunction,
  kAsExpression,
  kAssignmentExpression,
  kAssignmentPattern,
  kAugmentedAssignment,
  kBinaryExpression,
  kBreakStatement,
  kCallExpression,
  kClass,
  kClassDeclaration,
  kComputedPropertyName,
  kContinueStatement,
  kElseClause,
  kEmptyStatement,
  kEnumAssignment,
  kEnumBody,
  kEnumDeclaration,
  kExportClause,
  kExportSpecifier,
  kExportStatement,
  kExpressionStatement,
  kFalse,
  kForInStatement,
  kFormalParameters,
  kFunctionDeclaration,
  kFunctionExpression,
  kFunctionSignature,
  kGeneratorFunction,
  kGeneratorFunctionDeclaration,
  kIdentifier,
  kIfStatement,
  kImportClause,
  kImportSpecifier,
  kImportStatement,
  kLexicalDeclaration,
  kMemberExpression,
  kMetaProperty,
  kMethodDefinition,
  kNamedImports,
  kNamespaceExport,
  kNamespaceImport,
  kNewExpression,
  kNonNullExpression,
  kNull,
  kNumber,
  kObject,
  kObjectAssignmentPattern,
  kObjectPattern,
  kOptionalChain,
  kOptionalParameter,
  kPair,
  kPairPattern,
  kParenthesizedExpression,
  kProgram,
  kPropertyIdentifier,
  kRegex,
  kRequiredParameter,
  kRestPattern,
  kReturnStatement,
  kSatisfiesExpression,
  kSequenceExpression,
  kShorthandProperty,
  kShorthandPropertyPattern,
  kSpreadElement,
  kStatementBlock,
  kString,
  kSubscriptExpression,
  kTemplateString,
  kTemplateSubstitution,
  kTernaryExpression,
  kThis,
  kThrowStatement,
  kTrue,
  kTypeAssertion,
  kUnaryExpression,
  kUndefined,
  kUpdateExpression,
  kVariableDeclaration,
  kVariableDeclarator,
};

/// The role a child has for its parent, as the grammar names it.
enum class Field : std::uint8_t {
  kNone,
  kAlias,
  kArguments,
  kBody,
  kConstructor,
  kDeclaration,
  kFunction,
  kIndex,
  kKey,
  kLeft,
  kName,
  kObject,
  kOperator,
  kParameter,
  kParameters,
  kPattern,
  kProperty,
  kRight,
  kSource,
  kValue,
};

using NodeId = std::uint32_t;
constexpr NodeId kNoNode = 0xFFFFFFFF;

struct Node {
  Kind kind = Kind::kOther;
  Field field = Field::kNone;
  bool named = false;
  bool is_error = false;    // this very node is an error or was missing
  std::uint32_t start = 0;  // byte offsets into the text
  std::uint32_t end = 0;
  NodeId parent = kNoNode;
  NodeId subtree_end = 0;  // the id after the last node below this one
};

struct Comment {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

/// A parsed file: nodes in document order, each followed by what is below it. Types are left out (annotations, type
/// arguments and parameters, interfaces, aliases; of `x as T`, `x satisfies T` and `x!` only x stands below the node),
/// so are the insides of plain strings and comments, which are listed apart. Node 0 is the program.
struct SyntaxTree {
  std::string text;
  std::vector<Node> nodes;
  std::vector<Comment> comments;
  std::string problem;  // why there are no nodes: too large, too deep, too slow; empty when there are

  const Node& operator[](NodeId id) const { return nodes[id]; }
  std::string_view text_of(NodeId id) const {
    return std::string_view(text).substr(nodes[id].start, nodes[id].end - nodes[id].start);
  }
};

/// Largest text that is parsed, deepest nesting that is kept, and longest time one parse may take.
constexpr std::size_t kLargestSource = std::size_t{8} << 20;
constexpr std::uint32_t kDeepestNesting = 600;
constexpr std::uint64_t kLongestParseMicroseconds = 2'000'000;

/// Parses TypeScript or JavaScript without JSX. Never throws on any text: errors are nodes.
SyntaxTree parse(std::string text);

/// The first child, or kNoNode; the sibling after `child` below the same parent, or kNoNode.
NodeId first_child(const SyntaxTree& tree, NodeId id);
NodeId next_sibling(const SyntaxTree& tree, NodeId child);
NodeId first_named_child(const SyntaxTree& tree, NodeId id);
/// Named children, in order.
std::vector<NodeId> named_children(const SyntaxTree& tree, NodeId id);
NodeId child_by_field(const SyntaxTree& tree, NodeId id, Field field);
NodeId child_by_kind(const SyntaxTree& tree, NodeId id, Kind kind);
bool has_token(const SyntaxTree& tree, NodeId id, std::string_view token);
bool is_below_error(const SyntaxTree& tree, NodeId id);
/// Whether an error is among the direct children.
bool has_broken_child(const SyntaxTree& tree, NodeId id);

/// The expression inside parentheses, `as`, `satisfies`, `!` and `<T>x`.
NodeId unwrap(const SyntaxTree& tree, NodeId id);

/// What an escaped stretch of a string or template stands for, in UTF-8 (ECMAScript's "cooked" value).
std::string cook(std::string_view raw);

/// The value of a string literal or of a template without substitution.
std::optional<std::string> string_value(const SyntaxTree& tree, NodeId id);

/// A template's stretches of text, cooked; one more than it has substitutions.
std::vector<std::string> template_texts(const SyntaxTree& tree, NodeId id);

/// The name of an object member or of what `.name`, `['name']` and `name: …` refer to; nothing for a computed one.
std::optional<std::string> property_name(const SyntaxTree& tree, NodeId id);

}  // namespace lockstep::typescript

// tree-sitter, hidden. One walk with a cursor turns its tree into the flat SyntaxTree: asking tree-sitter for a child
// by number or field walks the siblings each time, which is quadratic on the long lists that schemas are made of.
#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <tree_sitter/api.h>
#include <utility>

#include "base/handle.h"
#include "typescript/syntax.h"
#include "typescript/type_masking.h"

extern "C" const TSLanguage* tree_sitter_typescript(void);

namespace lockstep::typescript {
namespace {

using Parser = base::Handle<TSParser, ts_parser_delete>;
using Tree = base::Handle<TSTree, ts_tree_delete>;

constexpr std::pair<std::string_view, Kind> kKinds[] = {
    {"ERROR", Kind::kError},
    {"arguments", Kind::kArguments},
    {"array", Kind::kArray},
    {"array_pattern", Kind::kArrayPattern},
    {"arrow_function", Kind::kArrowFunction},
    {"as_expression", Kind::kAsExpression},
    {"assignment_expression", Kind::kAssignmentExpression},
    {"assignment_pattern", Kind::kAssignmentPattern},
    {"augmented_assignment_expression", Kind::kAugmentedAssignment},
    {"binary_expression", Kind::kBinaryExpression},
    {"break_statement", Kind::kBreakStatement},
    {"call_expression", Kind::kCallExpression},
    {"class", Kind::kClass},
    {"class_declaration", Kind::kClassDeclaration},
    {"computed_property_name", Kind::kComputedPropertyName},
    {"continue_statement", Kind::kContinueStatement},
    {"else_clause", Kind::kElseClause},
    {"empty_statement", Kind::kEmptyStatement},
    {"enum_assignment", Kind::kEnumAssignment},
    {"enum_body", Kind::kEnumBody},
    {"enum_declaration", Kind::kEnumDeclaration},
    {"export_clause", Kind::kExportClause},
    {"export_specifier", Kind::kExportSpecifier},
    {"export_statement", Kind::kExportStatement},
    {"expression_statement", Kind::kExpressionStatement},
    {"false", Kind::kFalse},
    {"for_in_statement", Kind::kForInStatement},
    {"formal_parameters", Kind::kFormalParameters},
    {"function_declaration", Kind::kFunctionDeclaration},
    {"function_expression", Kind::kFunctionExpression},
    {"function_signature", Kind::kFunctionSignature},
    {"generator_function", Kind::kGeneratorFunction},
    {"generator_function_declaration", Kind::kGeneratorFunctionDeclaration},
    {"identifier", Kind::kIdentifier},
    {"if_statement", Kind::kIfStatement},
    {"import_clause", Kind::kImportClause},
    {"import_specifier", Kind::kImportSpecifier},
    {"import_statement", Kind::kImportStatement},
    {"lexical_declaration", Kind::kLexicalDeclaration},
    {"member_expression", Kind::kMemberExpression},
    {"meta_property", Kind::kMetaProperty},
    {"method_definition", Kind::kMethodDefinition},
    {"named_imports", Kind::kNamedImports},
    {"namespace_export", Kind::kNamespaceExport},
    {"namespace_import", Kind::kNamespaceImport},
    {"new_expression", Kind::kNewExpression},
    {"non_null_expression", Kind::kNonNullExpression},
    {"null", Kind::kNull},
    {"number", Kind::kNumber},
    {"object", Kind::kObject},
    {"object_assignment_pattern", Kind::kObjectAssignmentPattern},
    {"object_pattern", Kind::kObjectPattern},
    {"optional_chain", Kind::kOptionalChain},
    {"optional_parameter", Kind::kOptionalParameter},
    {"pair", Kind::kPair},
    {"pair_pattern", Kind::kPairPattern},
    {"parenthesized_expression", Kind::kParenthesizedExpression},
    {"program", Kind::kProgram},
    {"property_identifier", Kind::kPropertyIdentifier},
    {"regex", Kind::kRegex},
    {"required_parameter", Kind::kRequiredParameter},
    {"rest_pattern", Kind::kRestPattern},
    {"return_statement", Kind::kReturnStatement},
    {"satisfies_expression", Kind::kSatisfiesExpression},
    {"sequence_expression", Kind::kSequenceExpression},
    {"shorthand_property_identifier", Kind::kShorthandProperty},
    {"shorthand_property_identifier_pattern", Kind::kShorthandPropertyPattern},
    {"spread_element", Kind::kSpreadElement},
    {"statement_block", Kind::kStatementBlock},
    {"string", Kind::kString},
    {"subscript_expression", Kind::kSubscriptExpression},
    {"template_string", Kind::kTemplateString},
    {"template_substitution", Kind::kTemplateSubstitution},
    {"ternary_expression", Kind::kTernaryExpression},
    {"this", Kind::kThis},
    {"throw_statement", Kind::kThrowStatement},
    {"true", Kind::kTrue},
    {"type_assertion", Kind::kTypeAssertion},
    {"unary_expression", Kind::kUnaryExpression},
    {"undefined", Kind::kUndefined},
    {"update_expression", Kind::kUpdateExpression},
    {"variable_declaration", Kind::kVariableDeclaration},
    {"variable_declarator", Kind::kVariableDeclarator},
};

constexpr std::pair<std::string_view, Field> kFields[] = {
    {"alias", Field::kAlias},
    {"arguments", Field::kArguments},
    {"body", Field::kBody},
    {"constructor", Field::kConstructor},
    {"declaration", Field::kDeclaration},
    {"function", Field::kFunction},
    {"index", Field::kIndex},
    {"key", Field::kKey},
    {"left", Field::kLeft},
    {"name", Field::kName},
    {"object", Field::kObject},
    {"operator", Field::kOperator},
    {"parameter", Field::kParameter},
    {"parameters", Field::kParameters},
    {"pattern", Field::kPattern},
    {"property", Field::kProperty},
    {"right", Field::kRight},
    {"source", Field::kSource},
    {"value", Field::kValue},
};

constexpr std::string_view kLeftOut[] = {"type_annotation",          "type_arguments",         "type_parameters",
                                         "interface_declaration",    "type_alias_declaration", "asserts_annotation",
                                         "type_predicate_annotation"};

/// What becomes of a grammar symbol, looked up by its number: names are compared once in a process.
struct Vocabulary {
  enum class Fate : std::uint8_t { kKept, kSkipped, kComment };
  std::vector<Kind> kinds;
  std::vector<Fate> fates;
  std::vector<Field> fields;

  explicit Vocabulary(const TSLanguage* language) {
    for (std::uint32_t symbol = 0; symbol < ts_language_symbol_count(language); ++symbol) {
      const auto id = static_cast<TSSymbol>(symbol);
      const std::string_view name = ts_language_symbol_name(language, id);
      const bool named = ts_language_symbol_type(language, id) == TSSymbolTypeRegular;
      const auto known = std::find_if(std::begin(kKinds), std::end(kKinds), [&](auto& k) { return k.first == name; });
      kinds.push_back(!named ? Kind::kToken : known == std::end(kKinds) ? Kind::kOther : known->second);
      const bool left_out = std::find(std::begin(kLeftOut), std::end(kLeftOut), name) != std::end(kLeftOut);
      fates.push_back(name == "comment" || name == "html_comment" ? Fate::kComment
                      : named && left_out                         ? Fate::kSkipped
                                                                  : Fate::kKept);
    }
    fields.push_back(Field::kNone);
    for (std::uint32_t field = 1; field <= ts_language_field_count(language); ++field) {
      const std::string_view name = ts_language_field_name_for_id(language, static_cast<TSFieldId>(field));
      const auto known = std::find_if(std::begin(kFields), std::end(kFields), [&](auto& f) { return f.first == name; });
      fields.push_back(known == std::end(kFields) ? Field::kNone : known->second);
    }
  }

  Kind kind_of(TSNode node) const {
    const TSSymbol symbol = ts_node_symbol(node);
    return symbol < kinds.size() ? kinds[symbol] : Kind::kError;
  }
  Fate fate_of(TSNode node) const {
    const TSSymbol symbol = ts_node_symbol(node);
    return symbol < fates.size() ? fates[symbol] : Fate::kKept;
  }
};

const Vocabulary& vocabulary() {
  static const Vocabulary known(tree_sitter_typescript());
  return known;
}

constexpr std::string_view kTooSlow = "takes too long to parse";

/// Where the string or comment that starts at `at` ends; `at` itself where none does.
std::size_t end_of_literal(std::string_view text, std::size_t at) {
  const auto after = [&](std::string_view end) {
    const std::size_t found = text.find(end, at + 2);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  if (text.substr(at, 2) == "//") return after("\n");
  if (text.substr(at, 2) == "/*") return after("*/");
  if (text[at] != '\'' && text[at] != '"') return at;
  for (std::size_t end = at + 1; end < text.size() && text[end] != '\n'; ++end) {
    if (text[end] == text[at]) return end + 1;
    if (text[end] == '\\') ++end;
  }
  return at;
}

/// tree-sitter 0.20 puts what it could not finish into one error node, and frees the wrong memory when that has more
/// than 65,535 children. Far fewer open brackets, or so many tokens of which none closes anything, are no schema.
bool leaves_too_much_open(std::string_view text) {
  constexpr std::size_t kMostOpen = 10'000;
  constexpr std::size_t kMostTokens = 50'000;
  std::size_t open = 0;
  std::size_t tokens = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const std::size_t end = end_of_literal(text, at); end > at) {
      at = end - 1;
      in_word = false;
      ++tokens;
      continue;
    }
    const char c = text[at];
    const bool was_in_word = std::exchange(in_word, std::isalnum(static_cast<unsigned char>(c)) != 0);
    if (std::isspace(static_cast<unsigned char>(c)) != 0 || (was_in_word && in_word)) continue;
    ++tokens;
    if (c == '(' || c == '[' || c == '{') ++open;
    const bool closes = c == ')' || c == ']' || c == '}';
    if (closes && open > 0) --open;
    if (closes || c == ';') tokens = 0;
    if (open > kMostOpen || tokens > kMostTokens) return true;
  }
  return false;
}

bool keeps_first_child_only(Kind kind) {
  return kind == Kind::kAsExpression || kind == Kind::kSatisfiesExpression || kind == Kind::kNonNullExpression;
}

class Converter {
 public:
  Converter(SyntaxTree& tree, TSNode root) : tree_(tree), cursor_(ts_tree_cursor_new(root)) {}
  ~Converter() { ts_tree_cursor_delete(&cursor_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  void convert() {
    bool descended = enter();
    while (true) {
      if (open_.size() > kDeepestNesting) {
        tree_.problem = "nested more than " + std::to_string(kDeepestNesting) + " levels deep";
        return;
      }
      if (is_out_of_time()) {
        tree_.problem = kTooSlow;
        return;
      }
      if (descended && ts_tree_cursor_goto_first_child(&cursor_)) {
        descended = enter();
        continue;
      }
      if (descended) leave();
      while (!ts_tree_cursor_goto_next_sibling(&cursor_)) {
        if (open_.empty() || !ts_tree_cursor_goto_parent(&cursor_)) return;
        leave();
        if (open_.empty()) return;
      }
      descended = enter();
    }
  }

 private:
  /// A cursor needs longer for a node the more siblings it has; damaged files can have very many.
  bool is_out_of_time() {
    if (++steps_ % 64 != 0) return false;
    return std::chrono::steady_clock::now() - start_ > std::chrono::microseconds(kLongestParseMicroseconds);
  }

  /// Adds the node under the cursor; false when it, and so what is below it, is left out.
  bool enter() {
    const TSNode node = ts_tree_cursor_current_node(&cursor_);
    const Vocabulary& known = vocabulary();
    const Vocabulary::Fate fate = known.fate_of(node);
    if (fate == Vocabulary::Fate::kComment)
      tree_.comments.push_back({ts_node_start_byte(node), ts_node_end_byte(node)});
    if (fate != Vocabulary::Fate::kKept) return false;
    const NodeId parent = open_.empty() ? kNoNode : open_.back();
    if (parent != kNoNode && is_left_out_below(parent, known.kind_of(node))) return false;
    add(node, parent);
    open_.push_back(static_cast<NodeId>(tree_.nodes.size() - 1));
    return true;
  }

  void add(TSNode node, NodeId parent) {
    const Vocabulary& known = vocabulary();
    const TSFieldId field = ts_tree_cursor_current_field_id(&cursor_);
    Node added;
    added.kind = known.kind_of(node);
    added.field = field < known.fields.size() ? known.fields[field] : Field::kNone;
    added.named = ts_node_is_named(node);
    added.is_error = added.kind == Kind::kError || ts_node_is_missing(node);
    added.start = ts_node_start_byte(node);
    added.end = ts_node_end_byte(node);
    added.parent = parent;
    tree_.nodes.push_back(added);
  }

  bool is_left_out_below(NodeId parent, Kind kind) const {
    const Kind above = tree_[parent].kind;
    if (above == Kind::kString) return true;
    if (above == Kind::kTemplateString) return kind != Kind::kTemplateSubstitution;
    return keeps_first_child_only(above) && tree_.nodes.size() > parent + 1;
  }

  void leave() {
    tree_.nodes[open_.back()].subtree_end = static_cast<NodeId>(tree_.nodes.size());
    open_.pop_back();
  }

  SyntaxTree& tree_;
  TSTreeCursor cursor_;
  std::vector<NodeId> open_;
  std::size_t steps_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

SyntaxTree parse(std::string text) {
  SyntaxTree tree;
  tree.text = std::move(text);
  if (tree.text.size() > kLargestSource) {
    tree.problem = "larger than " + std::to_string(kLargestSource >> 20) + " MB";
    return tree;
  }
  if (leaves_too_much_open(tree.text)) {
    tree.problem = "brackets or statements that do not end";
    return tree;
  }
  const Parser parser(ts_parser_new());
  ts_parser_set_language(parser.get(), tree_sitter_typescript());
  ts_parser_set_timeout_micros(parser.get(), kLongestParseMicroseconds);
  const std::string masked = mask_types(tree.text);
  const Tree parsed(
      ts_parser_parse_string(parser.get(), nullptr, masked.data(), static_cast<std::uint32_t>(masked.size())));
  if (!parsed) {
    tree.problem = kTooSlow;
    return tree;
  }
  tree.nodes.reserve(tree.text.size() / 6);
  Converter(tree, ts_tree_root_node(parsed.get())).convert();
  if (!tree.problem.empty()) tree.nodes.clear();
  return tree;
}

}  // namespace lockstep::typescript

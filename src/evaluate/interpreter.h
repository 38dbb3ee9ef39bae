#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evaluate/heap.h"
#include "evaluate/natives.h"
#include "model/finding.h"
#include "typescript/sources.h"

namespace lockstep::evaluate {

/// A module with what its top-level names have turned out to be. A name is evaluated when it is first asked for.
struct EvaluatedModule {
  struct Slot {
    enum class State : std::uint8_t { kUntouched, kRunning, kDone };
    State state = State::kUntouched;
    const typescript::Binding* binding = nullptr;
    Value value;
    std::vector<typescript::NodeId> changes;  // statements that change it and are not followed
    bool is_replaced = false;                 // one of them assigns to the name itself
  };
  const typescript::Module* module = nullptr;
  bool is_built_in = false;
  bool has_errors = false;
  std::unordered_map<Symbol, Slot> names;
  std::unordered_map<Symbol, std::uint32_t> exports;  // places in module->file->exports
  std::vector<std::uint32_t> line_starts;             // made when first asked for

  const typescript::SyntaxTree& tree() const { return module->file->tree; }
};

/// Where an expression is evaluated.
struct Frame {
  ModuleId module = 0;
  EnvironmentId environment = 0;  // 0 at the top level of the module
};

/// How a statement ended.
struct Completion {
  enum class Kind : std::uint8_t { kNormal, kReturn, kBreak, kContinue, kAbandoned };
  Kind kind = Kind::kNormal;
  Value value;  // returned; or unknown, when the function could not be followed to its end
};

/// Evaluates a subset of TypeScript that is enough for schemas, without effects on anything. What it does not know
/// becomes an unknown value with a reason. Bounded in steps, depth and memory; modules are loaded when one of their
/// names is needed.
class Interpreter {
 public:
  explicit Interpreter(typescript::Sources& sources);

  Heap& heap() { return heap_; }
  const Heap& heap() const { return heap_; }
  const Natives& natives() const { return natives_; }
  const EvaluatedModule& module(ModuleId id) const { return modules_[id]; }

  /// The module at a path of the tree; 0 when there is none that can be read.
  ModuleId open(const std::string& path);
  /// What a module exports under a name; nothing when it does not.
  std::optional<Value> exported(ModuleId module, Symbol name);
  /// Every name that a module exports, those of `export *` included, with the module that has it. `open` gets the
  /// reason when there may be more.
  struct ExportedName {
    Symbol name = kEmptyText;
    ModuleId module = 0;
    bool can_be_skipped = false;  // a function, class or enum
  };
  std::vector<ExportedName> exported_names(ModuleId module, Value& open);
  /// Where a name leads, through imports and exports: a declaration in the repository, or a name of a package.
  struct Definition {
    Origin origin;          // what is declared
    Origin identifier;      // its name there
    Value value;            // when it has been evaluated
    std::string specifier;  // of a package, or the path of a whole module
    std::string name;
  };
  Definition definition_of(ModuleId module, Symbol name);
  Definition exported_definition(ModuleId module, Symbol name, int depth = 0);
  /// Runs the calls at the top level of the loaded modules that change tables and policies: `users.enableRLS();`.
  void run_top_level_calls();

  Value call(Value callee, std::span<const Value> arguments, Origin origin, Value receiver = {});
  Value member(Value object, Symbol name, Origin origin);
  Value evaluate(Origin expression);

  /// Adds what a list, set or text yields when it is iterated; gives an unknown value when there may be more.
  Value items_of(Value list, Origin origin, std::vector<Value>& items);

  Value unknown(std::string_view reason, Origin origin, std::uint8_t traits = Unknown::kNone);
  /// As `cause`, of the expression at `origin`, which is made from it.
  Value derived(Value cause, Origin origin, std::uint8_t more_traits = Unknown::kNone);
  /// What a condition that is not known decides, or a function that could not be followed to its end: unlike the
  /// condition it may well be a table.
  Value undecided(Value condition, Origin origin);
  /// The same of a choice between two values.
  Value one_of(Value condition, Value first, Value second, Origin origin);
  /// Takes steps from what is left; false when nothing is.
  bool spend(std::size_t steps = 1);
  /// An unknown value when there is no more room for texts, or this one is too long; else the text.
  Value text(std::string_view made, Origin origin);

  /// The value of a local name, if there is one.
  Value* local(EnvironmentId environment, Symbol name);
  model::Location location(Origin origin);

 private:
  // modules.cpp
  ModuleId add_module(const typescript::Module* module, bool is_built_in);
  ModuleId built_in(std::string_view specifier);
  ModuleId imported_module(ModuleId importer, const std::string& specifier);
  Value external(std::string_view specifier, Origin origin);
  Value external_name(std::string_view specifier, Symbol name, Origin origin);
  Value imported_name(ModuleId importer, const std::string& specifier, const std::string& name, Origin origin);
  Value top_level(ModuleId module, Symbol name, Origin origin);
  Value changed_value(Value value, ModuleId module, const EvaluatedModule::Slot& slot);
  Value evaluate_binding(ModuleId module, Symbol name);
  Value evaluate_import(ModuleId module, const typescript::Binding& binding, Origin origin);
  Value default_export(ModuleId module, typescript::NodeId expression);
  ModuleId star_with(ModuleId module, Symbol name, int depth);

  // definitions.cpp
  Definition definition_of(ModuleId module, Symbol name, int depth);
  Definition imported_definition(ModuleId importer, const std::string& specifier, const std::string& name, int depth);

  // expressions.cpp
  Value evaluate(typescript::NodeId node, const Frame& frame);
  Value evaluate_kind(typescript::NodeId node, const Frame& frame);
  Value lookup(typescript::NodeId identifier, const Frame& frame);
  Value evaluate_conditional(typescript::NodeId node, const Frame& frame);
  bool is_optional_chain(typescript::NodeId node, const Frame& frame) const;

  // literals.cpp
  Value evaluate_literal(typescript::NodeId node, const Frame& frame);
  Value evaluate_template(typescript::NodeId node, const Frame& frame);
  Value key_of(typescript::NodeId key, const Frame& frame);
  Value evaluate_object(typescript::NodeId node, const Frame& frame);
  void add_member(typescript::NodeId item, Value made, const Frame& frame);
  void spread_into(Value made, Value given, Origin origin);
  Value evaluate_array(typescript::NodeId node, const Frame& frame);
  Value evaluate_enum(typescript::NodeId node, const Frame& frame);

  // operators.cpp
  Value evaluate_unary(typescript::NodeId node, const Frame& frame);
  Value evaluate_binary(typescript::NodeId node, const Frame& frame);
  Value operate(std::string_view sign, Value left, Value right, Origin origin);

  // members.cpp
  Value evaluate_member(typescript::NodeId node, const Frame& frame);
  Value namespace_member(Space space, Symbol name, Origin origin);
  std::optional<Value> drizzle_member(Value object, Symbol name, Origin origin);
  std::optional<Value> element_of(Value list, std::string_view key, Origin origin);

  // calls.cpp
  Value evaluate_call(typescript::NodeId node, const Frame& frame);
  Value evaluate_new(typescript::NodeId node, const Frame& frame);
  Value evaluate_require(typescript::NodeId list, const Frame& frame);
  /// The arguments written at a call; an unknown value when one of them is an unknown spread.
  Value read_arguments(typescript::NodeId list, const Frame& frame, std::vector<Value>& arguments);
  Value read_template(typescript::NodeId node, const Frame& frame, std::vector<Value>& arguments);
  Value call_native(std::uint32_t row, Call call);
  Value call_function(Value function, std::span<const Value> arguments, Origin origin, Value receiver);
  void abandon_arguments(std::span<const Value> arguments, Value cause);

  // statements.cpp
  Completion run_block(typescript::NodeId block, const Frame& frame);
  Completion run_statement(typescript::NodeId statement, const Frame& frame);
  Completion run_expression(typescript::NodeId statement, const Frame& frame);
  Completion run_declaration(typescript::NodeId statement, const Frame& frame);
  Completion run_if(typescript::NodeId statement, const Frame& frame);
  Completion run_for(typescript::NodeId statement, const Frame& frame);

  // patterns.cpp
  EnvironmentId new_environment(EnvironmentId parent);
  void declare(EnvironmentId environment, Symbol name, Value value);
  Value bind_parameters(typescript::NodeId function, std::span<const Value> arguments, const Frame& frame);
  Value bind_pattern(typescript::NodeId pattern, Value given, const Frame& frame);
  Value bind_object_pattern(typescript::NodeId pattern, Value given, const Frame& frame);
  Value bind_array_pattern(typescript::NodeId pattern, Value given, const Frame& frame);
  Value evaluate_assignment(typescript::NodeId node, const Frame& frame);
  Value assign(typescript::NodeId target, Value value, const Frame& frame);

  const typescript::SyntaxTree& tree(const Frame& frame) const { return modules_[frame.module].tree(); }
  Origin origin_of(typescript::NodeId node, const Frame& frame) const {
    return {frame.module, node, frame.environment};
  }
  Symbol symbol_of(typescript::NodeId node, const Frame& frame) {
    return heap_.symbols.intern(tree(frame).text_of(node));
  }

  /// Evaluations within evaluations: far more than any schema has, few enough for a stack of 8 MB in a debug build.
  static constexpr int kDeepestEvaluation = 1'200;

  class Level {
   public:
    explicit Level(int& depth) : depth_(depth) { ++depth_; }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    int& depth_;
  };

  typescript::Sources& sources_;
  Heap heap_;
  Natives natives_;
  std::deque<EvaluatedModule> modules_;
  std::unordered_map<const typescript::Module*, ModuleId> module_ids_;
  std::unordered_map<std::string, ModuleId> built_ins_;
  std::unordered_map<std::uint64_t, ModuleId> stars_;  // found by star_with
  std::deque<typescript::SourceFile> built_in_files_;
  std::deque<typescript::Module> built_in_modules_;
  std::size_t steps_;
  int depth_ = 0;
  int calls_ = 0;
};

}  // namespace lockstep::evaluate

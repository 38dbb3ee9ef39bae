// Modules and their top-level names. A name is evaluated when it is first asked for, so that a schema costs what it
// uses. That differs from running the modules in order only where a statement changes what a declaration made; such
// names are found beforehand and not trusted.
#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "embedded/built_in_modules.h"
#include "evaluate/changed_names.h"
#include "evaluate/interpreter.h"
#include "evaluate/packages.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

/// Names that lead to names: `export { x } from`, and stars of stars.
constexpr int kDeepestExport = 60;
constexpr std::size_t kMostExports = 50'000;

bool can_be_no_object(Kind kind) {
  return kind == Kind::kFunctionDeclaration || kind == Kind::kGeneratorFunctionDeclaration ||
         kind == Kind::kFunctionSignature || kind == Kind::kClassDeclaration || kind == Kind::kEnumDeclaration ||
         kind == Kind::kArrowFunction || kind == Kind::kFunctionExpression;
}

}  // namespace

ModuleId Interpreter::open(const std::string& path) {
  const Module* module = sources_.module(path);
  return module == nullptr ? 0 : add_module(module, false);
}

ModuleId Interpreter::add_module(const Module* module, bool is_built_in) {
  const auto [known, is_new] = module_ids_.try_emplace(module, static_cast<ModuleId>(modules_.size()));
  if (!is_new) return known->second;
  EvaluatedModule& added = modules_.emplace_back();
  added.module = module;
  added.is_built_in = is_built_in;
  const SyntaxTree& syntax = added.tree();
  added.has_errors = std::any_of(syntax.nodes.begin(), syntax.nodes.end(), [](const Node& n) { return n.is_error; });
  for (const auto& [name, binding] : module->file->bindings) added.names[heap_.symbols.intern(name)].binding = &binding;
  for (std::uint32_t place = 0; place < module->file->exports.size(); ++place) {
    added.exports.try_emplace(heap_.symbols.intern(module->file->exports[place].name), place);
  }
  for (const ChangedName& changed : changed_names(*module->file)) {
    EvaluatedModule::Slot& slot = added.names.find(*heap_.symbols.find(changed.name))->second;
    slot.changes.push_back(changed.statement);
    slot.is_replaced = slot.is_replaced || changed.is_replaced;
  }
  return known->second;
}

ModuleId Interpreter::built_in(std::string_view specifier) {
  const auto [known, is_new] = built_ins_.try_emplace(std::string(specifier), 0);
  if (!is_new) return known->second;
  const std::string_view name = specifier.substr(specifier.rfind('/') + 1);
  for (const EmbeddedFile_built_in_modules& file : built_in_modules()) {
    if (!specifier.starts_with("drizzle-orm/") || file.name.substr(0, file.name.rfind('.')) != name) continue;
    built_in_files_.push_back(read_source(std::string(file.text)));
    built_in_modules_.push_back({std::string(specifier), &built_in_files_.back()});
    return known->second = add_module(&built_in_modules_.back(), true);
  }
  return 0;
}

ModuleId Interpreter::imported_module(ModuleId importer, const std::string& specifier) {
  if (const ModuleId known = built_in(specifier); known != 0) return known;
  if (modules_[importer].is_built_in) return 0;
  const Module* target = sources_.imported(*modules_[importer].module, specifier);
  return target == nullptr ? 0 : add_module(target, false);
}

Value Interpreter::external(std::string_view specifier, Origin origin) {
  if (const Space space = space_of_package(specifier); space != Space::kNone) {
    return Value::of(Type::kNamespace, static_cast<std::uint32_t>(space));
  }
  const std::string reason = "comes from " + std::string(specifier);
  if (specifier.starts_with("drizzle-orm/")) {
    const bool is_core = specifier.find("-core") != std::string_view::npos;
    return unknown(reason, origin,
                   static_cast<std::uint8_t>(Unknown::kInert | (is_core ? Unknown::kOtherDialect : Unknown::kNone)));
  }
  return unknown(reason, origin, is_inert_package(specifier) ? Unknown::kInert : Unknown::kNone);
}

Value Interpreter::external_name(std::string_view specifier, Symbol name, Origin origin) {
  const Value whole = external(specifier, origin);
  if (!whole.is(Type::kNamespace)) return whole;
  const Value found = natives_.find(static_cast<Space>(whole.id), name);
  if (!found.is(Type::kUndefined)) return found;
  if (static_cast<Space>(whole.id) == Space::kZod && heap_.text_of(name) == "default") return whole;
  return member(whole, name, origin);
}

Value Interpreter::imported_name(ModuleId importer, const std::string& specifier, const std::string& name,
                                 Origin origin) {
  const Symbol wanted = heap_.symbols.intern(name);
  const ModuleId target = imported_module(importer, specifier);
  if (name == "*") return target == 0 ? external(specifier, origin) : Value::of(Type::kModule, target);
  if (target == 0) return external_name(specifier, wanted, origin);
  if (const auto found = exported(target, wanted)) return *found;
  return unknown("is not exported by " + modules_[target].module->path, origin);
}

Value Interpreter::top_level(ModuleId module, Symbol name, Origin origin) {
  EvaluatedModule& known = modules_[module];
  const auto found = known.names.find(name);
  if (found == known.names.end()) {
    const Value global = natives_.find(Space::kGlobals, name);
    if (!global.is(Type::kUndefined)) return global;
    return unknown("refers to " + std::string(heap_.text_of(name)) + ", which is not known", origin);
  }
  EvaluatedModule::Slot& slot = found->second;
  switch (slot.state) {
    case EvaluatedModule::Slot::State::kDone:
      return slot.value;
    case EvaluatedModule::Slot::State::kRunning:
      return unknown("refers to itself", origin);
    case EvaluatedModule::Slot::State::kUntouched:
      break;
  }
  slot.state = EvaluatedModule::Slot::State::kRunning;
  Value value = evaluate_binding(module, name);
  if (!slot.changes.empty()) value = changed_value(value, module, slot);
  // A destructuring declaration has set its names already.
  if (slot.state != EvaluatedModule::Slot::State::kDone) slot.value = value;
  slot.state = EvaluatedModule::Slot::State::kDone;
  return slot.value;
}

/// A value that statements change in ways that are not followed: what it was declared with, and maybe more.
Value Interpreter::changed_value(Value value, ModuleId module, const EvaluatedModule::Slot& slot) {
  UnknownId cause = unknown("is changed after it is declared", {module, slot.binding->value, 0}).id;
  for (const NodeId change : slot.changes) {
    heap_.add_cause(cause, unknown("is changed after it is declared", {module, change, 0}));
  }
  if (value.is(Type::kObject)) {
    heap_.add_cause(heap_.object(value).open, cause);
  } else if (value.is(Type::kArray) || value.is(Type::kSet)) {
    heap_.add_cause(heap_.array(value).open, cause);
  } else if (!value.is_callable() && (slot.is_replaced || !value.is(Type::kTable))) {
    // What is put on a table is not seen by drizzle-kit, which knows the columns that it was made with.
    return Value::of(Type::kUnknown, cause);
  }
  return value;
}

Value Interpreter::evaluate_binding(ModuleId module, Symbol name) {
  const Binding& binding = *modules_[module].names.find(name)->second.binding;
  const SyntaxTree& syntax = modules_[module].tree();
  if (binding.kind != Binding::Kind::kValue) return evaluate_import(module, binding, {module, binding.name, 0});
  Frame frame{module, 0};
  const int calls = std::exchange(calls_, 0);  // what is made now is made at the top level
  Value value;
  if (syntax[binding.value].kind != Kind::kVariableDeclarator) {
    value = evaluate(binding.value, frame);
  } else {
    const NodeId pattern = child_by_field(syntax, binding.value, Field::kName);
    const NodeId given = child_by_field(syntax, binding.value, Field::kValue);
    frame.environment = new_environment(0);
    const Value whole = given == kNoNode ? Value{} : evaluate(given, frame);
    const Value failure = bind_pattern(pattern, whole, frame);
    const Value* bound = local(frame.environment, name);
    value = bound != nullptr ? *bound : derived(failure, {module, binding.value, 0});
    // The declaration is evaluated once for all of its names.
    for (const auto& [other, part] : std::vector(heap_.environments[frame.environment].names)) {
      const auto slot = modules_[module].names.find(other);
      if (slot == modules_[module].names.end() || slot->second.binding->value != binding.value) continue;
      slot->second.value = part;
      slot->second.state = EvaluatedModule::Slot::State::kDone;
    }
  }
  calls_ = calls;
  return value;
}

Value Interpreter::evaluate_import(ModuleId module, const Binding& binding, Origin origin) {
  if (binding.kind == Binding::Kind::kNamespace) {
    const ModuleId target = imported_module(module, binding.specifier);
    return target == 0 ? external(binding.specifier, origin) : Value::of(Type::kModule, target);
  }
  return imported_name(module, binding.specifier, binding.imported, origin);
}

std::optional<Value> Interpreter::exported(ModuleId module, Symbol name) {
  if (depth_ >= kDeepestEvaluation || !spend()) return unknown("is nested too deeply", {module, kNoNode, 0});
  const Level level(depth_);
  EvaluatedModule& known = modules_[module];
  if (!known.tree().problem.empty()) {
    return unknown("is in " + known.module->path + ", which cannot be parsed: " + known.tree().problem,
                   {module, kNoNode, 0});
  }
  const auto found = known.exports.find(name);
  if (found == known.exports.end()) {
    const ModuleId target = star_with(module, name, 0);
    return target == 0 ? std::nullopt : exported(target, name);
  }
  const Export& exported_name = known.module->file->exports[found->second];
  if (exported_name.value != kNoNode) return default_export(module, exported_name.value);
  if (!exported_name.specifier.empty()) {
    return imported_name(module, exported_name.specifier, exported_name.local, {module, kNoNode, 0});
  }
  return top_level(module, heap_.symbols.intern(exported_name.local), {module, kNoNode, 0});
}

/// `export default <expression>`, evaluated once, as a constant is.
Value Interpreter::default_export(ModuleId module, NodeId expression) {
  using State = EvaluatedModule::Slot::State;
  const auto [slot, is_new] = modules_[module].names.try_emplace(heap_.symbols.intern("export default"));
  if (!is_new) {
    return slot->second.state == State::kDone ? slot->second.value
                                              : unknown("refers to itself", {module, expression, 0});
  }
  EvaluatedModule::Slot& made = slot->second;
  made.state = State::kRunning;
  made.value = evaluate(expression, Frame{module, 0});
  made.state = State::kDone;
  return made.value;
}

/// The module from which the stars of this one give a name; 0 when none does.
ModuleId Interpreter::star_with(ModuleId module, Symbol name, int depth) {
  if (depth > kDeepestExport || heap_.text_of(name) == "default") return 0;
  const std::uint64_t key = (static_cast<std::uint64_t>(module) << 32) | static_cast<std::uint64_t>(name);
  const auto [known, is_new] = stars_.try_emplace(key, 0);  // a cycle of stars finds nothing
  if (!is_new) return known->second;
  const Module& source = *modules_[module].module;
  for (const std::string& star : source.file->stars) {
    const bool is_built_in = modules_[module].is_built_in || built_in(star) != 0;
    if (!is_built_in && !sources_.may_export(source, star, heap_.text_of(name))) continue;
    const ModuleId target = imported_module(module, star);
    if (target == 0) continue;
    const ModuleId holder = modules_[target].exports.contains(name) ? target : star_with(target, name, depth + 1);
    if (holder != 0) return stars_[key] = holder;
  }
  return 0;
}

std::vector<Interpreter::ExportedName> Interpreter::exported_names(ModuleId module, Value& open) {
  std::vector<ExportedName> names;
  std::vector<ModuleId> modules{module};
  std::unordered_map<Symbol, ModuleId> seen;
  for (std::size_t at = 0; at < modules.size() && names.size() < kMostExports; ++at) {
    const ModuleId id = modules[at];
    const Module& source = *modules_[id].module;
    if (!modules_[id].tree().problem.empty()) {
      open = unknown("is partly in " + source.path + ", which cannot be parsed: " + modules_[id].tree().problem,
                     {id, kNoNode, 0});
    }
    for (const Export& known : source.file->exports) {
      const Symbol name = heap_.symbols.intern(known.name);
      if (at > 0 && known.name == "default") continue;
      if (!seen.emplace(name, id).second) continue;
      const auto local = modules_[id].names.find(heap_.symbols.intern(known.local));
      const bool can_be_skipped = known.specifier.empty() && local != modules_[id].names.end() &&
                                  local->second.binding != nullptr &&
                                  local->second.binding->kind == Binding::Kind::kValue &&
                                  can_be_no_object(modules_[id].tree()[local->second.binding->value].kind);
      names.push_back({name, id, can_be_skipped});
    }
    for (const std::string& star : source.file->stars) {
      const ModuleId target = imported_module(id, star);
      if (target == 0) {
        const Value whole = external(star, {id, kNoNode, 0});
        const bool is_inert = whole.is(Type::kNamespace) || (heap_.unknown(whole).traits & Unknown::kInert) != 0;
        if (!is_inert) open = whole;
      } else if (std::find(modules.begin(), modules.end(), target) == modules.end()) {
        modules.push_back(target);
      }
    }
  }
  return names;
}

}  // namespace lockstep::evaluate

// Where names lead, and where things stand: for fingerprints and for places in findings.
#include <algorithm>
#include <tuple>
#include <utility>

#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

constexpr int kDeepestDefinition = 60;

}  // namespace

Interpreter::Definition Interpreter::definition_of(ModuleId module, Symbol name) {
  return definition_of(module, name, 0);
}

Interpreter::Definition Interpreter::definition_of(ModuleId module, Symbol name, int depth) {
  const EvaluatedModule& known = modules_[module];
  const auto slot = known.names.find(name);
  if (slot == known.names.end() || slot->second.binding == nullptr || depth > kDeepestDefinition) return {};
  const Binding& binding = *slot->second.binding;
  if (binding.kind == Binding::Kind::kValue) {
    Definition found{{module, binding.value, 0}, {module, binding.name, 0}, {}, "", ""};
    if (slot->second.state == EvaluatedModule::Slot::State::kDone) found.value = slot->second.value;
    return found;
  }
  return imported_definition(module, binding.specifier, binding.imported, depth);
}

Interpreter::Definition Interpreter::imported_definition(ModuleId importer, const std::string& specifier,
                                                         const std::string& name, int depth) {
  const ModuleId target = imported_module(importer, specifier);
  if (target == 0) return {{}, {}, {}, specifier, name};
  if (name == "*") return {{}, {}, {}, modules_[target].module->path, name};
  return exported_definition(target, heap_.symbols.intern(name), depth + 1);
}

Interpreter::Definition Interpreter::exported_definition(ModuleId module, Symbol name, int depth) {
  if (depth > kDeepestDefinition || !spend()) return {};
  const EvaluatedModule& known = modules_[module];
  const auto found = known.exports.find(name);
  if (found != known.exports.end()) {
    const Export& exported_name = known.module->file->exports[found->second];
    const Origin origin{module, exported_name.value, 0};
    if (exported_name.value != kNoNode) return {origin, origin, {}, "", ""};
    if (exported_name.specifier.empty()) {
      return definition_of(module, heap_.symbols.intern(exported_name.local), depth + 1);
    }
    return imported_definition(module, exported_name.specifier, exported_name.local, depth);
  }
  const ModuleId target = star_with(module, name, 0);
  return target == 0 ? Definition{} : exported_definition(target, name, depth + 1);
}

model::Location Interpreter::location(Origin origin) {
  if (origin.module == 0 || modules_[origin.module].is_built_in) return {};
  EvaluatedModule& known = modules_[origin.module];
  model::Location place{known.module->path, 1, 1, 1, 1};
  if (origin.node == kNoNode) return place;
  const std::string& source = known.tree().text;
  if (known.line_starts.empty()) {
    known.line_starts.push_back(0);
    for (std::size_t at = source.find('\n'); at != std::string::npos; at = source.find('\n', at + 1)) {
      known.line_starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
  }
  const auto place_of = [&](std::uint32_t offset) {
    const auto next = std::upper_bound(known.line_starts.begin(), known.line_starts.end(), offset);
    const auto line = static_cast<std::uint32_t>(next - known.line_starts.begin());
    return std::pair(line, offset - known.line_starts[line - 1] + 1);
  };
  std::tie(place.line, place.column) = place_of(known.tree()[origin.node].start);
  std::tie(place.end_line, place.end_column) = place_of(known.tree()[origin.node].end);
  return place;
}

}  // namespace lockstep::evaluate

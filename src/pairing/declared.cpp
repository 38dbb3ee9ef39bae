#include <algorithm>

#include "pairing/scope.h"

namespace lockstep::pairing {

using namespace typescript;
using model::SchemaObject;

namespace {

constexpr std::pair<std::string_view, SchemaObject> kConstructors[] = {
    {"pgTable", SchemaObject::kTable},   {"pgEnum", SchemaObject::kEnum},
    {"pgView", SchemaObject::kView},     {"pgMaterializedView", SchemaObject::kView},
    {"pgSchema", SchemaObject::kSchema}, {"pgSequence", SchemaObject::kSequence},
    {"pgRole", SchemaObject::kRole},     {"pgPolicy", SchemaObject::kPolicy}};
constexpr std::pair<std::string_view, SchemaObject> kSchemaMethods[] = {{"table", SchemaObject::kTable},
                                                                        {"enum", SchemaObject::kEnum},
                                                                        {"view", SchemaObject::kView},
                                                                        {"materializedView", SchemaObject::kView},
                                                                        {"sequence", SchemaObject::kSequence}};

template <typename Table>
const SchemaObject* find_in(const Table& table, std::string_view name) {
  for (const auto& [known, object] : table) {
    if (known == name) return &object;
  }
  return nullptr;
}

}  // namespace

std::optional<Declared> Scope::declared(const Value& value) {
  const Value target = follow(value);
  if (target.node_kind() != Kind::kCallExpression) return std::nullopt;
  if (target.frame != nullptr) return declared_uncached(target);
  const std::pair key{target.module, target.node};
  const auto known = declared_.find(key);
  if (known != declared_.end()) return known->second;
  declared_[key] = std::nullopt;  // what a declaration finds of itself while it is being looked at
  return declared_[key] = declared_uncached(target);
}

std::optional<Declared> Scope::declared_uncached(const Value& value) {
  auto chain = chain_of(value);
  if (!chain) return std::nullopt;
  Declared found;
  const auto name_of = [&](const std::vector<Value>& arguments) {
    return arguments.empty() ? std::nullopt : string_of(arguments.front());
  };
  if (chain->callee.kind == Value::Kind::kExternal) {
    const SchemaObject* object = find_in(kConstructors, chain->callee.name);
    if (object == nullptr) return std::nullopt;
    found.object = *object;
    found.name = name_of(chain->arguments);
    const SchemaObject* made = found.object == SchemaObject::kSchema && !chain->links.empty()
                                   ? find_in(kSchemaMethods, chain->links.front().name)
                                   : nullptr;
    if (made != nullptr) {
      found.schema = found.name.value_or("");
      found.object = *made;
      chain->arguments = chain->links.front().arguments;
      chain->links.erase(chain->links.begin());
      found.name = name_of(chain->arguments);
    }
  } else {
    // The result of pgTableCreator is called with the table's own name.
    const auto creator = chain_of(chain->callee);
    if (!creator || creator->callee.name != "pgTableCreator" || creator->arguments.empty()) return std::nullopt;
    found.object = SchemaObject::kTable;
    const auto named = result_of(follow(creator->arguments.front()), chain->arguments);
    found.name = named ? string_of(*named) : std::nullopt;
  }
  const bool exists =
      std::any_of(chain->links.begin(), chain->links.end(), [](auto& l) { return l.name == "existing"; });
  if (exists) return std::nullopt;
  found.chain = std::move(*chain);
  return found;
}

std::string Scope::column_name(const Declared& table, std::string_view key) {
  if (table.chain.arguments.size() < 2) return std::string(key);
  const Value& base = table.chain.base;
  auto& names = column_names_[{base.module, base.node}];
  if (names.empty()) {
    const Value columns = columns_of(table.chain.arguments[1]);
    if (columns.node_kind() == Kind::kObject) {
      for (const Member& known : members_of(columns)) {
        const auto chain = known.is_open ? std::nullopt : chain_of(known.value);
        const auto name = chain && !chain->arguments.empty() ? string_of(chain->arguments.front()) : std::nullopt;
        names[known.key] = name && !name->empty() ? *name : cased(known.key);
      }
    }
    names.try_emplace("");
  }
  const auto found = names.find(key);
  return found == names.end() ? cased(key) : found->second;
}

}  // namespace lockstep::pairing

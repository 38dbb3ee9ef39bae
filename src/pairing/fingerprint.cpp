#include "pairing/fingerprint.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::pairing {

using namespace typescript;

namespace {

constexpr int kDeepest = 700;

bool is_function(Kind kind) {
  return kind == Kind::kArrowFunction || kind == Kind::kFunctionExpression || kind == Kind::kFunctionDeclaration ||
         kind == Kind::kMethodDefinition;
}

}  // namespace

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 1469598103934665603ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash_mix(hash, text.size());
}

std::uint64_t hash_mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2));
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

bool Fingerprinter::is_inert(const Link& link) const {
  return link.name == "$type" || link.name == "$default" || link.name == "$defaultFn" || link.name == "$onUpdate" ||
         link.name == "$onUpdateFn";
}

std::uint64_t Fingerprinter::of(const Value& value) {
  if (depth_ > kDeepest || !scope_.spend()) return hash_text("deep");
  ++depth_;
  Value target = value;
  if (target.kind == Value::Kind::kNode) {
    const auto declared = scope_.declared(target);
    if (declared && declared->object != model::SchemaObject::kPolicy) {
      --depth_;
      const std::uint64_t name = declared->name ? hash_text(*declared->name) : hash_text(declared->chain.base.text());
      return hash_mix(hash_text(declared->schema), name);
    }
    target = scope_.follow(target);
  }
  std::uint64_t hash = 0;
  switch (target.kind) {
    case Value::Kind::kNone:
      hash = hash_text("none");
      break;
    case Value::Kind::kExternal:
      hash = hash_mix(hash_text(target.specifier), hash_text(target.name));
      break;
    case Value::Kind::kModule:
      hash = hash_text(target.module->path);
      break;
    case Value::Kind::kOpaque:
      hash = hash_mix(hash_text("parameter"), target.opaque);
      break;
    case Value::Kind::kNode: {
      const std::pair key{target.module, target.node};
      const bool remembered = target.frame == nullptr;
      const auto known = known_.find(key);
      if (remembered && known != known_.end()) {
        hash = known->second;
        break;
      }
      if (remembered) known_[key] = hash_text("itself");
      hash = of_node(target);
      if (remembered) known_[key] = hash;
      break;
    }
  }
  --depth_;
  return hash;
}

std::uint64_t Fingerprinter::of_node(const Value& value) {
  const SyntaxTree& tree = value.tree();
  if (auto text = scope_.string_of(value)) return hash_mix(hash_text("string"), hash_text(*text));
  const Kind kind = value.node_kind();
  if (is_function(kind)) return of_function(value);
  switch (kind) {
    case Kind::kNumber:
      return hash_text(base::replace_all(std::string(value.text()), "_", ""));
    case Kind::kObject:
      return of_object(value, false, "");
    case Kind::kCallExpression:
      return of_call(value);
    case Kind::kArray: {
      std::uint64_t hash = hash_text("array");
      for (const Scope::Member& item : scope_.items_of(value)) hash = hash_mix(hash, of(item.value) + item.is_open);
      return hash;
    }
    case Kind::kTemplateString: {
      std::uint64_t hash = hash_text("template");
      for (const std::string& text : template_texts(tree, value.node)) hash = hash_mix(hash, hash_text(text));
      for (const NodeId part : named_children(tree, value.node)) {
        for (const NodeId inner : named_children(tree, part)) hash = hash_mix(hash, of(value.at(inner)));
      }
      return hash;
    }
    case Kind::kMemberExpression:
    case Kind::kSubscriptExpression: {
      const Value object = value.at(child_by_field(tree, value.node, Field::kObject));
      const auto name = scope_.accessed_name(value);
      if (!name) return of_children(value);
      const auto table = scope_.declared(object);
      const bool is_column = table && table->object == model::SchemaObject::kTable;
      return hash_mix(of(object), hash_text(is_column ? scope_.column_name(*table, *name) : *name));
    }
    default:
      return of_children(value);
  }
}

std::uint64_t Fingerprinter::of_children(const Value& value) {
  const SyntaxTree& tree = value.tree();
  NodeId child = first_child(tree, value.node);
  if (child == kNoNode) return hash_text(value.text());
  std::uint64_t hash = hash_mix(hash_text("node"), static_cast<std::uint64_t>(value.node_kind()));
  for (; child != kNoNode; child = next_sibling(tree, child)) {
    const std::string_view token = tree.text_of(child);
    if (!tree[child].named && (token == "," || token == ";")) continue;
    const bool is_token = !tree[child].named || tree[child].kind == Kind::kPropertyIdentifier;
    hash = hash_mix(hash, is_token ? hash_text(token) : of(value.at(child)));
  }
  return hash;
}

std::uint64_t Fingerprinter::of_object(const Value& object, bool drops_inert_options, std::string_view builder) {
  const bool is_text = builder == "text" || builder == "varchar" || builder == "char";
  std::uint64_t sum = 0;
  for (const Scope::Member& known : scope_.members_of(object)) {
    if (drops_inert_options && (known.key == "mode" || (is_text && known.key == "enum"))) continue;
    if (drops_inert_options && scope_.follow(known.value).node_kind() == Kind::kFalse) continue;
    sum += hash_mix(hash_text(known.key), of(known.value));  // in any order
  }
  return hash_mix(hash_text("object"), sum);
}

std::uint64_t Fingerprinter::of_function(const Value& function) {
  const SyntaxTree& tree = function.tree();
  std::vector<Value> opaque;
  for (int k = 0; k < 8; ++k) {
    Value parameter;
    parameter.kind = Value::Kind::kOpaque;
    parameter.opaque = parameters_++;
    opaque.push_back(parameter);
  }
  const auto result = scope_.result_of(function, opaque);
  const std::uint64_t body =
      result ? of(*result) : of_children(function.at(child_by_field(tree, function.node, Field::kBody)));
  parameters_ -= 8;
  return hash_mix(hash_text("function"), body);
}

std::uint64_t Fingerprinter::of_call(const Value& call) {
  const auto chain = scope_.chain_of(call);
  if (!chain) return of_children(call);
  std::uint64_t hash = hash_mix(hash_text("call"), of(chain->callee));
  for (const Value& argument : chain->arguments) hash = hash_mix(hash, of(argument));
  for (const Link& link : chain->links) {
    if (!is_inert(link)) hash = hash_mix(hash, of_link(link));
  }
  return hash;
}

std::uint64_t Fingerprinter::of_link(const Link& link) {
  std::uint64_t hash = hash_text(link.name);
  const auto sql_default = [](std::string_view text) { return hash_mix(hash_text("default"), hash_text(text)); };
  if (link.name == "defaultNow") return sql_default("now()");
  if (link.name == "defaultRandom") return sql_default("gen_random_uuid()");
  if (link.name == "default" && link.arguments.size() == 1) {
    const Value argument = scope_.follow(link.arguments.front());
    if (auto text = scope_.string_of(argument)) {
      return sql_default("'" + base::replace_all(*text, "'", "''") + "'");
    }
    const auto chain = scope_.chain_of(argument);
    if (chain && chain->callee.name == "sql" && chain->links.empty() && chain->arguments.size() == 1) {
      if (auto text = scope_.string_of(chain->arguments.front())) return sql_default(*text);
    }
  }
  for (const Value& argument : link.arguments) hash = hash_mix(hash, of(argument));
  return hash;
}

std::uint64_t Fingerprinter::of_column_type(const Chain& chain) {
  const Value callee = scope_.follow(chain.callee);
  const std::string_view builder = callee.kind == Value::Kind::kExternal ? callee.name : "";
  std::uint64_t hash = builder.empty() ? of(callee) : hash_text(builder);
  if (const auto custom = builder.empty() ? scope_.chain_of(callee) : std::nullopt) {
    if (custom->callee.name == "customType" && !custom->arguments.empty()) {
      hash = of(scope_.member(custom->arguments.front(), "dataType"));
    }
  }
  std::uint64_t options = 0;
  for (std::size_t k = 0; k < chain.arguments.size(); ++k) {
    if (k == 0 && scope_.string_of(chain.arguments[k])) continue;
    const Value option = scope_.follow(chain.arguments[k]);
    options += option.node_kind() == Kind::kObject ? of_object(option, true, builder) - hash_mix(hash_text("object"), 0)
                                                   : of(option);
  }
  return hash_mix(hash, options);
}

std::uint64_t Fingerprinter::of_column(const Chain& chain) {
  const auto calls = [&](std::string_view name) {
    return std::any_of(chain.links.begin(), chain.links.end(), [&](const Link& link) { return link.name == name; });
  };
  const bool is_ordered = calls("array");
  std::uint64_t hash = of_column_type(chain);
  std::uint64_t sum = 0;
  for (const Link& link : chain.links) {
    if (is_inert(link) || (link.name == "notNull" && calls("primaryKey"))) continue;
    sum = is_ordered ? hash_mix(sum, of_link(link)) : sum + of_link(link);
  }
  return hash_mix(hash, sum);
}

}  // namespace lockstep::pairing

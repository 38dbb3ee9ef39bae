#include "pairing/scope.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::pairing {

using namespace typescript;

namespace {

/// Names that lead to names, functions that call functions: deeper than any schema, shallow enough for the stack.
constexpr int kDeepestFollowing = 60;
constexpr std::size_t kMostMembers = 20'000;

class Depth {
 public:
  explicit Depth(int& depth) : depth_(++depth) {}
  ~Depth() { --depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  bool is_too_deep() const { return depth_ > kDeepestFollowing; }

 private:
  int& depth_;
};

Value at_top(const Module& module, NodeId node) {
  Value value;
  value.kind = node == kNoNode ? Value::Kind::kNone : Value::Kind::kNode;
  value.module = &module;
  value.node = node;
  return value;
}

}  // namespace

Value external(std::string_view specifier, std::string_view name) {
  Value value;
  value.kind = Value::Kind::kExternal;
  value.specifier = specifier;
  value.name = name;
  return value;
}

bool Scope::spend() {
  if (steps_ > 0) --steps_;
  return steps_ > 0;
}

const Frame* Scope::bind(const Frame* parent, Names names) {
  frames_.push_back({parent, std::move(names)});
  return &frames_.back();
}

Value Scope::lookup(std::string_view name, const Value& from) {
  for (const Frame* frame = from.frame; frame != nullptr; frame = frame->parent) {
    for (const auto& [bound_name, value] : frame->names) {
      if (bound_name == name) return value;
    }
  }
  const Value found = bound(*from.module, name, 0);
  return found.kind == Value::Kind::kNone ? external("", name) : found;
}

Value Scope::bound(const Module& module, std::string_view name, int depth) {
  const auto binding = module.file->bindings.find(std::string(name));
  if (binding == module.file->bindings.end() || depth > kDeepestFollowing) return {};
  const Binding& known = binding->second;
  if (known.kind == Binding::Kind::kValue) return at_top(module, known.value);
  const Module* target = sources_.imported(module, known.specifier);
  if (target == nullptr) return external(known.specifier, known.imported);
  if (known.kind == Binding::Kind::kNamespace) {
    Value whole;
    whole.kind = Value::Kind::kModule;
    whole.module = target;
    return whole;
  }
  const Value found = exported(*target, known.imported, depth + 1);
  return found.kind == Value::Kind::kNone ? external(known.specifier, known.imported) : found;
}

Value Scope::exported(const Module& module, std::string_view name, int depth) {
  if (depth > kDeepestFollowing || !spend()) return {};
  for (const Export& known : module.file->exports) {
    if (known.name != name) continue;
    if (known.value != kNoNode) return at_top(module, known.value);
    if (known.specifier.empty()) return bound(module, known.local, depth + 1);
    const Module* target = sources_.imported(module, known.specifier);
    return target == nullptr ? external(known.specifier, known.local) : exported(*target, known.local, depth + 1);
  }
  for (const std::string& specifier : module.file->stars) {
    const Module* target = sources_.imported(module, specifier);
    if (target == nullptr) continue;
    const Value found = exported(*target, name, depth + 1);
    if (found.kind != Value::Kind::kNone) return found;
  }
  return {};
}

Value Scope::follow(Value value) {
  const Depth depth(depth_);
  for (int step = 0; step < kDeepestFollowing && !depth.is_too_deep() && spend(); ++step) {
    if (value.kind != Value::Kind::kNode) return value;
    value = value.at(unwrap(value.tree(), value.node));
    switch (value.node_kind()) {
      case Kind::kIdentifier:
      case Kind::kShorthandProperty:
        value = lookup(value.text(), value);
        break;
      case Kind::kMemberExpression:
      case Kind::kSubscriptExpression: {
        const auto name = accessed_name(value);
        if (!name) return value;
        const Value found = member(value.at(child_by_field(value.tree(), value.node, Field::kObject)), *name);
        if (found.kind == Value::Kind::kNone) return value;
        value = found;
        break;
      }
      case Kind::kCallExpression: {
        const auto result = reduced(value);
        if (!result) return value;
        value = *result;
        break;
      }
      default:
        return value;
    }
  }
  return value;
}

std::optional<std::string> Scope::accessed_name(const Value& access) {
  const SyntaxTree& tree = access.tree();
  if (access.node_kind() == Kind::kSubscriptExpression) {
    return string_of(access.at(child_by_field(tree, access.node, Field::kIndex)));
  }
  return property_name(tree, child_by_field(tree, access.node, Field::kProperty));
}

Value Scope::member(const Value& object, std::string_view name) {
  const Value target = follow(object);
  if (target.kind == Value::Kind::kModule) return exported(*target.module, name);
  if (target.kind == Value::Kind::kExternal && target.name == "*") {
    // The text of the name must outlive the value.
    return external(target.specifier, *member_names_.emplace(name).first);
  }
  if (target.node_kind() == Kind::kObject) {
    Value found;
    for (const Member& known : members_of(target)) {
      if (known.is_open) found = {};
      if (known.key == name) found = known.value;
    }
    return found;
  }
  if (target.node_kind() != Kind::kEnumDeclaration) return {};
  const NodeId body = child_by_field(target.tree(), target.node, Field::kBody);
  for (const NodeId item : named_children(target.tree(), body)) {
    if (target.tree()[item].kind != Kind::kEnumAssignment) continue;
    if (property_name(target.tree(), child_by_field(target.tree(), item, Field::kName)) != name) continue;
    return target.at(child_by_field(target.tree(), item, Field::kValue));
  }
  return {};
}

std::vector<Value> Scope::arguments_of(const Value& call) const {
  std::vector<Value> arguments;
  const NodeId list = child_by_field(call.tree(), call.node, Field::kArguments);
  if (list == kNoNode) return arguments;
  if (call.tree()[list].kind == Kind::kTemplateString) return {call.at(list)};
  for (const NodeId argument : named_children(call.tree(), list)) arguments.push_back(call.at(argument));
  return arguments;
}

std::optional<Value> Scope::reduced(const Value& call) {
  const NodeId callee = child_by_field(call.tree(), call.node, Field::kFunction);
  if (callee == kNoNode) return std::nullopt;
  const Value function = follow(call.at(callee));
  return result_of(function, arguments_of(call));
}

std::vector<Scope::Member> Scope::members_of(const Value& object, int depth) {
  std::vector<Member> members;
  const SyntaxTree& tree = object.tree();
  for (const NodeId item : named_children(tree, object.node)) {
    if (!spend() || members.size() > kMostMembers) break;
    switch (tree[item].kind) {
      case Kind::kShorthandProperty:
        members.push_back({std::string(tree.text_of(item)), object.at(item), object.at(item), false, false});
        break;
      case Kind::kMethodDefinition:
      case Kind::kPair: {
        const bool is_pair = tree[item].kind == Kind::kPair;
        const NodeId key = child_by_field(tree, item, is_pair ? Field::kKey : Field::kName);
        auto name = property_name(tree, key);
        if (!name && key != kNoNode && tree[key].kind == Kind::kComputedPropertyName) {
          name = string_of(object.at(first_child(tree, key) + 1));
        }
        const Value value = object.at(is_pair ? child_by_field(tree, item, Field::kValue) : item);
        members.push_back({name.value_or(""), value, object.at(key), false, !name});
        break;
      }
      case Kind::kSpreadElement: {
        const std::vector<NodeId> inner = named_children(tree, item);
        const Value spread = inner.size() == 1 ? follow(object.at(inner.front())) : Value{};
        if (spread.node_kind() != Kind::kObject || depth > kDeepestFollowing) {
          members.push_back({"", object.at(inner.empty() ? item : inner.front()), object.at(item), true, true});
          break;
        }
        for (Member& known : members_of(spread, depth + 1)) {
          known.written = object.at(item);
          known.is_spread = true;
          members.push_back(std::move(known));
        }
        break;
      }
      default:
        members.push_back({"", object.at(item), object.at(item), false, true});
    }
  }
  return members;
}

std::vector<Scope::Member> Scope::items_of(const Value& array, int depth) {
  std::vector<Member> items;
  const SyntaxTree& tree = array.tree();
  for (const NodeId item : named_children(tree, array.node)) {
    if (!spend() || items.size() > kMostMembers) break;
    if (tree[item].kind != Kind::kSpreadElement) {
      items.push_back({"", array.at(item), array.at(item), false, false});
      continue;
    }
    const std::vector<NodeId> inner = named_children(tree, item);
    const Value spread = inner.size() == 1 ? follow(array.at(inner.front())) : Value{};
    if (spread.node_kind() != Kind::kArray || depth > kDeepestFollowing) {
      items.push_back({"", array.at(inner.empty() ? item : inner.front()), array.at(item), true, true});
      continue;
    }
    for (Member& known : items_of(spread, depth + 1)) {
      known.written = array.at(item);
      known.is_spread = true;
      items.push_back(std::move(known));
    }
  }
  return items;
}

std::optional<std::string> Scope::string_of(const Value& value) {
  const Depth depth(depth_);
  if (depth.is_too_deep()) return std::nullopt;
  const Value target = follow(value);
  if (target.kind != Value::Kind::kNode) return std::nullopt;
  const SyntaxTree& tree = target.tree();
  if (auto literal = string_value(tree, target.node)) return literal;
  if (target.node_kind() == Kind::kBinaryExpression && has_token(tree, target.node, "+")) {
    auto left = string_of(target.at(child_by_field(tree, target.node, Field::kLeft)));
    const auto right = string_of(target.at(child_by_field(tree, target.node, Field::kRight)));
    return left && right && left->size() + right->size() < 100'000 ? std::optional(*left + *right) : std::nullopt;
  }
  if (target.node_kind() != Kind::kTemplateString) return std::nullopt;
  const std::vector<std::string> texts = template_texts(tree, target.node);
  std::string whole = texts.front();
  std::size_t next = 1;
  for (const NodeId substitution : named_children(tree, target.node)) {
    const std::vector<NodeId> inner = named_children(tree, substitution);
    const auto part = inner.size() == 1 ? string_of(target.at(inner.front())) : std::nullopt;
    if (!part || next >= texts.size() || whole.size() > 100'000) return std::nullopt;
    whole += *part + texts[next++];
  }
  return whole;
}

std::optional<std::vector<std::string>> Scope::strings_of(const Value& value) {
  const Value target = follow(value);
  if (target.node_kind() == Kind::kCallExpression) {
    const NodeId callee = child_by_field(target.tree(), target.node, Field::kFunction);
    const std::vector<Value> given = arguments_of(target);
    if (callee == kNoNode || target.tree().text_of(callee) != "Object.values" || given.size() != 1) return std::nullopt;
    const Value object = follow(given.front());
    std::vector<std::string> values;
    if (object.node_kind() == Kind::kEnumDeclaration) {
      const NodeId body = child_by_field(object.tree(), object.node, Field::kBody);
      for (const NodeId item : named_children(object.tree(), body)) {
        const auto text = string_of(object.at(child_by_field(object.tree(), item, Field::kValue)));
        if (!text) return std::nullopt;
        values.push_back(*text);
      }
      return values;
    }
    if (object.node_kind() != Kind::kObject) return std::nullopt;
    for (const Member& known : members_of(object)) {
      const auto text = known.is_open ? std::nullopt : string_of(known.value);
      if (!text) return std::nullopt;
      values.push_back(*text);
    }
    return values;
  }
  if (target.node_kind() != Kind::kArray) return std::nullopt;
  std::vector<std::string> values;
  for (const Member& item : items_of(target)) {
    const auto text = item.is_open ? std::nullopt : string_of(item.value);
    if (!text) return std::nullopt;
    values.push_back(*text);
  }
  return values;
}

std::optional<Chain> Scope::chain_of(const Value& value) {
  Chain chain;
  Value at = follow(value);
  while (at.node_kind() == Kind::kCallExpression && spend()) {
    const SyntaxTree& tree = at.tree();
    const NodeId callee = unwrap(tree, child_by_field(tree, at.node, Field::kFunction));
    if (callee == kNoNode) return std::nullopt;
    const Value followed = follow(at.at(callee));
    if (followed.node_kind() == Kind::kMemberExpression) {
      const NodeId property = child_by_field(followed.tree(), followed.node, Field::kProperty);
      const Value object = follow(followed.at(child_by_field(followed.tree(), followed.node, Field::kObject)));
      if (object.node_kind() == Kind::kCallExpression) {
        chain.links.push_back({followed.tree().text_of(property), arguments_of(at)});
        at = object;
        continue;
      }
    }
    chain.base = at;
    chain.callee = followed;
    chain.arguments = arguments_of(at);
    std::reverse(chain.links.begin(), chain.links.end());
    return chain;
  }
  return std::nullopt;
}

std::string Scope::cased(std::string_view key) const {
  if (casing_ != "snake_case" && casing_ != "camelCase") return std::string(key);
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<std::string> words;
  // drizzle-orm 0.45 casing.ts: [a-z0-9]+ or [A-Z]+ not before a lower-case letter, or [A-Z][a-z0-9]+.
  for (std::size_t at = 0; at < key.size();) {
    std::size_t end = at;
    if (lower(key[at]) || digit(key[at])) {
      while (end < key.size() && (lower(key[end]) || digit(key[end]))) ++end;
    } else if (upper(key[at])) {
      while (end < key.size() && upper(key[end])) ++end;
      if (end < key.size() && lower(key[end])) --end;
      if (end <= at) {
        end = at + 1;
        while (end < key.size() && (lower(key[end]) || digit(key[end]))) ++end;
      }
    }
    if (end > at) words.push_back(base::lower_ascii(key.substr(at, end - at)));
    at = std::max(end, at + 1);
  }
  if (casing_ == "snake_case") return base::join(words, "_");
  std::string camel;
  for (std::string& word : words) {
    if (!camel.empty() && lower(word.front())) word.front() = static_cast<char>(word.front() - 'a' + 'A');
    camel += word;
  }
  return camel;
}

}  // namespace lockstep::pairing

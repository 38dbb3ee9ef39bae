#include "evaluate/fingerprint.h"

#include <bit>
#include <unordered_set>

#include "evaluate/column_types.h"
#include "evaluate/conversions.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

/// Values within values, and unknowns within what unknowns are made from.
constexpr int kDeepestValue = 24;
constexpr std::size_t kMostNames = 20'000;

bool is_without_effect(std::string_view method) {
  return method == "$type" || method == "$default" || method == "$defaultFn" || method == "$onUpdate" ||
         method == "$onUpdateFn";
}

/// For `x.$type()` and its kin: the node of `x`, which is all that counts; else kNoNode.
NodeId what_counts(const SyntaxTree& tree, NodeId call) {
  const NodeId callee = child_by_field(tree, call, Field::kFunction);
  if (callee == kNoNode || tree[callee].kind != Kind::kMemberExpression) return kNoNode;
  const NodeId property = child_by_field(tree, callee, Field::kProperty);
  if (property == kNoNode || !is_without_effect(tree.text_of(property))) return kNoNode;
  return child_by_field(tree, callee, Field::kObject);
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

std::uint64_t Fingerprinter::print_of(Value value) {
  is_cut_ = false;
  const std::uint64_t hash = of(value);
  if (!is_cut_) return hash;
  unknowns_.clear();  // some of them are known in part
  return 0;
}

std::uint64_t Fingerprinter::cut() {
  is_cut_ = true;
  return 0;
}

std::uint64_t Fingerprinter::of(Value value) {
  if (depth_ > kDeepestValue || !run_.spend()) return cut();
  ++depth_;
  const std::uint64_t hash = value.type < Type::kColumnBuilder ? of_value(value) : of_drizzle_value(value);
  --depth_;
  return hash;
}

std::uint64_t Fingerprinter::of_list(const std::vector<Value>& values) {
  std::uint64_t hash = hash_text("list");
  for (const Value value : values) hash = hash_mix(hash, of(value));
  return hash;
}

std::uint64_t Fingerprinter::of_chunks(const Sql& sql) {
  std::uint64_t hash = hash_mix(hash_text("sql"), sql.inlines_parameters ? 1 : 0);
  for (const Chunk& chunk : sql.chunks) hash = hash_mix(hash, of(chunk.value) + (chunk.is_text ? 1 : 0));
  return hash;
}

std::uint64_t Fingerprinter::of_value(Value value) {
  const Heap& heap = run_.heap();
  const std::uint64_t type = hash_mix(hash_text("value"), static_cast<std::uint64_t>(value.type));
  const auto open = [&](UnknownId id) { return id == 0 ? 0 : of(Value::of(Type::kUnknown, id)); };
  switch (value.type) {
    case Type::kUndefined:
    case Type::kNull:
      return type;
    case Type::kBoolean:
      return hash_mix(type, value.boolean ? 1 : 0);
    case Type::kNumber:
    case Type::kDate:
      return hash_mix(type, std::bit_cast<std::uint64_t>(value.number));
    case Type::kBigInt:
    case Type::kString:
    case Type::kRegex:
      return hash_mix(type, hash_text(heap.text_of(value)));
    case Type::kArray:
    case Type::kSet:
      return hash_mix(of_list(heap.array(value).items), open(heap.array(value).open));
    case Type::kObject: {
      std::uint64_t sum = 0;
      for (const Member& member : std::vector(heap.object(value).members())) {
        sum += hash_mix(hash_text(heap.text_of(member.key)), of(member.value));  // in any order
      }
      return hash_mix(hash_mix(type, sum), open(heap.object(value).open));
    }
    case Type::kUnknown:
      return of_unknown(value.id);
    case Type::kFunction:
      return of_expression(heap.functions[value.id].origin);
    case Type::kNative:
      return hash_mix(type, hash_text(run_.natives().row(value.id).name));
    case Type::kBound:
    case Type::kMethod: {
      const Bound& bound = heap.bounds[value.id];
      return hash_mix(hash_text(run_.natives().row(bound.native).name), of(bound.value));
    }
    case Type::kNamespace:
      return hash_mix(type, value.id);
    case Type::kModule:
      return hash_mix(type, hash_text(run_.module(value.id).module->path));
    default:
      return cut();
  }
}

std::uint64_t Fingerprinter::of_drizzle_value(Value value) {
  const Heap& heap = run_.heap();
  const std::uint64_t type = hash_mix(hash_text("value"), static_cast<std::uint64_t>(value.type));
  const auto named = [&](Value schema, Value name) { return hash_mix(hash_mix(type, of(schema)), of(name)); };
  switch (value.type) {
    case Type::kColumnBuilder:
      return of_builder(heap.builders[value.id]);
    case Type::kColumn:
      return hash_mix(of(heap.columns[value.id].table), of(heap.columns[value.id].facts.name));
    case Type::kTable:
      return named(heap.tables[value.id].schema, heap.tables[value.id].name);
    case Type::kEnum:
      return named(heap.enums[value.id].schema, heap.enums[value.id].name);
    case Type::kView:
      return named(heap.views[value.id].schema, heap.views[value.id].name);
    case Type::kSequence:
      return named(heap.sequences[value.id].schema, heap.sequences[value.id].name);
    case Type::kPgSchema:
      return named({}, heap.schemas[value.id].name);
    case Type::kRole:
      return named({}, heap.roles[value.id].name);
    case Type::kSql:
      return of_chunks(heap.sqls[value.id]);
    case Type::kSqlName:
      return hash_mix(type, hash_text(heap.text_of(value)));
    case Type::kSqlParam:
      return hash_mix(hash_mix(type, of(heap.sql_params[value.id].value)), of(heap.sql_params[value.id].column));
    case Type::kSqlAlias:
      return hash_mix(hash_mix(type, of(heap.sql_aliases[value.id].sql)), of(heap.sql_aliases[value.id].name));
    default:
      return cut();  // constraints are never part of what is unknown
  }
}

std::uint64_t Fingerprinter::of_builder(const ColumnBuilder& builder) {
  const ColumnFacts& facts = builder.facts;
  std::uint64_t hash = hash_text(facts.type->function);
  for (const Value part : {facts.name, facts.config, facts.type_source, facts.default_value, facts.unique_name,
                           facts.generated, facts.identity, facts.identity_options, builder.element, builder.size}) {
    hash = hash_mix(hash, of(part));
  }
  const unsigned flags = (facts.not_null ? 1U : 0U) | (facts.primary_key ? 2U : 0U) | (facts.is_unique ? 4U : 0U);
  return hash_mix(hash, flags);
}

std::uint64_t Fingerprinter::of_unknown(UnknownId id) {
  const auto [known, is_new] = unknowns_.try_emplace(id, hash_text("itself"));
  if (!is_new) return known->second;
  std::uint64_t hash = hash_text("unknown");
  for (UnknownId at = id; at != 0 && run_.spend(); at = run_.heap().unknowns[at].others) {
    const Unknown& cause = run_.heap().unknowns[at];
    std::uint64_t print = hash_text(run_.heap().text_of(cause.reason));  // of a file that is not there
    if (cause.origin.node != kNoNode) {
      print = of_expression(cause.origin);
    } else if (cause.origin.module != 0) {
      print = hash_text(run_.module(cause.origin.module).tree().text);
    }
    hash = hash_mix(hash, print);
  }
  return unknowns_[id] = hash;
}

/// Walks what the expression refers to in the order of its discovery. A name counts by its place in that order, so that
/// renaming a constant changes nothing.
std::uint64_t Fingerprinter::of_expression(Origin origin) {
  const Tokens own = tokens_of(origin);
  std::uint64_t hash = own.hash;
  std::vector<Name> found = own.names;
  std::unordered_map<std::uint64_t, std::size_t> places;
  for (std::size_t at = 0; at < found.size(); ++at) {
    if (found.size() > kMostNames || !run_.spend()) return cut();
    const std::uint64_t key =
        (static_cast<std::uint64_t>(found[at].first) << 32) | static_cast<std::uint64_t>(found[at].second);
    const auto [place, is_new] = places.try_emplace(key, places.size());
    hash = hash_mix(hash, place->second);
    if (!is_new) continue;
    const Tokens& tokens = definition(found[at]);
    hash = hash_mix(hash, tokens.hash);
    found.insert(found.end(), tokens.names.begin(), tokens.names.end());
  }
  return hash;
}

const Fingerprinter::Tokens& Fingerprinter::definition(Name name) {
  const std::uint64_t key = (static_cast<std::uint64_t>(name.first) << 32) | static_cast<std::uint64_t>(name.second);
  const auto [known, is_new] = definitions_.try_emplace(key);
  Tokens& tokens = known->second;
  if (!is_new) return tokens;
  const Interpreter::Definition found = run_.definition_of(name.first, name.second);
  if (found.value.is(Type::kTable) || found.value.is(Type::kEnum)) {
    tokens.hash = of(found.value);
  } else if (found.origin.node != kNoNode) {
    tokens = tokens_of(found.origin);
  } else {
    tokens.hash = hash_mix(hash_text(found.specifier), hash_text(found.name));
  }
  return tokens;
}

Fingerprinter::Tokens Fingerprinter::tokens_of(Origin origin) {
  Tokens tokens;
  const SyntaxTree& tree = run_.module(origin.module).tree();
  struct Skip {
    NodeId from;
    NodeId to;
  };
  std::vector<Skip> skips;
  const NodeId end = tree[origin.node].subtree_end;
  NodeId node = origin.node;
  while (node < end) {
    if (!skips.empty() && node == skips.back().from) {
      node = skips.back().to;
      skips.pop_back();
      continue;
    }
    if (!run_.spend()) {
      cut();
      break;
    }
    const Kind kind = tree[node].kind;
    if (kind == Kind::kCallExpression) {
      if (const NodeId counts = what_counts(tree, node); counts != kNoNode) {
        skips.push_back({tree[counts].subtree_end, tree[node].subtree_end});
        node = counts;
        continue;
      }
    }
    const bool is_leaf = tree[node].subtree_end == node + 1;
    if (kind == Kind::kIdentifier || kind == Kind::kShorthandProperty || kind == Kind::kThis) {
      add_identifier({origin.module, node, origin.environment}, tokens);
    } else if (kind == Kind::kTemplateString) {
      for (const std::string& text : template_texts(tree, node)) tokens.hash = hash_mix(tokens.hash, hash_text(text));
    } else if (kind == Kind::kString) {
      tokens.hash = hash_mix(tokens.hash, hash_text(string_value(tree, node).value_or("")));
    } else if (is_leaf) {
      const std::string_view text = tree.text_of(node);
      if (text != "," && text != ";") tokens.hash = hash_mix(tokens.hash, hash_text(text));
    }
    ++node;
  }
  return tokens;
}

void Fingerprinter::add_identifier(Origin identifier, Tokens& tokens) {
  const EvaluatedModule& module = run_.module(identifier.module);
  const std::string_view text = module.tree().text_of(identifier.node);
  const Symbol name = run_.heap().symbols.intern(text);
  if (const Value* local = run_.local(identifier.environment, name)) {
    tokens.hash = hash_mix(tokens.hash, of(*local));
  } else if (module.names.contains(name)) {
    tokens.names.emplace_back(identifier.module, name);
    tokens.hash = hash_mix(tokens.hash, hash_text("name"));
  } else {
    tokens.hash = hash_mix(tokens.hash, hash_text(text));
  }
}

}  // namespace lockstep::evaluate

#include "pairing/declarations.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::pairing {

using namespace typescript;
using model::SchemaObject;

namespace {

std::string place_of(const Value& value) {
  const auto line = base::line_column(value.tree().text, value.tree()[value.node].start).line;
  return value.module->path + ":" + std::to_string(line);
}

class TableReader {
 public:
  TableReader(Scope& scope, Fingerprinter& prints, Declaration& table, const Chain& chain)
      : scope_(scope), prints_(prints), table_(table), chain_(chain) {}

  void read() {
    if (chain_.arguments.size() > 1) read_columns(chain_.arguments[1]);
    if (chain_.arguments.size() > 2) read_extra(chain_.arguments[2]);
    std::uint64_t sum = 0;
    for (const Part& part : table_.parts) sum += hash_mix(hash_text(part.name), part.hash);
    for (const Link& link : chain_.links) sum += prints_.of_link(link);
    table_.hash = sum;
  }

 private:
  void read_columns(const Value& argument) {
    const Value columns = scope_.columns_of(argument);
    if (columns.node_kind() != Kind::kObject) return add_open(columns, argument);
    for (const Scope::Member& known : scope_.members_of(columns)) {
      if (known.is_open) {
        add_open(known.value, known.written);
      } else {
        add_column(known);
      }
    }
  }

  void add_open(const Value& value, const Value& written) {
    table_.parts.push_back({"…", false, SchemaObject::kTable, prints_.of(value), 0, {}, written, ""});
  }

  void add_column(const Scope::Member& known) {
    Part part;
    part.is_column = true;
    part.written = known.written;
    const auto chain = scope_.chain_of(known.value);
    const auto explicit_name =
        chain && !chain->arguments.empty() ? scope_.string_of(chain->arguments.front()) : std::nullopt;
    part.name = explicit_name && !explicit_name->empty() ? *explicit_name : scope_.cased(known.key);
    part.hash = chain ? prints_.of_column(*chain) : prints_.of(known.value);
    if (chain) {
      part.type_hash = prints_.of_column_type(*chain);
      for (const Link& link : chain->links) {
        if (!prints_.is_inert(link)) part.methods[std::string(link.name)] += prints_.of_link(link);
      }
      const bool is_elsewhere = known.is_spread || chain->base.module != known.written.module;
      if (is_elsewhere) part.through = place_of(chain->base);
    }
    table_.parts.push_back(std::move(part));
  }

  /// The table's own columns, as its extra configuration sees them, are named by the database.
  void read_extra(const Value& argument) {
    const Value function = scope_.follow(argument);
    const auto result = scope_.result_of(function, {chain_.base});
    if (!result) return add_open(function, argument);
    const Value extra = scope_.follow(*result);
    const bool is_object = extra.node_kind() == Kind::kObject;
    if (!is_object && extra.node_kind() != Kind::kArray) return add_open(extra, argument);
    for (const Scope::Member& item : is_object ? scope_.members_of(extra) : scope_.items_of(extra)) {
      add_entry(item);
    }
  }

  void add_entry(const Scope::Member& item) {
    const auto chain = scope_.chain_of(item.value);
    Part part;
    part.written = item.is_spread || item.value.kind != Value::Kind::kNode ? item.written : item.value;
    part.hash = prints_.of(item.value);
    part.object = SchemaObject::kOther;
    const std::string_view builder = chain ? chain->callee.name : "";
    if (builder == "index" || builder == "uniqueIndex") part.object = SchemaObject::kIndex;
    if (builder == "pgPolicy") part.object = SchemaObject::kPolicy;
    const auto name = chain && !chain->arguments.empty() ? scope_.string_of(chain->arguments.front()) : std::nullopt;
    part.name = name.value_or(builder.empty() ? "…" : std::string(builder) + "(…)");
    table_.parts.push_back(std::move(part));
  }

  Scope& scope_;
  Fingerprinter& prints_;
  Declaration& table_;
  const Chain& chain_;
};

bool is_damaged(const Value& call) {
  const SyntaxTree& tree = call.tree();
  if (is_below_error(tree, call.node)) return true;
  for (NodeId id = call.node; id < tree[call.node].subtree_end; ++id) {
    if (tree[id].is_error) return true;
  }
  return false;
}

std::uint64_t whole_hash(Fingerprinter& prints, const Declared& declared) {
  std::uint64_t hash = hash_text("declaration");
  for (const Value& argument : declared.chain.arguments) hash = hash_mix(hash, prints.of(argument));
  for (const Link& link : declared.chain.links) hash = hash_mix(hash, prints.of_link(link));
  return hash;
}

}  // namespace

std::map<std::string, Declaration> read_declarations(Scope& scope, const std::vector<std::string>& paths) {
  Fingerprinter prints(scope);
  std::map<std::string, Declaration> all;
  std::set<std::pair<const Module*, NodeId>> seen;
  std::vector<const Module*> modules;
  for (const std::string& path : paths) modules.push_back(scope.sources().module(path));
  for (std::size_t at = 0; at < modules.size(); ++at) {
    const Module* module = modules[at];
    if (module == nullptr || std::find(modules.begin(), modules.begin() + static_cast<std::ptrdiff_t>(at), module) !=
                                 modules.begin() + static_cast<std::ptrdiff_t>(at)) {
      continue;
    }
    for (const std::string& star : module->file->stars) modules.push_back(scope.sources().imported(*module, star));
    for (const Export& known : module->file->exports) {
      const Value value = scope.exported(*module, known.name);
      const auto declared = scope.declared(value);
      if (!declared || declared->chain.base.kind != Value::Kind::kNode) continue;
      if (!seen.emplace(value.module, value.node).second) continue;
      Declaration made;
      made.object = declared->object;
      made.schema = declared->schema;
      made.name = declared->name.value_or(known.name);
      made.written = declared->chain.base;
      made.is_damaged = is_damaged(made.written);
      const auto binding = module->file->bindings.find(known.local);
      if (binding != module->file->bindings.end() && binding->second.kind == Binding::Kind::kValue) {
        made.written.module = module;
        made.written.node = binding->second.name;
      }
      if (made.object == SchemaObject::kTable) {
        TableReader(scope, prints, made, declared->chain).read();
      } else {
        made.hash = whole_hash(prints, *declared);
      }
      if (made.object == SchemaObject::kEnum && declared->chain.arguments.size() > 1) {
        if (auto values = scope.strings_of(declared->chain.arguments[1])) {
          made.values = std::move(*values);
          made.hash = hash_text("values");
          for (const std::string& label : made.values) made.hash = hash_mix(made.hash, hash_text(label));
        }
      }
      std::string key = std::to_string(static_cast<int>(made.object)) + " " + made.qualified();
      while (all.contains(key)) key += "'";
      all.emplace(std::move(key), std::move(made));
    }
  }
  return all;
}

}  // namespace lockstep::pairing

#pragma once
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/schema_edit.h"
#include "typescript/sources.h"

namespace lockstep::pairing {

using typescript::Module;
using typescript::Sources;

struct Frame;

/// An expression with what its free names mean, or the name of something outside the repository.
struct Value {
  enum class Kind { kNone, kNode, kExternal, kModule, kOpaque };
  Kind kind = Kind::kNone;
  const Module* module = nullptr;
  typescript::NodeId node = typescript::kNoNode;
  const Frame* frame = nullptr;  // names bound around it; nullptr at the top level
  std::string_view specifier;    // kExternal: where from ("" for a global), and
  std::string_view name;         // which name, "*" for the whole module
  std::uint32_t opaque = 0;      // kOpaque: a parameter, counted from the outermost function

  const typescript::SyntaxTree& tree() const { return module->file->tree; }
  typescript::Kind node_kind() const { return kind == Kind::kNode ? tree()[node].kind : typescript::Kind::kOther; }
  std::string_view text() const { return tree().text_of(node); }
  Value at(typescript::NodeId other) const {
    Value moved = *this;
    moved.node = other;
    if (other == typescript::kNoNode) moved.kind = Kind::kNone;
    return moved;
  }
};

struct Frame {
  const Frame* parent;
  std::vector<std::pair<std::string_view, Value>> names;
};

/// A name that is bound outside the repository.
Value external(std::string_view specifier, std::string_view name);

/// `base.name(arguments)` at the end of a chain of calls.
struct Link {
  std::string_view name;
  std::vector<Value> arguments;
};

/// A chain of method calls on the call `base`: pgTable(…).enableRLS(), text('a').notNull().
struct Chain {
  Value base;    // the innermost call, its callee no method of a call
  Value callee;  // what that call calls, followed to where it is defined
  std::vector<Value> arguments;
  std::vector<Link> links;  // innermost first
};

/// A declaration that makes something in the database.
struct Declared {
  model::SchemaObject object = model::SchemaObject::kOther;
  std::string schema;               // "" for the default one
  std::optional<std::string> name;  // in the database; nothing when it is computed
  Chain chain;                      // base is the declaring call
};

/// Follows names: what an expression comes down to, without running anything. Functions that only return an expression
/// are looked through; everything else stays as written. Bounded in depth and steps.
class Scope {
 public:
  Scope(Sources& sources, std::string casing) : sources_(sources), casing_(std::move(casing)) {}

  Value lookup(std::string_view name, const Value& from);
  Value exported(const Module& module, std::string_view name) { return exported(module, name, 0); }
  /// The expression a name, wrapper, member or call stands for, as far as it can be followed.
  Value follow(Value value);
  Value member(const Value& object, std::string_view name);
  /// The name in `object.name` and `object['name']`.
  std::optional<std::string> accessed_name(const Value& access);
  std::optional<std::string> string_of(const Value& value);
  std::optional<std::vector<std::string>> strings_of(const Value& value);
  std::optional<Chain> chain_of(const Value& value);
  std::optional<Declared> declared(const Value& value);
  /// The name in the database of the column that a table holds under `key`.
  std::string column_name(const Declared& table, std::string_view key);
  std::string cased(std::string_view key) const;
  /// The expression that a function returns, its parameters bound; nothing when it does more than return one, or is
  /// none.
  std::optional<Value> result_of(const Value& function, const std::vector<Value>& arguments);
  /// What a table's second argument comes down to: an object, or what a function of the column builders returns.
  Value columns_of(const Value& argument);
  std::vector<Value> arguments_of(const Value& call) const;
  /// The members of an object literal, spreads of literals opened; those that cannot be opened come without a key.
  struct Member {
    std::string key;
    Value value;
    Value written;  // where it stands in the literal asked about: the key, or the spread
    bool is_spread = false;
    bool is_open = false;
  };
  std::vector<Member> members_of(const Value& object) { return members_of(object, 0); }
  std::vector<Member> items_of(const Value& array) { return items_of(array, 0); }
  bool spend();
  bool is_exhausted() const { return steps_ == 0; }
  Sources& sources() { return sources_; }

 private:
  using Names = std::vector<std::pair<std::string_view, Value>>;
  const Frame* bind(const Frame* parent, Names names);
  /// Adds what a parameter or constant binds; false for a pattern, or a part of it, that cannot be followed.
  bool bind_pattern(const Value& pattern, const Value& given, Names& names);
  std::optional<Names> bind_parameters(const Value& function, const std::vector<Value>& arguments);
  std::optional<Value> returned_by(const Value& block);
  Value exported(const Module& module, std::string_view name, int depth);
  Value bound(const Module& module, std::string_view name, int depth);
  std::optional<Value> reduced(const Value& call);
  std::vector<Member> members_of(const Value& object, int depth);
  std::vector<Member> items_of(const Value& array, int depth);
  std::optional<Declared> declared_uncached(const Value& value);

  Sources& sources_;
  std::string casing_;
  std::deque<Frame> frames_;
  std::set<std::string, std::less<>> member_names_;
  std::map<std::pair<const Module*, typescript::NodeId>, std::optional<Declared>> declared_;
  std::map<std::pair<const Module*, typescript::NodeId>, std::map<std::string, std::string, std::less<>>> column_names_;
  std::size_t steps_ = 5'000'000;
  int depth_ = 0;
};

}  // namespace lockstep::pairing

#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "evaluate/fingerprint.h"
#include "evaluate/interpreter.h"
#include "evaluate/schema_reader.h"
#include "evaluate/sql_text.h"

namespace lockstep::evaluate {

/// Where the objects of a list are, by their names.
using Places = std::unordered_map<std::string, std::size_t>;

/// Adds an object; of two with one name, drizzle-kit keeps the last, in the place of the first.
template <typename T>
void put(std::vector<T>& list, Places& places, T made) {
  std::string key = made.name;
  if constexpr (requires { made.schema; }) key = model::qualified(made.schema, made.name);
  const auto [place, is_new] = places.try_emplace(std::move(key), list.size());
  if (is_new) {
    list.push_back(std::move(made));
  } else {
    list[place->second] = std::move(made);
  }
}

/// Adds a reason why a container may hold more: the first one is told, the fingerprint is of all.
void join(std::optional<model::Unknown>& known, model::Unknown added);

/// What the builders of all objects share: values become properties here, and what is noted on the way is kept.
class SchemaBuilder {
 public:
  SchemaBuilder(Interpreter& run, Casing casing, EvaluatedSchema& made)
      : run_(run), heap_(run.heap()), prints_(run), casing_(casing), made_(made) {}

  /// Adds what the schema files export. Tables are only collected: their extra configuration can name any other.
  void collect(ModuleId module);
  void build();

  Interpreter& run() { return run_; }
  Heap& heap() { return heap_; }
  Casing casing() const { return casing_; }
  model::Schema& schema() { return made_.schema; }

  /// The reason of `cause`, with the fingerprint of what it is a part of.
  model::Unknown why(Value cause, Value whole);
  model::Unknown why(Value cause) { return why(cause, cause); }
  /// The text of a string; unknown when it is not known or is none.
  model::Property property(Value text);
  /// The text of an SQL value; `object` is told of when it holds parameters.
  model::Property sql_property(Value sql, SqlUse use, const std::string& object, model::Location place);
  std::optional<std::string> known_text(Value value) const;
  std::string name_of_column(Value column) { return known_text(column_name(run_, casing_, column)).value_or(""); }
  std::string name_of_table(Value table) const { return known_text(heap_.tables[table.id].name).value_or(""); }
  /// The schema of an object, empty for public.
  std::string schema_text(Value schema) const { return known_text(schema).value_or(""); }
  void note(Note::Kind kind, model::Location place, std::string object, std::string detail);
  void open(Value cause);
  /// Whether drizzle-kit sees the table or enum.
  bool is_exported(Value value) const;
  /// That an exported table uses this table or enum.
  void note_use(Value used, const std::string& user);
  /// Remembers a name in a table and whether it is a default one, to find those that are cut to the same 63 bytes.
  void remember_name(const std::string& scope, const model::Object& object, bool is_default);

  model::Policy policy(const Policy& given, const std::string& table);

 private:
  void collect_value(Value value, Origin identifier);
  void open_for_what_is_not_read(ModuleId module);
  void add_enum(const EnumType& given, Origin identifier);
  void add_sequence(const Sequence& given, Origin identifier);
  void add_role(const Role& given, Origin identifier);
  void add_view(const View& given, Origin identifier);
  void add_namespace(const PgSchema& given, Origin identifier);
  void add_linked_policies();
  void open_for_unknown_policies();
  void note_cut_names();
  void note_what_is_not_exported();
  model::Property role_property(Value to);
  model::Property view_options(const View& given);

  struct Collected {
    Value value;
    Origin identifier;
  };
  struct KnownName {
    std::string name;
    model::Location place;
    bool is_default = false;
  };

  Interpreter& run_;
  Heap& heap_;
  Fingerprinter prints_;
  Casing casing_;
  EvaluatedSchema& made_;
  std::vector<Collected> tables_;
  std::vector<Collected> policies_;
  std::unordered_set<std::uint64_t> exported_;  // tables and enums, by type and id
  std::unordered_set<std::uint64_t> seen_;
  Places table_places_, enum_places_, sequence_places_, view_places_, role_places_, namespace_places_;  // qualified
  std::vector<std::pair<Value, std::string>> uses_;
  std::unordered_map<std::string, std::vector<KnownName>> names_;  // by scope and the first 63 bytes
};

/// Builds one table with all that its declaration says.
model::Table build_table(SchemaBuilder& builder, Value table, Origin identifier);

/// Adds the items of a table's extra configuration and the references of its columns.
void build_constraints(SchemaBuilder& builder, Value table, model::Table& made);

/// "NAME increment 1 minvalue 1 …" of the options given to a sequence or identity.
struct SequenceBounds {
  std::string least_descending;
  std::string most_ascending;
};
model::Property sequence_options(SchemaBuilder& builder, Value options, const SequenceBounds& bounds);

}  // namespace lockstep::evaluate

#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

/// 64 bits that stay the same while something unknown means the same: over the tokens of its expression and everything
/// that these refer to in the repository, without comments, formatting, types and the names of constants. Tables, enums
/// and columns count by their names in the database: their own changes are seen at them.
class Fingerprinter {
 public:
  explicit Fingerprinter(Interpreter& run) : run_(run) {}

  /// Of any value; what is unknown in it counts as the expression it comes from. 0 when that is too much to look at.
  std::uint64_t print_of(Value value);

 private:
  using Name = std::pair<ModuleId, Symbol>;
  /// The tokens of one expression, and the top-level names in it, in order.
  struct Tokens {
    std::uint64_t hash = 0;
    std::vector<Name> names;
  };

  std::uint64_t of(Value value);
  std::uint64_t of_value(Value value);
  std::uint64_t of_drizzle_value(Value value);
  std::uint64_t of_unknown(UnknownId id);
  std::uint64_t of_builder(const ColumnBuilder& builder);
  std::uint64_t of_expression(Origin origin);
  std::uint64_t cut();
  std::uint64_t of_list(const std::vector<Value>& values);
  std::uint64_t of_chunks(const Sql& sql);
  Tokens tokens_of(Origin origin);
  void add_identifier(Origin identifier, Tokens& tokens);
  const Tokens& definition(Name name);

  Interpreter& run_;
  std::unordered_map<UnknownId, std::uint64_t> unknowns_;
  std::unordered_map<std::uint64_t, Tokens> definitions_;
  int depth_ = 0;
  bool is_cut_ = false;  // something was left out
};

std::uint64_t hash_text(std::string_view text);
std::uint64_t hash_mix(std::uint64_t a, std::uint64_t b);

}  // namespace lockstep::evaluate

#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include "pairing/scope.h"

namespace lockstep::pairing {

/// 64 bits that stay the same while an expression means the same SQL: over its syntax tree and everything it refers to
/// in the repository, without names of constants, formatting, types, and what drizzle-kit never prints. Other tables
/// and enums count by their name in the database: their own changes are reported at them.
class Fingerprinter {
 public:
  explicit Fingerprinter(Scope& scope) : scope_(scope) {}
  std::uint64_t of(const Value& value);
  /// A column: its type with options, and its chained methods in any order.
  std::uint64_t of_column(const Chain& chain);
  std::uint64_t of_link(const Link& link);
  /// Option objects and names apart: what a column's builder is called with.
  std::uint64_t of_column_type(const Chain& chain);
  bool is_inert(const Link& link) const;

 private:
  std::uint64_t of_call(const Value& call);
  std::uint64_t of_node(const Value& value);
  std::uint64_t of_object(const Value& object, bool drops_inert_options, std::string_view builder);
  std::uint64_t of_function(const Value& function);
  std::uint64_t of_children(const Value& value);

  Scope& scope_;
  std::map<std::pair<const Module*, typescript::NodeId>, std::uint64_t> known_;
  int depth_ = 0;
  std::uint32_t parameters_ = 0;
};

std::uint64_t hash_text(std::string_view text);
std::uint64_t hash_mix(std::uint64_t a, std::uint64_t b);

}  // namespace lockstep::pairing

#pragma once
#include <optional>
#include <string_view>

namespace lockstep::sql {

struct Statement;

/// Syntax that PostgreSQL does not have before `major_version`.
struct NewerFeature {
  std::string_view feature;  // in words: "MERGE … RETURNING"
  int major_version = 0;
};

/// The newest feature that the statement uses, of those that came with PostgreSQL 11 or later; nothing when there is
/// none.
std::optional<NewerFeature> newest_feature(const Statement& statement);

}  // namespace lockstep::sql

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/migration.h"

namespace lockstep::renumber {

/// Numbers after the newest one of a project, in its own way: 0010, 0011; or Unix seconds; or UTC time as 14 digits,
/// where a number stays when it is late enough and not in the future, and is the present time otherwise.
class NumberSequence {
 public:
  /// `newest` is empty when there is none: then the first number stays as it is.
  NumberSequence(std::string_view newest, std::int64_t now_ms);

  /// The number for a migration that has this one.
  std::string next(std::string_view own);

 private:
  bool is_late_enough(std::string_view number) const;
  bool is_in_future(std::string_view number) const;

  std::string newest_;
  std::int64_t now_ms_;
};

/// The greatest number of both sides, as numbers compare; empty when there is none.
std::string newest_number(const model::MigrationSet& one, const model::MigrationSet& other);

/// `name` (of a file or folder) with its leading number replaced: also "V0010__x" and "2026-04-09-114747-0000_x".
/// Nothing when the number does not stand there.
std::optional<std::string> with_number(std::string_view name, std::string_view number, std::string_view replacement);

}  // namespace lockstep::renumber

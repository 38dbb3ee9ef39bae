#pragma once
#include <cstdint>
#include <string_view>

namespace lockstep::lint {

/// PostgreSQL's table-level locks, weakest first (manual of version 15, 13.3.1).
enum class LockMode : std::uint8_t {
  kNone,
  kAccessShare,
  kRowShare,
  kRowExclusive,
  kShareUpdateExclusive,
  kShare,
  kShareRowExclusive,
  kExclusive,
  kAccessExclusive,
};

/// "ACCESS EXCLUSIVE".
std::string_view name_of(LockMode mode);

/// Who waits, as the end of a sentence: "reads and writes", "writes", "other schema changes"; empty for nobody.
std::string_view blocked_by(LockMode mode);

/// Whether statements that write rows wait for it (or queue behind who waits for it).
bool blocks_writes(LockMode mode);

}  // namespace lockstep::lint

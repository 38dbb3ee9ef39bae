#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "sql/names.h"

// Who made an object, and what it stands on.
namespace lockstep::replay {

/// Of an object, given once and never again. 0 is none.
using Id = std::uint32_t;

constexpr std::uint32_t kNoMigration = std::numeric_limits<std::uint32_t>::max();

/// The statement that made something.
struct Origin {
  std::uint32_t migration = kNoMigration;  // ordinal in the order of begin_migration; kNoMigration: it was there before
  std::uint32_t transaction = 0;           // TransactionState::number at that time
  bool is_new = false;                     // by a migration of the change under judgement
  sql::Span span;                          // of the statement, column, constraint or label in that migration's file
};

/// Whether an object is there for certain.
enum class Existence : std::uint8_t {
  kCertain,
  kPossible,  // made, or dropped, in a branch that may not run
};

/// What an expression, query or definition stands on: an object, or one column of a relation by its number.
struct Use {
  Id object = 0;
  std::uint32_t column = 0;  // Column::number; 0: the object itself
  bool is_certain = true;    // false: the name could mean something else too
};

using Uses = std::vector<Use>;

}  // namespace lockstep::replay

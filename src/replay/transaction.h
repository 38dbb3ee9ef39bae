#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "replay/database.h"
#include "replay/origin.h"

namespace lockstep::replay {

/// What a runner puts into one transaction.
enum class TransactionScope : std::uint8_t {
  kAllMigrations,  // Drizzle: all pending ones
  kPerMigration,   // most others
  kPerChunk,       // what is sent at once: see Replay::begin_chunk
  kPerStatement,   // psql, goose with NO TRANSACTION
};

/// What is waiting for COMMIT.
struct TransactionState {
  struct EnumValue {
    Id type = 0;
    std::string label;
    Origin origin;
    bool is_type_new = false;  // the type was made in this transaction too
  };
  struct NotValid {
    Id relation = 0;  // or the domain
    std::string constraint;
    Origin origin;
  };
  struct Savepoint {
    std::string name;
    Mark mark = 0;
    std::size_t enum_values = 0;  // how many there were
    std::size_t not_valid = 0;
  };

  std::uint32_t number = 1;  // of what the next statement runs in; each one outside a transaction has its own
  bool is_open = false;      // by either of the two
  bool is_explicit = false;  // BEGIN in the SQL
  bool is_implicit = false;  // PostgreSQL's own, around statements that are sent in one piece
  bool is_prepared = false;
  std::vector<EnumValue> enum_values;  // that ALTER TYPE … ADD VALUE added, also to types that are gone again
  std::vector<NotValid> not_valid;     // constraints that were added NOT VALID
  std::vector<Savepoint> savepoints;
};

}  // namespace lockstep::replay

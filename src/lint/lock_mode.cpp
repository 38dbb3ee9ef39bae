#include "lint/lock_mode.h"

namespace lockstep::lint {

std::string_view name_of(LockMode mode) {
  switch (mode) {
    case LockMode::kNone:
      return "no";
    case LockMode::kAccessShare:
      return "ACCESS SHARE";
    case LockMode::kRowShare:
      return "ROW SHARE";
    case LockMode::kRowExclusive:
      return "ROW EXCLUSIVE";
    case LockMode::kShareUpdateExclusive:
      return "SHARE UPDATE EXCLUSIVE";
    case LockMode::kShare:
      return "SHARE";
    case LockMode::kShareRowExclusive:
      return "SHARE ROW EXCLUSIVE";
    case LockMode::kExclusive:
      return "EXCLUSIVE";
    case LockMode::kAccessExclusive:
      return "ACCESS EXCLUSIVE";
  }
  return "";
}

std::string_view blocked_by(LockMode mode) {
  switch (mode) {
    case LockMode::kAccessExclusive:
      return "reads and writes";
    case LockMode::kExclusive:
    case LockMode::kShareRowExclusive:
    case LockMode::kShare:
      return "writes";
    case LockMode::kShareUpdateExclusive:
      return "other schema changes";
    default:
      return "";
  }
}

bool blocks_writes(LockMode mode) {
  return mode >= LockMode::kShare;
}

}  // namespace lockstep::lint

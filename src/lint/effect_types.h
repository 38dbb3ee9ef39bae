#pragma once
#include <string>

#include "replay/database.h"

namespace lockstep::lint {

/// A type with the domains taken off.
struct FlatType {
  sql::TypeName type;
  bool is_domain = false;
  bool is_constrained = false;                 // one of the domains is NOT NULL or has a CHECK, valid or not
  std::string constrained_by;                  // the name of that one
  const std::string* default_value = nullptr;  // of the outermost domain that has one
};

FlatType flat_type(const sql::TypeName& type, const replay::Database& before);

}  // namespace lockstep::lint

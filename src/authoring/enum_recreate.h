#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "authoring/enum_users.h"

namespace lockstep::authoring {

/// A default that a column has after the change, where it is another one than before; nothing: it has none.
struct NewDefault {
  sql::QualifiedName table;
  std::string column;
  std::optional<std::string> value;
};

/// Another list of values for one enum. PostgreSQL can neither remove nor reorder them, so the type is set aside, made
/// anew, and all that uses it is converted.
struct EnumRecreation {
  sql::QualifiedName name;
  std::vector<std::string> old_labels;
  std::vector<std::string> new_labels;
  std::map<std::string, std::string> becomes;  // what rows with a label that goes get; by default the column's default
  EnumUsers users;
  std::vector<NewDefault> defaults;
};

/// The whole change as SQL, without semicolons: values moved, obstacles dropped, type set aside, made anew, columns
/// converted, old type dropped, obstacles made again. A line that begins with "--" says what is left to do by hand.
std::vector<std::string> recreate(const EnumRecreation& change);

}  // namespace lockstep::authoring

#pragma once
#include <string>

#include "model/finding.h"

namespace lockstep::model {

/// Something in the schema sources that does not do what it seems to say.
struct SchemaNote {
  enum class Kind {
    kParameter,      // SQL of the object holds $1, which no migration can run; `detail` names the values
    kIgnoredItem,    // an item of the extra configuration that Drizzle does not look at
    kClockDefault,   // another default each time that migrations are generated
    kNotExported,    // an exported table uses this table or enum, and drizzle-kit does not see it; `detail` names the
                     // user
    kTruncatedName,  // a default name that is cut to 63 bytes, and then is that of `detail`
  };
  Kind kind = Kind::kParameter;
  Location place;
  std::string object;  // "users", "users.role", "users: users_role_index"
  std::string detail;
};

}  // namespace lockstep::model

#pragma once
#include "model/schema.h"

namespace lockstep::model {

/// What migrations build, as replaying them tells.
struct BuiltSchemas {
  Schema before;         // by those that were there before a change
  Schema after;          // and by those that it brings
  bool is_known = true;  // of all SQL that the change brings it is known what it does
};

}  // namespace lockstep::model

#pragma once
#include <set>
#include <string>

#include "model/schema.h"

namespace lockstep::catalog {

/// `schema` with the words of `other` where both say the same, and with what may or may not be the same unknown. A name
/// that PostgreSQL cut off is the whole one. `default_operator_classes` is that of the snapshot.
model::Schema reworded(model::Schema schema, const model::Schema& other,
                       const std::set<std::string>& default_operator_classes);

}  // namespace lockstep::catalog

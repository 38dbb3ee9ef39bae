#pragma once
#include <string_view>
#include <vector>

#include "typescript/sources.h"

namespace lockstep::evaluate {

/// A top-level name of a file that a statement changes after its declaration.
struct ChangedName {
  std::string_view name;
  typescript::NodeId statement = typescript::kNoNode;  // the assignment or call
  bool is_replaced = false;                            // the name is assigned to, not a member of what it holds
};

/// Assignments to names that are not constant, wherever they are; and at the top level, where the order of evaluation
/// would matter, changes of what a name holds: `tables.users = …`, `labels.push(…)`, `Object.assign(columns, …)`.
std::vector<ChangedName> changed_names(const typescript::SourceFile& file);

}  // namespace lockstep::evaluate

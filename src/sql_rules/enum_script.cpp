#include "authoring/enum_recreate.h"
#include "sql_rules/enum_change.h"

namespace lockstep::sql_rules {

std::vector<std::string> complete_change(const EnumChange& change) {
  authoring::EnumRecreation whole;
  whole.name = change.name;
  whole.old_labels = change.new_labels.empty() ? std::vector<std::string>() : change.old_labels;
  whole.new_labels = change.new_labels.empty() ? change.old_labels : change.new_labels;
  whole.users = change;
  for (authoring::EnumColumn& column : whole.users.columns) column.type = change.name;
  return authoring::recreate(whole);
}

}  // namespace lockstep::sql_rules

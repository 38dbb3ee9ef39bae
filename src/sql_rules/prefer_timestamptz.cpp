#include <algorithm>

#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Whether most of the columns that earlier migrations made are timestamps without time zone too. One column of the
/// better type among them would be compared with the others by the session's TimeZone, which is worse than either.
bool is_the_habit(const Situation& at) {
  // The first tables of a project tell; looking at all of them for every column would cost too much.
  constexpr std::size_t kEnough = 20;
  constexpr replay::Id kFarthest = 1000;
  std::size_t plain = 0;
  std::size_t with_zone = 0;
  for (replay::Id id = 1; id <= std::min(at.database.last_id(), kFarthest) && plain + with_zone < kEnough; ++id) {
    const replay::Relation* relation = at.database.relation(id);
    if (relation == nullptr || !relation->is_table()) continue;
    for (const replay::Column& column : relation->columns) {
      if (column.origin.migration == at.migration) continue;
      if (column.type.name == "timestamp") ++plain;
      if (column.type.name == "timestamptz") ++with_zone;
    }
  }
  return plain > with_zone;
}

void check_timestamptz(const WrittenColumn& written, const Situation& at, Hazards& found) {
  const sql::TypeName& type = written.column.type;
  if (type.name != "timestamp" || !type.schema.empty() || is_the_habit(at)) return;
  found.add(type.span, name_of(written) + " has no time zone: the moment it stands for depends on who reads it",
            "timestamptz; in Drizzle timestamp(…, { withTimezone: true })");
}

}  // namespace

constexpr lint::Rule kPreferTimestamptz = {
    .id = "prefer-timestamptz",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a timestamp without time zone",
    .handlers = on_written_columns<&check_timestamptz>(),
    .aliases = {"prefer-timestamp-tz"},
    .pack = lint::Pack::kTypes,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules

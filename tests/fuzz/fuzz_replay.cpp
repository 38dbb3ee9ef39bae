#include <map>
#include <set>
#include <string>

#include "fuzz.h"
#include "replay/replay.h"
#include "replay/schema_of_database.h"
#include "sql/parse.h"

// The input is one or two migrations, the first of them merged long ago. Whatever they say, the model is one that
// PostgreSQL could have: names are unique, and whoever is used is there.

using namespace lockstep;

namespace {

template <typename T>
void require_unique_names(const std::vector<T>& parts, const char* what) {
  std::set<std::string> seen;
  for (const T& part : parts) fuzz::require(seen.insert(part.name).second, what);
}

void check(const replay::Database& database, const replay::Relation& relation) {
  require_unique_names(relation.columns, "columns of a relation have different names");
  require_unique_names(relation.constraints, "constraints of a table have different names");
  require_unique_names(relation.policies, "policies of a table have different names");
  for (const replay::Constraint& constraint : relation.constraints) {
    if (constraint.kind != sql::ConstraintKind::kPrimaryKey && constraint.kind != sql::ConstraintKind::kUnique)
      continue;
    fuzz::require(replay::find_index(relation, constraint.index) != nullptr, "a key has its index");
  }
  for (const replay::Dependent& one : database.dependents_of(relation)) {
    fuzz::require(!std::holds_alternative<std::monostate>(database.object(one.object)), "a dependent is there");
  }
}

void check(const replay::Database& database) {
  std::set<std::pair<std::string, std::string>> names;
  database.for_each_relation([&](const replay::Relation& relation) {
    fuzz::require(names.emplace(relation.schema, relation.name).second, "relations have different names");
    for (const replay::Index& index : relation.indexes) {
      fuzz::require(names.emplace(relation.schema, index.name).second, "indexes and relations have different names");
    }
    check(database, relation);
  });
}

void run(std::string_view before, std::string_view after, replay::TransactionScope scope) {
  replay::Replay replay(scope);
  for (const std::string_view text : {before, after}) {
    const sql::ParsedFile parsed = sql::parse_file(text, sql::Splitting::kBreakpoints);
    replay.begin_migration(
        {.name = "m", .text = text, .is_new = text.data() == after.data(), .scope = {}, .is_whole_history = false});
    for (const sql::Statement& statement : parsed.statements) {
      for (const replay::Conflict& conflict : replay.apply(statement)) {
        fuzz::require(conflict.sqlstate.size() == 5 && !conflict.message.empty(), "a conflict says what is wrong");
        fuzz::require(conflict.place.end <= text.size(), "a conflict is within the text");
      }
      check(replay.database());
    }
  }
  replay.finish();
  replay::schema_of(replay.database());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto [before, after] = fuzz::split_input(fuzz::text_of(bytes, size));
  run(before, after, replay::TransactionScope::kAllMigrations);
  run(before, after, replay::TransactionScope::kPerStatement);
  return 0;
}

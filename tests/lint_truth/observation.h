#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "case_file.h"
#include "lint/effect.h"
#include "pg/connection.h"
#include "server/ephemeral_server.h"

namespace lockstep::lint_truth {

/// What a server did to one relation or index.
struct Done {
  std::string kind;                             // pg_class.relkind
  std::string table;                            // of an index: the one that it is of
  lint::LockMode lock = lint::LockMode::kNone;  // the strongest
  lint::Work work = lint::Work::kNone;
};

struct Observation {
  std::map<std::string, Done> relations;  // by "schema.name"; those that were there before
  bool looks_up_keys = false;             // of a foreign key, which reads the other table as the planner likes
  std::string error;                      // of PostgreSQL; empty when the statement ran
};

/// Tries cases on one server, in its schema "public". That is made anew when a case has left something there; most are
/// rolled back, and those of one file begin with the same tables.
class Observer {
 public:
  explicit Observer(const server::EphemeralServer& server);
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  Observation observe(const Case& one);

 private:
  std::string prepare(const Case& one);
  Observation observe_in_transaction(const Case& one);
  Observation observe_blocked(const Case& one);

  const server::EphemeralServer& server_;
  pg::Connection session_;
  std::vector<std::string> messages_;  // that the server sent beside results
  std::optional<std::string> common_;  // what stands in the schema, and nothing else
};

}  // namespace lockstep::lint_truth

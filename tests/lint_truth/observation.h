#pragma once
#include <map>
#include <string>

#include "case_file.h"
#include "lint/effect.h"
#include "postgres/server.h"

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

/// Runs the case in a schema "public" that is made anew.
Observation observe(const Case& one, const postgres::Server& server);

}  // namespace lockstep::lint_truth

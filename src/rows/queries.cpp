#include "rows/queries.h"

#include <string>

#include "base/error.h"
#include "embedded/queries.h"

namespace lockstep::rows {

pg::Result run_query(pg::Connection& connection, std::string_view name, std::span<const pg::Parameter> parameters) {
  for (const auto& file : queries()) {
    if (file.name == name) return connection.query(file.text, parameters);
  }
  throw base::Error("there is no query " + std::string(name));
}

}  // namespace lockstep::rows

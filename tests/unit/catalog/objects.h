#pragma once
#include <string>
#include <utility>
#include <vector>

#include "catalog/snapshot.h"

namespace lockstep::catalog {

inline Object object(Kind kind, std::string schema, std::string name, std::string part = "",
                     std::vector<Field> fields = {}) {
  Object made{{kind, std::move(schema), std::move(name), std::move(part)}, std::move(fields), 0, false};
  made.hash = hash_of(made.fields);
  return made;
}

inline Snapshot snapshot(std::vector<Object> objects, int server_version = 150018) {
  Snapshot made;
  made.server_version = server_version;
  made.objects = std::move(objects);
  return made;
}

}  // namespace lockstep::catalog

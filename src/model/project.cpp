#include "model/project.h"

namespace lockstep::model {

bool may_be_schema_source(std::string_view path) {
  if (path.ends_with(".d.ts") || path.find(".test.") != std::string_view::npos ||
      path.find(".spec.") != std::string_view::npos) {
    return false;
  }
  for (const std::string_view end : {".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs"}) {
    if (path.ends_with(end)) return true;
  }
  return false;
}

}  // namespace lockstep::model

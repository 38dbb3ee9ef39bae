#include "evaluate/schema_reader.h"

#include "evaluate/schema_builder.h"

namespace lockstep::evaluate {

EvaluatedSchema read_schema(typescript::Sources& sources, const std::vector<std::string>& schema_files, Casing casing) {
  EvaluatedSchema made;
  Interpreter run(sources);
  SchemaBuilder builder(run, casing, made);
  for (const std::string& path : schema_files) {
    if (const ModuleId module = run.open(path); module != 0) {
      builder.collect(module);
    } else {
      builder.open(run.unknown("is partly in " + path + ", which cannot be read", {}));
    }
  }
  builder.build();
  made.closure = sources.consulted_paths();
  return made;
}

}  // namespace lockstep::evaluate

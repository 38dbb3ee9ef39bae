#include "evaluate/schema_reader.h"

#include "evaluate/schema_builder.h"
#include "typescript/drizzle_config.h"

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

Casing read_casing(typescript::Sources& sources, const std::string& config_path) {
  Interpreter run(sources);
  const ModuleId module = run.open(config_path);
  const typescript::NodeId object = module == 0 ? typescript::kNoNode : config_object(run.module(module).tree());
  if (object == typescript::kNoNode) return Casing::kUnknown;
  const Origin origin{module, object, 0};
  const Value casing = run.member(run.evaluate(origin), run.heap().symbols.intern("casing"), origin);
  if (casing.is(Type::kUndefined)) return Casing::kNone;
  return casing.is(Type::kString) ? casing_of(run.heap().text_of(casing)) : Casing::kUnknown;
}

}  // namespace lockstep::evaluate

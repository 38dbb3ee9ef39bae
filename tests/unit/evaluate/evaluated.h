#pragma once
#include <map>
#include <string>

#include "evaluate/schema_reader.h"
#include "git/memory_tree.h"

namespace lockstep::evaluate {

using Files = std::map<std::string, std::string, std::less<>>;

/// What the schema of some files is; schema.ts is the schema file.
inline EvaluatedSchema evaluated(Files files, Casing casing = Casing::kNone) {
  const git::MemoryTree tree(std::move(files));
  typescript::SourceCache cache;
  typescript::Sources sources(tree, cache);
  return read_schema(sources, {"schema.ts"}, casing);
}

/// The imports that every test uses, before the text of schema.ts.
inline const std::string kImports =
    "import { sql, eq, and, or, isNull, lt, desc } from 'drizzle-orm';\n"
    "import * as pg from 'drizzle-orm/pg-core';\n"
    "import { bigint, bigserial, bit, boolean, char, check, customType, date, decimal, doublePrecision, foreignKey, "
    "geometry, halfvec, index, inet, integer, interval, json, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, "
    "pgRole, pgSchema, pgSequence, pgTable, pgTableCreator, pgView, point, primaryKey, real, serial, smallint, "
    "sparsevec, "
    "text, time, timestamp, unique, uniqueIndex, uuid, varchar, vector } from 'drizzle-orm/pg-core';\n";

inline EvaluatedSchema evaluated_schema(std::string text, Casing casing = Casing::kNone) {
  return evaluated({{"schema.ts", kImports + std::move(text)}}, casing);
}

inline std::string shown(const model::Property& property) {
  if (property.unknown) return "? " + property.unknown->reason;
  return property.text.value_or("-");
}

}  // namespace lockstep::evaluate

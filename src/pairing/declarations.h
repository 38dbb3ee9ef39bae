#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pairing/fingerprint.h"

namespace lockstep::pairing {

/// One column, or one entry of a table's extra configuration.
struct Part {
  std::string name;
  bool is_column = false;
  model::SchemaObject object = model::SchemaObject::kColumn;
  std::uint64_t hash = 0;
  std::uint64_t type_hash = 0;
  std::map<std::string, std::uint64_t> methods;  // chained calls that count, by name
  Value written;                                 // where it stands in the declaration
  std::string through;                           // "timestamps in src/columns.ts:3", when it is defined elsewhere
};

struct Declaration {
  model::SchemaObject object = model::SchemaObject::kTable;
  std::string schema;
  std::string name;  // in the database, else as exported
  std::uint64_t hash = 0;
  Value written;
  bool is_damaged = false;          // a syntax error in it: what it says is not known
  std::vector<Part> parts;          // of a table
  std::vector<std::string> values;  // of an enum, where they are literal
  std::string qualified() const { return schema.empty() ? name : schema + "." + name; }
};

/// The exported declarations of the modules at `paths`, each once, keyed by kind and qualified name.
std::map<std::string, Declaration> read_declarations(Scope& scope, const std::vector<std::string>& paths);

}  // namespace lockstep::pairing

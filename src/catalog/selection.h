#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "catalog/snapshot.h"

namespace lockstep::catalog {

/// What is said of objects of many kinds, and may not matter.
enum class Aspect {
  kOwners,
  kGrants,  // and default privileges
  kComments,
  kColumnOrder,
  kStorage,  // options, tablespaces, access methods, compression, statistics targets
  kExtensionVersions,
};

/// Which tables keep the books of migration frameworks: theirs, not the project's.
enum class Ledgers { kIgnored, kCompared };

struct SelectionOptions {
  std::vector<std::string> schemas;  // these alone, without what belongs to the whole database; all when it is empty
  std::vector<std::string> ignored_schemas;  // here and below, '*' stands for any characters and '?' for one
  std::vector<std::string> ignored_names;  // of a table, type, …, with its parts: "tmp_*", or with a schema "audit.*"
  std::vector<Kind> ignored_kinds;
  std::vector<Aspect> ignored_aspects;
  Ledgers ledgers = Ledgers::kIgnored;
};

/// Says which objects and fields count.
class Selection {
 public:
  explicit Selection(const SelectionOptions& options) : options_(options) {}

  bool holds(const Object& object) const;
  bool holds_field(const Identity& identity, std::string_view field) const;

 private:
  bool holds_schema(const std::string& schema) const;
  bool holds_name(const std::string& schema, const std::string& name) const;
  bool ignores(Aspect aspect) const;

  SelectionOptions options_;
};

/// Whether the whole of `text` is as the pattern says, in time of the product of their lengths.
bool matches(std::string_view text, std::string_view pattern);

}  // namespace lockstep::catalog

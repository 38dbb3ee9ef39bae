#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "replay/relation.h"
#include "sql/objects.h"

// What is no relation: types, functions, schemas, extensions, publications, roles.
namespace lockstep::replay {

struct EnumLabel {
  std::string label;
  Origin origin;  // of a renamed one: of the first name
};

struct Type {
  enum class Kind : std::uint8_t { kEnum, kDomain, kRange, kBase, kShell };

  Id id = 0;
  Kind kind = Kind::kEnum;
  std::string schema;
  std::string name;
  Existence existence = Existence::kCertain;
  bool made_if_not_exists = false;  // under a handler for duplicates
  bool is_assumed = false;
  Origin origin;
  std::vector<EnumLabel> labels;  // in order
  bool may_have_more_labels = false;
  std::uint32_t renamed_in_transaction = 0;  // number of the transaction that renamed it last; 0: none did
  sql::TypeName base;                        // of a domain; the subtype of a range
  Id base_id = 0;
  bool not_null = false;                     // of a domain
  std::optional<std::string> default_value;  // of a domain
  std::vector<Constraint> constraints;       // of a domain: CHECK with validity
};

/// "enum", "domain", "range type".
std::string_view words(Type::Kind kind);

struct FunctionParameter {
  sql::Parameter::Mode mode = sql::Parameter::Mode::kIn;
  std::string name;
  sql::TypeName type;
  bool has_default = false;
};

struct Function {
  Id id = 0;
  bool is_procedure = false;
  bool is_aggregate = false;
  std::string schema;
  std::string name;
  Existence existence = Existence::kCertain;
  bool is_assumed = false;
  Origin origin;
  std::vector<FunctionParameter> parameters;  // with those of RETURNS TABLE
  sql::TypeName returns;                      // empty name when it is not written
  std::string language;
  sql::Volatility volatility = sql::Volatility::kVolatile;
  bool is_strict = false;
  bool is_security_definer = false;
  std::string body;
  bool has_standard_body = false;
  bool has_settings = false;  // SET …, which keeps it from being inlined
  Uses uses;                  // its types; with a standard body also what that stands on
};

bool is_input(const FunctionParameter& parameter);
/// Its input types as PostgreSQL tells overloads apart: "int4, text[]".
std::string signature(const Function& function);
std::string signature_of(const std::vector<sql::TypeName>& types);

struct Schema {
  Id id = 0;
  std::string name;
  Existence existence = Existence::kCertain;
  bool made_if_not_exists = false;
  /// Whether all that is in it was made by migrations. Of public, and of those that a migration made.
  bool is_known_whole = true;
  Origin origin;
};

struct Extension {
  Id id = 0;
  std::string name;
  Existence existence = Existence::kCertain;
  bool made_if_not_exists = false;
  Origin origin;
};

struct Publication {
  Id id = 0;
  std::string name;
  bool all_tables = false;
  std::vector<Id> tables;
  std::vector<std::string> schemas;
  bool is_open = false;  // it may have more tables
  Existence existence = Existence::kCertain;
  Origin origin;
};

/// A role that a migration made. Roles belong to the whole server, so one that is not here may well be there.
struct Role {
  Id id = 0;
  std::string name;
  std::vector<sql::Option> options;
  Existence existence = Existence::kCertain;
  Origin origin;
};

/// An object that a migration made or used. std::monostate: it was dropped.
using Object = std::variant<std::monostate, Relation, Type, Function, Schema, Extension, Publication, Role>;

}  // namespace lockstep::replay

#pragma once
#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/kind.h"

// What stands in a live database, as plain values: every object with what is said of it, in words that are equal where
// the objects are.
namespace lockstep::catalog {

/// The names of an object as the catalog has them, without quotes.
struct Identity {
  Kind kind = Kind::kTable;
  std::string schema;  // empty for what is in none, such as extensions and publications
  std::string name;    // the table, view or domain, for a part of one; empty for a schema
  std::string part;    // the column, constraint, index, …; the argument types of a function: "(integer, text)"

  friend bool operator==(const Identity&, const Identity&) = default;
  friend std::strong_ordering operator<=>(const Identity&, const Identity&) = default;
};

/// "column public.users.role", "index public.users.users_role_index", "function public.total(integer)".
std::string describe(const Identity& identity);

enum class Form {
  kText,
  kExpression,  // the server prints it from its parsed form, in the words of its major version
  kStatement,   // how the server would make the object; says nothing that other fields do not, and is not compared
};

/// What the name of a field of privileges begins with; the grantee follows.
inline constexpr std::string_view kGrantsTo = "grants to ";

/// One thing that is said of an object. What an object has not, or has as is usual for its kind, is no field.
struct Field {
  std::string name;   // "default", "not null", "grants to app"
  std::string value;  // in the words of SQL; "true" for what holds or does not
  Form form = Form::kText;

  friend bool operator==(const Field&, const Field&) = default;
};

/// Whether the field says something about an object that is the same without it: its comment, owner or privileges.
bool is_remark(std::string_view field);

struct Object {
  Identity identity;
  std::vector<Field> fields;  // in the order of their kind's definition; names are not repeated
  std::uint64_t hash = 0;     // of what is compared
  bool is_inherited = false;  // a column or constraint that is there because a parent of its table has it

  /// The value of a field; nullptr when there is none of that name.
  const std::string* find(std::string_view field) const;
  bool has(std::string_view field) const { return find(field) != nullptr; }
  /// Leaves out what is empty.
  void add(std::string_view field, std::string_view value, Form form = Form::kText);
};

/// A 64-bit hash of the fields, each text with its length before it. Equal objects have equal ones, on every machine.
std::uint64_t hash_of(const std::vector<Field>& fields);

struct Snapshot {
  int server_version = 0;  // 150018 for 15.18
  std::vector<Object> objects;
  /// "btree text_ops", …: what an index key has when no operator class is written.
  std::set<std::string> default_operator_classes;

  int major_version() const { return server_version / 10000; }
};

/// Of the whole, whatever the order of its objects: different where two snapshots are.
std::uint64_t fingerprint(const Snapshot& snapshot);

}  // namespace lockstep::catalog

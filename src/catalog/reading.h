#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "catalog/read_catalog.h"
#include "pg/result.h"

// What the parts of read_catalog() share while it runs. The server is asked for plain rows with object identifiers, and
// those become names here: joining and formatting every row there takes several times as long.
namespace lockstep::catalog {

using Oid = std::uint32_t;

// The fixed identifiers of the system catalogs.
constexpr Oid kPgDefaultAcl = 826;
constexpr Oid kPgType = 1247;
constexpr Oid kPgProc = 1255;
constexpr Oid kPgClass = 1259;
constexpr Oid kPgForeignServer = 1417;
constexpr Oid kPgConstraint = 2606;
constexpr Oid kPgNamespace = 2615;
constexpr Oid kPgRewrite = 2618;
constexpr Oid kPgTrigger = 2620;
constexpr Oid kPgExtension = 3079;
constexpr Oid kPgPolicy = 3256;
constexpr Oid kPgStatisticExt = 3381;
constexpr Oid kPgCollation = 3456;
constexpr Oid kPgEventTrigger = 3466;
constexpr Oid kPgPublication = 6104;
/// The row of pg_collation that stands for the database's.
constexpr Oid kDefaultCollation = 100;

/// A row of a system catalog.
struct Address {
  Oid catalog = 0;
  Oid row = 0;

  friend bool operator==(const Address&, const Address&) = default;
};
struct HashOfAddress {
  std::size_t operator()(const Address& address) const {
    return std::hash<std::uint64_t>()((std::uint64_t{address.catalog} << 32) | address.row);
  }
};

struct ColumnOfRelation {
  std::string name;
  Oid type = 0;
  Oid collation = 0;
  std::optional<std::size_t> object;  // its place in the snapshot
};

/// A table, index, view, sequence, … that is read. A column's number is its place and one.
struct Relation {
  char kind = 'r';  // as in pg_class.relkind
  std::string schema;
  std::string name;
  std::string owner;
  bool is_unlogged = false;
  std::optional<std::size_t> object;
  std::vector<ColumnOfRelation> columns;
  // Of an index:
  bool is_partition = false;
  std::string method;
  std::string options;
  std::string tablespace;
  std::unordered_map<int, std::string> options_of_key;

  std::string written() const;
  /// The columns of these numbers, "a, b".
  std::string names(const std::vector<int>& numbers) const;
};

/// What the rest is asked for by what stood in the columns.
struct SeenInColumns {
  std::vector<Oid> types;  // with the modifiers beside them
  std::vector<std::int64_t> modifiers;
  std::vector<Oid> relations_with_grants;  // on a column
};

class Reading {
 public:
  /// Sends the queries up to that of the columns.
  Reading(pg::Connection& connection, const ReadOptions& options);
  /// Waits for what was sent, so that the connection can be used again.
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// Sends the other queries.
  void send_rest(const SeenInColumns& seen);
  /// The answer to one of queries/, in the order in which they were sent. The server works at the next ones meanwhile.
  pg::Result answer(std::string_view query);
  /// To be called now and then by what looks long at an answer, so that the server can go on.
  void take_in() { connection_.take_in(); }

  /// Whether it came with an extension.
  bool is_member(Address address) const { return members_.contains(address); }
  void add_member(Address address) { members_.insert(address); }

  void add_role(Oid role, std::string_view name);
  /// The name of a role, or its number where it is gone; 0 is public.
  std::string role(Oid role) const;

  void add_schema(Oid schema, std::string_view name);
  /// The name of a schema, or its number where it is gone.
  std::string schema(Oid schema) const;

  void add_collation(Oid collation, std::string_view schema, std::string_view name);
  std::string collation(Oid collation) const;

  std::size_t add_object(Identity identity, Address address);
  /// nullptr when it is not read.
  Object* find(Address address);
  /// The same for a column; one of a view becomes an object when it is asked for.
  Object* find_column(Oid relation, int number);
  Object& object(std::size_t place) { return snapshot.objects[place]; }

  /// nullptr when it is not read.
  Relation* relation(Oid oid);

  Snapshot snapshot;
  std::unordered_map<Oid, Relation> relations;

 private:
  using Variables = std::vector<std::pair<std::string_view, std::string>>;
  void send(std::span<const std::string_view> queries, const Variables& variables = {});

  pg::Connection& connection_;
  const ReadOptions& options_;
  std::unordered_set<std::string> absent_;  // queries that would give no rows
  std::deque<std::string_view> awaited_;    // queries that were sent
  std::unordered_map<Address, std::size_t, HashOfAddress> places_;
  std::unordered_set<Address, HashOfAddress> members_;
  std::unordered_map<Oid, std::string> roles_;
  std::unordered_map<Oid, std::string> schemas_;
  std::unordered_map<Oid, std::string> collations_;
};

/// 0 for NULL. Queries of many rows cast an OID to int4, of which large ones are negative: the server prints that in
/// half of the time.
Oid oid_of(std::string_view number);
Oid oid_of(const pg::Row& row, std::size_t column);
/// The character of a "char" column; '\0' of an empty one.
char letter_of(const pg::Row& row, std::size_t column);
/// Whether a schema is one of PostgreSQL's own.
bool is_of_the_system(std::string_view schema);
/// {1,2} of an int array or 1 2 of an int2vector or oidvector.
std::vector<Oid> oids_of(std::string_view list);
std::vector<int> numbers_of(std::string_view list);
/// "true" or nothing.
std::string_view flag_of(bool holds);

// The parts, in the order in which they need each other.
void read_roles(Reading& reading);
void read_schema_names(Reading& reading);
void read_collation_names(Reading& reading);
void read_extension_members(Reading& reading);
void read_listed_objects(Reading& reading);
void read_relations(Reading& reading);
void read_inheritance(Reading& reading);
void read_columns(Reading& reading);
void read_indexes_and_constraints(Reading& reading);
void read_disabled_keys(Reading& reading);
void read_sequences(Reading& reading);
void read_views(Reading& reading);
void read_foreign_tables(Reading& reading);
void read_default_privileges(Reading& reading);
void read_grants(Reading& reading);
void read_comments(Reading& reading);

}  // namespace lockstep::catalog

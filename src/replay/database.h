#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replay/objects.h"

// A light model of one database: what the statements replayed so far have made of it.
//
// The model knows what it does not know. A lookup has three answers, and `kAbsent` is given only where nothing outside
// the migrations can have made the object: not after dynamic SQL, not in a schema such as auth that no migration made,
// not for a type that an extension may bring. What is used though no migration made it is assumed: it is there from
// then on, and open.
//
// Every change is logged, so that ROLLBACK takes it back; a change costs time by what it changes, not by what there is.
namespace lockstep::replay {

enum class Presence : std::uint8_t {
  kPresent,
  kAbsent,
  kUnknown,  // when `object` is given, it was made or dropped in a branch that may not run
};

/// What a lookup found. `object` points into the database until the object is removed.
template <typename T>
struct Lookup {
  Presence presence = Presence::kUnknown;
  const T* object = nullptr;

  bool is_present() const { return presence == Presence::kPresent; }
  bool is_absent() const { return presence == Presence::kAbsent; }
  const T* operator->() const { return object; }
  const T& operator*() const { return *object; }
  explicit operator bool() const { return object != nullptr; }
};

struct IndexLookup {
  Presence presence = Presence::kUnknown;
  const Relation* table = nullptr;
  const Index* index = nullptr;
};

struct TypeLookup {
  Presence presence = Presence::kUnknown;
  const Type* type = nullptr;        // of enums, domains and ranges; null for the built-in ones
  const Relation* row_of = nullptr;  // of composite types and of rows of tables
};

enum class PartKind : std::uint8_t {
  kWhole,      // a view, function, domain, sequence
  kColumn,     // its type
  kDefault,    // part: the column
  kGenerated,  // part: the column
  kConstraint,
  kIndex,
  kPolicy,
  kTrigger,
  kRule,
};

/// Something that stands on an object, and that keeps it from being dropped or altered without CASCADE.
struct Dependent {
  Id object = 0;  // a relation, type or function
  PartKind part = PartKind::kWhole;
  std::string part_name;     // of the column, constraint, …; empty for kWhole
  std::uint32_t column = 0;  // that it uses of the object; 0: the object itself
  bool is_certain = true;
  std::string description;  // "view active_users", "policy own_rows on posts", "default of posts.id"
};

/// Why the model may lack something, and since when.
struct OpenReason {
  std::string reason;  // "migration 0003 has dynamic SQL"
  Origin origin;
};

/// The part of a name that an object is unique in.
enum class NameSpace : std::uint8_t {
  kRelation,
  kType,
  kFunction,
  kConstraint,
  kSchema,
  kExtension,
  kPublication,
  kRole
};

/// A name to look up. Functions have their `signature` besides, constraints the id of their table: two tables of a
/// schema may have constraints of one name.
struct NameView {
  NameSpace space = NameSpace::kRelation;
  std::string_view schema;
  std::string_view name;
  std::string_view signature = {};
};

/// The same with strings of its own. Who has a name of kRelation: the relation, or the table whose index it is.
struct NameKey {
  NameSpace space = NameSpace::kRelation;
  std::string schema;
  std::string name;
  std::string signature;

  operator NameView() const { return {space, schema, name, signature}; }
};

/// Those of one space, name and schema stand together, by their signatures. Names come before schemas because most
/// objects are of one schema, and short names before long ones because most names differ in length already.
struct NameOrder {
  using is_transparent = void;
  bool operator()(const NameView& a, const NameView& b) const;
};

/// The schema of temporary tables, which are the session's own.
inline constexpr std::string_view kTemporary = "pg_temp";

/// A place in the log of changes.
using Mark = std::size_t;

class Database {
 public:
  Database();

  // Lookups. A name without schema is resolved by the search_path.
  Lookup<Relation> find_relation(const sql::QualifiedName& name) const;
  IndexLookup find_index(const sql::QualifiedName& name) const;
  TypeLookup find_type(const sql::TypeName& type) const;
  TypeLookup find_type(const sql::QualifiedName& name) const;
  /// All overloads, those of the first schema of the search_path that has one.
  std::vector<const Function*> find_functions(const sql::QualifiedName& name) const;
  Lookup<Function> find_function(const sql::ObjectName& name) const;
  Lookup<Schema> find_schema(std::string_view name) const;
  Lookup<Extension> find_extension(std::string_view name) const;
  Lookup<Publication> find_publication(std::string_view name) const;
  Lookup<Role> find_role(std::string_view name) const;

  Lookup<Column> find_column(const Relation& relation, std::string_view name) const;
  Lookup<Constraint> find_constraint(const Relation& relation, std::string_view name) const;
  Lookup<Policy> find_policy(const Relation& relation, std::string_view name) const;
  Lookup<Trigger> find_trigger(const Relation& relation, std::string_view name) const;

  // By id; null when it is of another kind, or dropped.
  const Relation* relation(Id id) const;
  const Type* type(Id id) const;
  const Function* function(Id id) const;
  const Object& object(Id id) const;
  /// Ids are 1 … last_id(), in the order of creation.
  Id last_id() const { return static_cast<Id>(slots_.size() - 1); }
  void for_each_relation(const std::function<void(const Relation&)>& visit) const;

  /// What stands on the object, other parts of its own relation too where PostgreSQL counts them (a generated column on
  /// the column that it is made from, a policy); not what goes silently with it: own indexes, constraints, sequences.
  std::vector<Dependent> dependents_of(const Relation& relation) const;
  std::vector<Dependent> dependents_of(const Relation& relation, const Column& column) const;
  std::vector<Dependent> dependents_of(const Type& type) const;
  std::vector<Dependent> dependents_of(const Function& function) const;
  /// Foreign keys that stand on a primary key, or on a unique constraint or index.
  std::vector<Dependent> dependents_of_key(const Relation& table, std::string_view index) const;
  /// The columns that have the type, arrays of it, or a domain over it.
  std::vector<Dependent> columns_of_type(Id type) const;

  /// Objects that use the one, or once did.
  std::vector<Id> possible_dependents(Id id) const;

  // The session.
  /// In order; without "$user", and without pg_catalog.
  const std::vector<std::string>& search_path() const { return search_path_; }
  /// The schemas off the search_path that have an object of the name, while no SQL has set the path: a connection may
  /// bring another one than the default, in its URL or from its role.
  std::vector<std::string> schemas_off_path(NameSpace space, std::string_view name) const;
  /// Whether there may be one, of any name.
  bool has_schemas_off_path() const;
  /// The schema that CREATE puts an object in; empty when there is none.
  std::string creation_schema(const sql::QualifiedName& name) const;
  /// The value of a setting that was SET, by SET LOCAL or set_config too; nothing when it has that of the server.
  std::optional<std::string> setting(std::string_view name) const;
  /// Of SET ROLE; empty when it is the one of the connection.
  std::string current_role() const;

  // What is not known.
  bool is_open() const { return !open_.empty(); }
  const std::vector<OpenReason>& open_reasons() const { return open_; }
  /// Whether an object of the schema that is not here cannot be there.
  bool is_known_whole(std::string_view schema) const;

  // Changes, for the replay. A reference that `change` gave is good until the object is removed or taken back.
  Id add(Object object);  // sets its `id`, and takes its names
  Relation& change_relation(Id id);
  Type& change_type(Id id);
  Function& change_function(Id id);
  Schema& change_schema(Id id);
  Publication& change_publication(Id id);
  Role& change_role(Id id);
  void remove(Id id);  // with its names

  // Names. Who renames an object, or adds a part with a name of its own, says so here.
  void take_name(const NameView& name, Id id);
  void free_name(const NameView& name);
  Id holder(const NameView& name) const;  // 0: nobody
  /// That it was dropped after the model was last opened, so that it is known to be absent.
  bool is_known_dropped(const NameView& name) const;
  /// Of the relation itself, its row type, its indexes and its constraints.
  void take_names(const Relation& relation);
  void free_names(const Relation& relation);
  void take_constraint_name(const Relation& table, const std::string& name);
  void free_constraint_name(const Relation& table, const std::string& name);
  bool has_constraint(const Relation& table, const std::string& name) const;
  /// Whether any table of the schema has one.
  bool has_constraint_named(const std::string& schema, const std::string& name) const;

  /// Has to follow each change that made `dependent` use something else.
  void note_use(Id dependent, Id used);
  void note_uses(Id dependent, const Uses& uses);
  void set_setting(const std::string& name, std::optional<std::string> value, bool is_local);
  void reset_settings();
  /// The connection's own search_path has the schema, as far as is known behind the default.
  void add_to_connection_path(std::string schema);
  void open(std::string reason, const Origin& origin);
  /// Nothing is new any more. Not to be called within a transaction.
  void settle();

  // The log. Without a transaction there is nothing to take back, and nothing is kept.
  void start_transaction();
  void end_transaction();  // what was changed stays; settings of SET LOCAL go
  /// With each savepoint.
  void start_level() { ++level_; }
  Mark mark() const { return log_.size(); }
  /// Takes back all changes after the mark; or none, and says false, when they had become too many to keep.
  bool roll_back(Mark mark);

 private:
  struct Slot {
    Object object;
    std::uint64_t level = 0;     // in which its before-image is in the log
    std::vector<Id> dependents;  // that use it or once did; to be looked at again
    bool is_unsettled = false;   // in unsettled_
  };
  struct NameEntry {
    Id id = 0;                      // 0: dropped
    std::size_t opened_before = 0;  // open_.size() when it was dropped
  };
  struct Setting {
    std::optional<std::string> session;
    std::optional<std::string> local;
  };
  struct ObjectAdded {
    Id id;
  };
  struct ObjectChanged {  // images_ has what it was
    Id id;
    std::uint64_t level;
  };
  struct NameBefore {
    NameKey key;
    std::optional<NameEntry> entry;
  };
  struct SettingBefore {
    std::string name;
    std::optional<Setting> setting;
  };
  using Change = std::variant<ObjectAdded, ObjectChanged, NameBefore, SettingBefore>;

  bool keeps_log() const { return is_logging_ && is_log_complete_; }
  void clear_log();
  void take_back(Change change);
  Object& touch(Id id);
  void note_unsettled(Id id);
  void set_name(const NameView& name, NameEntry entry);
  void put_setting(const std::string& name, Setting setting);
  void read_search_path();
  Presence presence_of_missing(const NameView& name) const;
  template <typename Visitor>
  bool any_schema_to_search(std::string_view schema, Visitor is_enough) const;
  template <typename Visitor>
  void for_each_schema_off_path(NameSpace space, Visitor visit) const;
  std::pair<Id, Presence> search(NameSpace space, std::string_view schema, std::string_view name) const;

  std::deque<Slot> slots_;
  std::map<NameKey, NameEntry, NameOrder> names_;
  std::set<std::pair<NameSpace, std::string>> schemas_of_names_;  // in which a name was ever taken or freed
  std::map<std::string, Setting, std::less<>> settings_;
  std::vector<std::string> search_path_;
  std::vector<std::string> connection_path_;
  std::vector<OpenReason> open_;
  std::deque<Change> log_;
  std::vector<Object> images_;  // one for each ObjectChanged of the log, in the same order
  std::vector<Id> unsettled_;   // objects that were added or changed after the last settle()
  std::uint64_t level_ = 1;
  std::size_t logged_parts_ = 0;
  bool has_temporary_ = false;   // names in pg_temp, now or once
  bool has_extensions_ = false;  // that bring types and functions nobody lists
  bool is_logging_ = false;
  bool is_log_complete_ = true;
};

}  // namespace lockstep::replay

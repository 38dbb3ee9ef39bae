#include "catalog/reading.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

enum RelationColumn : std::size_t {
  kOid,
  kSchema,
  kName,
  kKind,
  kOwner,
  kPersistence,
  kIsPartition,
  kRowSecurity,
  kForcedRowSecurity,
  kReplicaIdentity,
  kToastTable,
  kOptions,
  kTablespace,
  kMethod,
  kOfType,
  kPartitionBound,
  kPartitionKey,
};

std::optional<Kind> kind_of(char letter) {
  switch (letter) {
    case 'r':
    case 'p':
    case 'f':
      return Kind::kTable;
    case 'v':
      return Kind::kView;
    case 'm':
      return Kind::kMaterializedView;
    default:
      return std::nullopt;  // an index, sequence or composite type has a query of its own
  }
}

std::string_view replica_identity(char letter) {
  switch (letter) {
    case 'f':
      return "full";
    case 'n':
      return "nothing";
    default:
      return "";  // the primary key, or an index that read_indexes_and_constraints() names
  }
}

bool is_unlogged(const pg::Row& row) {
  return letter_of(row, kPersistence) == 'u';
}

std::string_view access_method(const pg::Row& row) {
  if (!row.is_null(kMethod)) return row.text(kMethod);
  const char letter = letter_of(row, kKind);
  return letter == 'i' || letter == 'I' ? "btree" : "heap";
}

void fill_table(const pg::Row& row, Object& table) {
  if (letter_of(row, kKind) == 'f') table.add("foreign", "true");
  table.add("unlogged", flag_of(is_unlogged(row)));
  table.add("partition by", row.text(kPartitionKey), Form::kExpression);
  table.add("partition", row.text(kPartitionBound), Form::kExpression);
  table.add("of type", row.text(kOfType));
  table.add("row level security", flag_of(!row.is_null(kRowSecurity)));
  table.add("forced row level security", flag_of(!row.is_null(kForcedRowSecurity)));
  table.add("replica identity", replica_identity(letter_of(row, kReplicaIdentity)));
}

/// All have the same, which read_columns() does not ask for.
std::vector<ColumnOfRelation> columns_of_sequence() {
  std::vector<ColumnOfRelation> columns(3);
  columns[0].name = "last_value";
  columns[1].name = "log_cnt";
  columns[2].name = "is_called";
  return columns;
}

void add_relation(Reading& reading, const pg::Row& row) {
  const Oid oid = oid_of(row, kOid);
  const char letter = letter_of(row, kKind);
  if (letter == 't' || reading.is_member({kPgClass, oid})) return;
  const std::string schema = reading.schema(oid_of(row, kSchema));
  if (is_of_the_system(schema)) return;
  Relation& relation = reading.relations[oid];
  relation.kind = letter;
  relation.schema = schema;
  relation.name = row.text(kName);
  relation.owner = reading.role(oid_of(row, kOwner));
  relation.is_unlogged = is_unlogged(row);
  relation.is_partition = !row.is_null(kIsPartition);
  relation.method = access_method(row);
  relation.options = row.text(kOptions);
  relation.tablespace = row.text(kTablespace);
  if (letter == 'S') relation.columns = columns_of_sequence();
  const std::optional<Kind> kind = kind_of(letter);
  if (!kind) return;
  relation.object = reading.add_object({*kind, relation.schema, relation.name, ""}, {kPgClass, oid});
  Object& object = reading.object(*relation.object);
  if (*kind == Kind::kTable) fill_table(row, object);
  object.add("options", relation.options);
  if (relation.method != "heap") object.add("access method", relation.method);
  object.add("tablespace", relation.tablespace);
  object.add("owner", relation.owner);
}

}  // namespace

void read_roles(Reading& reading) {
  const pg::Result rows = reading.answer("roles");
  for (const pg::Row row : rows) reading.add_role(oid_of(row, 0), row.text(1));
}

void read_schema_names(Reading& reading) {
  const pg::Result rows = reading.answer("schema_names");
  for (const pg::Row row : rows) reading.add_schema(oid_of(row, 0), row.text(1));
}

void read_collation_names(Reading& reading) {
  const pg::Result rows = reading.answer("collation_names");
  for (const pg::Row row : rows) reading.add_collation(oid_of(row, 0), reading.schema(oid_of(row, 1)), row.text(2));
}

void read_extension_members(Reading& reading) {
  const pg::Result rows = reading.answer("extension_members");
  for (const pg::Row row : rows) reading.add_member({oid_of(row, 0), oid_of(row, 1)});
}

void read_relations(Reading& reading) {
  const pg::Result rows = reading.answer("relations");
  std::unordered_map<Oid, std::string_view> options_of_toast;
  for (const pg::Row row : rows) {
    if (letter_of(row, kKind) == 't') options_of_toast.emplace(oid_of(row, kOid), row.text(kOptions));
    add_relation(reading, row);
  }
  if (options_of_toast.empty()) return;
  for (const pg::Row row : rows) {
    const auto options = options_of_toast.find(oid_of(row, kToastTable));
    Object* object = reading.find({kPgClass, oid_of(row, kOid)});
    if (object != nullptr && options != options_of_toast.end()) object->add("toast options", options->second);
  }
}

void read_inheritance(Reading& reading) {
  const pg::Result rows = reading.answer("inheritance");
  std::unordered_map<Oid, std::string> parents_of;
  for (const pg::Row row : rows) {
    const Relation* parent = reading.relation(oid_of(row, 1));
    if (parent == nullptr) continue;
    std::string& parents = parents_of[oid_of(row, 0)];
    parents += (parents.empty() ? "" : ", ") + parent->written();
    if (row.text(2) == "t") parents += " (detach pending)";
  }
  for (const auto& [child, parents] : parents_of) {
    const Relation* relation = reading.relation(child);
    if (relation == nullptr || !relation->object) continue;
    reading.object(*relation->object).add(relation->is_partition ? "partition of" : "inherits", parents);
  }
}

}  // namespace lockstep::catalog

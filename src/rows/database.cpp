#include "rows/database.h"

#include "pg/quote.h"
#include "rows/queries.h"

namespace lockstep::rows {
namespace {

int modifier_of(const pg::Row& row, std::size_t column) {
  return static_cast<int>(row.integer(column));
}

std::optional<std::string> optional_text(const pg::Row& row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

TypeKind kind_of(std::string_view type_type, bool is_array) {
  if (is_array) return TypeKind::kArray;
  if (type_type == "b") return TypeKind::kBase;
  if (type_type == "e") return TypeKind::kEnum;
  if (type_type == "d") return TypeKind::kDomain;
  if (type_type == "c") return TypeKind::kComposite;
  if (type_type == "r") return TypeKind::kRange;
  if (type_type == "m") return TypeKind::kMultirange;
  return TypeKind::kOther;
}

Types read_types(pg::Connection& connection) {
  Types types;
  const pg::Result described = run_query(connection, "types.sql");
  for (const pg::Row row : described) {
    Type type;
    type.schema = row.text(1);
    type.name = row.text(2);
    type.kind = kind_of(row.text(3), row.boolean(4));
    type.part = {row.is_null(5) ? 0 : row.integer(5), modifier_of(row, 6)};
    type.not_null = row.boolean(7);
    type.delimiter = row.text(8).empty() ? ',' : row.text(8).front();
    types.emplace(row.integer(0), std::move(type));
  }
  const pg::Result labels = run_query(connection, "enum_labels.sql");
  for (const pg::Row row : labels) {
    const auto type = types.find(row.integer(0));
    if (type != types.end()) type->second.labels.emplace_back(row.text(1));
  }
  const pg::Result attributes = run_query(connection, "attributes.sql");
  for (const pg::Row row : attributes) {
    const auto type = types.find(row.integer(0));
    if (type != types.end()) type->second.attributes.push_back({row.integer(1), modifier_of(row, 2)});
  }
  return types;
}

/// Fills the tables of a Database, whose columns the catalog numbers from 1 with gaps.
class TableReader {
 public:
  TableReader(pg::Connection& connection, Database& database) : connection_(connection), database_(database) {}

  void read() {
    read_tables();
    read_columns();
    read_checks();
    read_keys();
    read_foreign_keys();
    read_partitions();
  }

 private:
  Table* find(Oid oid) {
    const auto found = by_oid_.find(oid);
    return found == by_oid_.end() ? nullptr : &database_.tables[found->second];
  }

  std::optional<std::size_t> column_at(Oid table, std::int64_t number) const {
    const auto found = columns_.find({table, number});
    if (found == columns_.end()) return std::nullopt;
    return found->second;
  }

  void read_tables() {
    const pg::Result result = run_query(connection_, "tables.sql");
    for (const pg::Row row : result) {
      Table table;
      table.oid = row.integer(0);
      table.name = {std::string(row.text(1)), std::string(row.text(2))};
      table.is_partitioned = row.boolean(3);
      table.forces_row_security = row.boolean(4);
      by_oid_[table.oid] = database_.tables.size();
      database_.tables.push_back(std::move(table));
    }
  }

  void read_columns() {
    const pg::Result result = run_query(connection_, "columns.sql");
    for (const pg::Row row : result) {
      Table* table = find(row.integer(0));
      if (table == nullptr) continue;
      Column column;
      column.name = row.text(2);
      column.type = {row.integer(3), modifier_of(row, 4)};
      column.type_text = row.text(5);
      column.not_null = row.boolean(6);
      if (row.text(7) == "a") column.identity = Identity::kAlways;
      if (row.text(7) == "d") column.identity = Identity::kByDefault;
      column.is_generated = row.boolean(8);
      column.default_expression = optional_text(row, 9);
      column.has_volatile_default = row.boolean(10);
      columns_[{table->oid, row.integer(1)}] = table->columns.size();
      table->columns.push_back(std::move(column));
    }
  }

  void read_checks() {
    const pg::Result result = run_query(connection_, "checks.sql");
    for (const pg::Row row : result) {
      const auto type = database_.types.find(row.integer(1));
      if (type != database_.types.end()) type->second.checks.emplace_back(row.text(3));
      if (Table* table = find(row.integer(0)); table != nullptr) {
        table->checks.push_back({std::string(row.text(2)), std::string(row.text(3))});
      }
    }
  }

  void read_keys() {
    Oid current = 0;
    const pg::Result result = run_query(connection_, "keys.sql");
    for (const pg::Row row : result) {
      Table* table = find(row.integer(0));
      if (table == nullptr) continue;
      if (row.integer(1) != current) {
        current = row.integer(1);
        table->keys.push_back({std::string(row.text(2)), row.boolean(3), row.boolean(7), {}, optional_text(row, 6)});
      }
      table->keys.back().parts.push_back({column_at(table->oid, row.integer(4)), std::string(row.text(5))});
    }
  }

  void read_foreign_keys() {
    Oid current = 0;
    const pg::Result result = run_query(connection_, "foreign_keys.sql");
    for (const pg::Row row : result) {
      Table* table = find(row.integer(2));
      const auto column = column_at(row.integer(2), row.integer(6));
      if (table == nullptr || !column) continue;
      if (row.integer(0) != current) {
        current = row.integer(0);
        ForeignKey key;
        key.name = row.text(1);
        key.target = row.integer(4);
        key.target_name = {std::string(row.text(8)), std::string(row.text(9))};
        key.match_full = row.boolean(5);
        table->foreign_keys.push_back(std::move(key));
      }
      table->foreign_keys.back().columns.push_back(*column);
      table->foreign_keys.back().target_columns.emplace_back(row.text(10));
    }
  }

  void read_partitions() {
    const pg::Result result = run_query(connection_, "partitions.sql");
    for (const pg::Row row : result) {
      Table* table = find(row.integer(0));
      if (table != nullptr) table->partitions.push_back({std::string(row.text(1)), optional_text(row, 2)});
    }
  }

  pg::Connection& connection_;
  Database& database_;
  std::map<Oid, std::size_t> by_oid_;
  std::map<std::pair<Oid, std::int64_t>, std::size_t> columns_;
};

}  // namespace

std::string quoted(const TableName& name) {
  return pg::quote_identifier(name.schema) + '.' + pg::quote_identifier(name.name);
}

std::string describe(const TableName& name) {
  return name.schema == "public" ? name.name : name.schema + '.' + name.name;
}

std::optional<std::size_t> Table::find_column(std::string_view column) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column) return i;
  }
  return std::nullopt;
}

Database read_database(pg::Connection& connection) {
  Database database;
  database.types = read_types(connection);
  TableReader(connection, database).read();
  return database;
}

}  // namespace lockstep::rows

#include "merge/snapshot_references.h"

#include <map>
#include <set>

#include "base/text.h"
#include "merge/members.h"

namespace lockstep::merge {
namespace {

using layout::JsonValue;

std::string_view text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* member = object.find(key);
  return member != nullptr && member->is_string() ? std::string_view(member->text) : std::string_view();
}

const std::vector<JsonValue>& children_of(const JsonValue& object, std::string_view key) {
  static const std::vector<JsonValue> kNone;
  const JsonValue* member = object.find(key);
  return member == nullptr ? kNone : member->children;
}

/// The key of a table or enum in its map.
std::string map_key(std::string_view schema, std::string_view name) {
  return std::string(schema.empty() ? "public" : schema) + "." + std::string(name);
}

/// References of one schema that lead nowhere, by the pointer to what has them.
class ReferenceCheck {
 public:
  explicit ReferenceCheck(const JsonValue& schema)
      : schema_(schema), tables_(schema.find("tables")), enums_(schema.find("enums")) {}

  std::map<std::string, std::string> find() {
    for (const JsonValue& table : children_of(schema_, "tables")) {
      const Members columns(table.find("columns"));
      check_types(table);
      check_indexes(table, columns);
      check_keys(table, columns);
      check_foreign_keys(table, columns);
    }
    return std::move(broken_);
  }

 private:
  void add(std::initializer_list<std::string_view> path, std::string what) {
    broken_.emplace(pointer({path.begin(), path.size()}), std::move(what));
  }

  void check_types(const JsonValue& table) {
    for (const JsonValue& column : children_of(table, "columns")) {
      const std::string_view schema = text_of(column, "typeSchema");
      if (schema.empty()) continue;
      std::string_view type = text_of(column, "type");
      type = type.substr(0, type.find('['));
      if (enums_.find(map_key(schema, type)) != nullptr) continue;
      add({"tables", table.key, "columns", column.key}, "its type " + std::string(type) + " is gone on the other side");
    }
  }

  void check_indexes(const JsonValue& table, const Members& columns) {
    for (const JsonValue& index : children_of(table, "indexes")) {
      for (const JsonValue& part : children_of(index, "columns")) {
        const JsonValue* is_expression = part.find("isExpression");
        if (is_expression == nullptr || !is_expression->is_false()) continue;
        check_column({"tables", table.key, "indexes", index.key}, columns, text_of(part, "expression"));
      }
    }
  }

  void check_keys(const JsonValue& table, const Members& columns) {
    for (const std::string_view kind : {"compositePrimaryKeys", "uniqueConstraints"}) {
      for (const JsonValue& key : children_of(table, kind)) {
        for (const JsonValue& column : children_of(key, "columns")) {
          check_column({"tables", table.key, kind, key.key}, columns, column.text);
        }
      }
    }
  }

  void check_foreign_keys(const JsonValue& table, const Members& columns) {
    for (const JsonValue& key : children_of(table, "foreignKeys")) {
      const std::initializer_list<std::string_view> path = {"tables", table.key, "foreignKeys", key.key};
      for (const JsonValue& column : children_of(key, "columnsFrom")) check_column(path, columns, column.text);
      const JsonValue* target = tables_.find(map_key(text_of(key, "schemaTo"), text_of(key, "tableTo")));
      if (target == nullptr) {
        add(path, "its table " + std::string(text_of(key, "tableTo")) + " is gone on the other side");
        continue;
      }
      const Members target_columns(target->find("columns"));
      for (const JsonValue& column : children_of(key, "columnsTo")) check_column(path, target_columns, column.text);
    }
  }

  void check_column(std::initializer_list<std::string_view> path, const Members& columns, std::string_view name) {
    if (columns.find(name) != nullptr) return;
    add(path, "its column " + std::string(name) + " is gone on the other side");
  }

  const JsonValue& schema_;
  Members tables_;
  Members enums_;
  std::map<std::string, std::string> broken_;
};

std::map<std::string, std::string> broken_references(const JsonValue* schema) {
  return schema == nullptr ? std::map<std::string, std::string>() : ReferenceCheck(*schema).find();
}

/// Names of the tables whose columns one side changed.
std::set<std::string_view> changed_tables(const JsonValue* before, const JsonValue* after) {
  std::set<std::string_view> names;
  if (before == nullptr || after == nullptr) return names;
  const Members tables(after->find("tables"));
  for (const JsonValue& table : children_of(*before, "tables")) {
    const JsonValue* now = tables.find(table.key);
    const JsonValue* columns = now == nullptr ? nullptr : now->find("columns");
    if (!is_same(table.find("columns"), columns)) names.insert(text_of(table, "name"));
  }
  return names;
}

/// Adds the views that `writer` wrote since the ancestor and that name a table which the other side changed.
void add_views(const JsonValue* ancestor, const JsonValue* writer, const JsonValue* other,
               std::vector<Conflict>& conflicts) {
  if (writer == nullptr) return;
  const std::set<std::string_view> tables = changed_tables(ancestor, other);
  if (tables.empty()) return;
  const Members before(ancestor->find("views"));
  for (const JsonValue& view : children_of(*writer, "views")) {
    if (is_same(before.find(view.key), &view)) continue;
    const std::string_view definition = text_of(view, "definition");
    for (const std::string_view table : tables) {
      if (table.empty() || !base::contains(definition, '"' + std::string(table) + '"')) continue;
      conflicts.push_back({pointer(std::vector<std::string_view>{"views", view.key, "definition"}),
                           "it lists columns of " + std::string(table) + ", which the other side changed"});
    }
  }
}

}  // namespace

std::vector<Conflict> find_broken_references(const Versions& versions, const JsonValue& merged) {
  std::map<std::string, std::string> broken = broken_references(&merged);
  for (const JsonValue* side : {versions.base, versions.branch}) {
    for (const auto& [path, what] : broken_references(side)) broken.erase(path);
  }
  std::vector<Conflict> conflicts;
  for (auto& [path, what] : broken) conflicts.push_back({path, std::move(what)});
  add_views(versions.ancestor, versions.branch, versions.base, conflicts);
  add_views(versions.ancestor, versions.base, versions.branch, conflicts);
  return conflicts;
}

}  // namespace lockstep::merge

#include <algorithm>

#include "catalog/reading.h"
#include "catalog/words.h"

// Indexes and constraints. What pg_get_indexdef() prints takes 18 microseconds an index, most of an answer, and is put
// together here instead.

namespace lockstep::catalog {
namespace {

enum IndexColumn : std::size_t {
  kIndex,
  kTable,
  kIsUnique,
  kIsValid,
  kIsClustered,
  kIsReplicaIdentity,
  kKeyCount,
  kKeys,
  kCollations,
  kClasses,
  kKeyOptions,
  kPredicate,
  kExpressions,
  kNullsNotDistinct,
};

enum ConstraintColumn : std::size_t {
  kConstraint,
  kConstraintName,
  kConstraintType,
  kOfTable,
  kOfDomain,
  kOfIndex,
  kDeferrable,
  kDeferred,
  kValidated,
  kNoInherit,
  kConstraintIsInherited,
  kColumns,
  kForeignColumns,
  kForeignTable,
  kOnUpdate,
  kOnDelete,
  kMatch,
  kText,
  kOnDeleteColumns,
  kEnforced,
  kPeriod,
};

struct OperatorClass {
  std::string name;
  bool is_default = false;
};

/// An index in words.
struct IndexText {
  std::string keys;
  Form form_of_keys = Form::kText;
  std::string include;
};

/// Bits of pg_index.indoption.
constexpr int kDescending = 1;
constexpr int kNullsFirst = 2;

std::string_view order_words(int option) {
  switch (option & (kDescending | kNullsFirst)) {
    case kDescending:
      return " DESC NULLS LAST";
    case kNullsFirst:
      return " NULLS FIRST";
    case kDescending | kNullsFirst:
      return " DESC";
    default:
      return "";
  }
}

std::string_view referential_action(char letter) {
  switch (letter) {
    case 'r':
      return "restrict";
    case 'c':
      return "cascade";
    case 'n':
      return "set null";
    case 'd':
      return "set default";
    default:
      return "";
  }
}

std::string_view constraint_kind_words(char letter) {
  switch (letter) {
    case 'p':
      return "primary key";
    case 'u':
      return "unique";
    case 'x':
      return "exclusion";
    case 'f':
      return "foreign key";
    default:
      return "check";
  }
}

class KeyReader {
 public:
  explicit KeyReader(Reading& reading) : reading_(reading) {}

  void read() {
    const pg::Result indexes = reading_.answer("indexes");
    read_operator_classes();
    for (const pg::Row row : indexes) texts_.emplace(oid_of(row, kIndex), text_of(row));
    for (const pg::Row row : indexes) rows_.emplace(oid_of(row, kIndex), row);
    const pg::Result constraints = reading_.answer("constraints");
    for (const pg::Row row : constraints) add_constraint(row);
    for (const pg::Row row : indexes) add_index(row);
  }

 private:
  void read_operator_classes() {
    const pg::Result rows = reading_.answer("operator_classes");
    for (const pg::Row row : rows) {
      const std::string schema = reading_.schema(oid_of(row, 1));
      const bool is_systems = schema == "pg_catalog";
      const bool is_default = row.boolean(4);
      classes_[oid_of(row, 0)] = {is_systems ? written_name(row.text(2)) : written_name(schema, row.text(2)),
                                  is_default};
      if (is_default) {
        reading_.snapshot.default_operator_classes.insert(std::string(row.text(3)) + " " + std::string(row.text(2)));
      }
    }
  }

  IndexText text_of(const pg::Row& row) const {
    IndexText text;
    const Relation* table = reading_.relation(oid_of(row, kTable));
    const Relation* index = reading_.relation(oid_of(row, kIndex));
    if (table == nullptr || index == nullptr) return text;
    const std::vector<int> columns = numbers_of(row.text(kKeys));
    const std::vector<Oid> collations = oids_of(row.text(kCollations));
    const std::vector<Oid> classes = oids_of(row.text(kClasses));
    const std::vector<int> options = numbers_of(row.text(kKeyOptions));
    const auto key_count = static_cast<std::size_t>(row.integer(kKeyCount));
    std::string_view expressions = row.text(kExpressions);
    for (std::size_t at = 0; at < key_count && at < columns.size(); ++at) {
      if (at > 0) text.keys += ", ";
      if (columns[at] == 0) {
        const std::size_t end = std::min(expressions.find('\1'), expressions.size());
        text.keys += in_parentheses(expressions.substr(0, end));
        text.form_of_keys = Form::kExpression;
        text.keys += collation_of_expression(collations.at(at));
        expressions.remove_prefix(std::min(end + 1, expressions.size()));
      } else {
        text.keys += table->names({columns[at]});
        text.keys += collation_words(*table, columns[at], collations.at(at));
      }
      text.keys += class_words(classes.at(at), *index, static_cast<int>(at) + 1);
      text.keys += order_words(options.at(at));
    }
    for (std::size_t at = key_count; at < columns.size(); ++at) {
      text.include += (text.include.empty() ? "" : ", ") + table->names({columns[at]});
    }
    return text;
  }

  /// The server prints a plain call without parentheses.
  static std::string in_parentheses(std::string_view expression) {
    if (expression.starts_with('(')) return std::string(expression);
    return "(" + std::string(expression) + ")";
  }

  std::string collation_words(const Relation& table, int column, Oid collation) const {
    const auto place = static_cast<std::size_t>(column) - 1;
    if (collation == 0 || place >= table.columns.size() || table.columns[place].collation == collation) return "";
    return " COLLATE " + reading_.collation(collation);
  }

  /// What the expression has by itself is not known here; where that is not the database's, it is written twice.
  std::string collation_of_expression(Oid collation) const {
    return collation == 0 || collation == kDefaultCollation ? "" : " COLLATE " + reading_.collation(collation);
  }

  std::string class_words(Oid oid, const Relation& index, int key) const {
    const auto options = index.options_of_key.find(key);
    const auto found = classes_.find(oid);
    if (found == classes_.end()) return "";
    if (options != index.options_of_key.end()) return " " + found->second.name + " (" + options->second + ")";
    return found->second.is_default ? "" : " " + found->second.name;
  }

  void add_index_fields(const pg::Row& row, Object& object) const {
    const IndexText& text = texts_.at(oid_of(row, kIndex));
    object.add("keys", text.keys, text.form_of_keys);
    object.add("include", text.include);
    object.add("nulls not distinct", flag_of(row.boolean(kNullsNotDistinct)));
    add_storage(oid_of(row, kIndex), object);
    // The table tells these.
    object.add("is replica identity", flag_of(row.boolean(kIsReplicaIdentity)), Form::kStatement);
    object.add("is clustered", flag_of(row.boolean(kIsClustered)), Form::kStatement);
  }

  void add_storage(Oid oid, Object& object) const {
    const Relation* index = reading_.relation(oid);
    if (index == nullptr) return;
    object.add("options", index->options);
    object.add("tablespace", index->tablespace);
  }

  void add_index(const pg::Row& row) {
    const Oid oid = oid_of(row, kIndex);
    const Relation* table = reading_.relation(oid_of(row, kTable));
    const Relation* index = reading_.relation(oid);
    if (table == nullptr || index == nullptr) return;
    note_use(row, *table, *index);
    if (indexes_of_constraints_.contains(oid)) return;
    Object& object =
        reading_.object(reading_.add_object({Kind::kIndex, table->schema, table->name, index->name}, {kPgClass, oid}));
    object.is_inherited = index->is_partition;
    object.add("unique", flag_of(row.boolean(kIsUnique)));
    object.add("partitioned", flag_of(index->kind == 'I'));
    object.add("method", index->method);
    add_index_fields(row, object);
    object.add("where", row.text(kPredicate), Form::kExpression);
    // An index of a partitioned table is invalid until all partitions have theirs.
    object.add("invalid", flag_of(!row.boolean(kIsValid)));
  }

  void note_use(const pg::Row& row, const Relation& table, const Relation& index) {
    if (!table.object) return;
    Object& object = reading_.object(*table.object);
    if (row.boolean(kIsReplicaIdentity)) object.add("replica identity", "using index " + written_name(index.name));
    if (row.boolean(kIsClustered)) object.add("clustered on", written_name(index.name));
  }

  void add_constraint(const pg::Row& row) {
    const Oid oid = oid_of(row, kConstraint);
    const char type = letter_of(row, kConstraintType);
    if (const Oid domain = oid_of(row, kOfDomain); domain != 0) {
      const Object* object = reading_.find({kPgType, domain});
      if (object == nullptr || type != 'c') return;
      add_constraint(row, object->identity, {kPgConstraint, oid});
      reading_.find({kPgConstraint, oid})->add("domain", "true");
      return;
    }
    const Relation* table = reading_.relation(oid_of(row, kOfTable));
    if (table == nullptr || !table->object) return;
    if (type == 'n') return note_not_null(row);
    if (type == 'p' || type == 'u' || type == 'x') indexes_of_constraints_.insert(oid_of(row, kOfIndex));
    add_constraint(row, {Kind::kTable, table->schema, table->name, ""}, {kPgConstraint, oid});
  }

  /// Since PostgreSQL 18 NOT NULL is a constraint. Its name says nothing; what is unusual in it is its column's.
  void note_not_null(const pg::Row& row) {
    const std::vector<int> columns = numbers_of(row.text(kColumns));
    if (columns.empty()) return;
    Object* column = reading_.find_column(oid_of(row, kOfTable), columns.front());
    if (column == nullptr) return;
    column->add("not null is not valid", flag_of(!row.boolean(kValidated)));
    column->add("not null is not inherited", flag_of(row.boolean(kNoInherit)));
  }

  void add_constraint(const pg::Row& row, Identity identity, Address address) {
    identity.kind = Kind::kConstraint;
    identity.part = row.text(kConstraintName);
    Object& object = reading_.object(reading_.add_object(std::move(identity), address));
    object.is_inherited = row.boolean(kConstraintIsInherited);
    const char type = letter_of(row, kConstraintType);
    object.add("type", constraint_kind_words(type));
    if (type == 'c') {
      object.add("expression", row.text(kText), Form::kExpression);
      object.add("no inherit", flag_of(row.boolean(kNoInherit)));
    } else if (type == 'x') {
      object.add("definition", row.text(kText), Form::kExpression);
    } else if (type == 'f') {
      add_foreign_key(row, object);
    }
    if (type == 'p' || type == 'u') {
      const auto index = rows_.find(oid_of(row, kOfIndex));
      if (index != rows_.end()) add_index_fields(index->second, object);
      object.add("without overlaps", flag_of(row.boolean(kPeriod)));
    }
    if (row.boolean(kDeferrable)) {
      object.add("deferrable", row.boolean(kDeferred) ? "initially deferred" : "initially immediate");
    }
    object.add("not enforced", flag_of(!row.boolean(kEnforced)));
    if (row.boolean(kEnforced)) object.add("not valid", flag_of(!row.boolean(kValidated)));
  }

  void add_foreign_key(const pg::Row& row, Object& object) const {
    const Relation* table = reading_.relation(oid_of(row, kOfTable));
    const Relation* foreign = reading_.relation(oid_of(row, kForeignTable));
    object.add("of partitioned table", flag_of(table != nullptr && table->kind == 'p'), Form::kStatement);
    if (table != nullptr) object.add("columns", table->names(numbers_of(row.text(kColumns))));
    if (foreign != nullptr) {
      object.add("references", foreign->written());
      object.add("foreign columns", foreign->names(numbers_of(row.text(kForeignColumns))));
    }
    object.add("period", flag_of(row.boolean(kPeriod)));
    object.add("match", letter_of(row, kMatch) == 'f' ? "full" : "");
    object.add("on delete", referential_action(letter_of(row, kOnDelete)));
    const std::vector<int> only = numbers_of(row.text(kOnDeleteColumns));
    if (table != nullptr && !only.empty()) object.add("on delete columns", table->names(only));
    object.add("on update", referential_action(letter_of(row, kOnUpdate)));
  }

  Reading& reading_;
  std::unordered_map<Oid, OperatorClass> classes_;
  std::unordered_map<Oid, IndexText> texts_;
  std::unordered_map<Oid, pg::Row> rows_;
  std::unordered_set<Oid> indexes_of_constraints_;
};

}  // namespace

void read_indexes_and_constraints(Reading& reading) {
  KeyReader(reading).read();
}

}  // namespace lockstep::catalog

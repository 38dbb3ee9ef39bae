#include "evaluate/sql_text.h"

#include "base/text.h"
#include "evaluate/column_types.h"
#include "evaluate/conversions.h"
#include "evaluate/json_text.h"

namespace lockstep::evaluate {

namespace {

constexpr int kDeepestSql = 100;
constexpr std::size_t kLongestSql = std::size_t{1} << 20;

std::string quoted_text(std::string_view text) {
  return "'" + base::replace_all(std::string(text), "'", "''") + "'";
}

class Printer {
 public:
  Printer(Interpreter& run, Casing casing, SqlUse use) : run_(run), heap_(run.heap()), casing_(casing), use_(use) {}

  void print(Value value, bool is_inlined, int depth) {
    if (made_.unknown.is_unknown()) return;
    if (depth > kDeepestSql || made_.text.size() > kLongestSql || !run_.spend()) {
      return fail(run_.unknown("is too large for SQL", {}));
    }
    switch (value.type) {
      case Type::kUndefined:
        return;
      case Type::kUnknown:
        return fail(value);
      case Type::kSql:
        return print_chunks(heap_.sqls[value.id], is_inlined, depth);
      case Type::kSqlName:
        return add_name(value);
      case Type::kSqlAlias:
        return add_name(heap_.sql_aliases[value.id].name);
      case Type::kArray:
        return print_list(value, is_inlined, depth);
      case Type::kColumn:
        return print_column(value);
      case Type::kTable:
        return print_qualified(heap_.tables[value.id].schema, heap_.tables[value.id].name);
      case Type::kView:
        return print_qualified(heap_.views[value.id].schema, heap_.views[value.id].name);
      case Type::kEnum:
        return print_qualified(heap_.enums[value.id].schema, heap_.enums[value.id].name);
      case Type::kPgSchema:
        return add_name(heap_.schemas[value.id].name);
      case Type::kSqlParam:
        return print_parameter(heap_.sql_params[value.id], is_inlined);
      default:
        return print_value(value, is_inlined);
    }
  }

  SqlText take() { return std::move(made_); }

 private:
  void fail(Value cause) { made_.unknown = cause; }

  void print_chunks(const Sql& sql, bool is_inlined, int depth) {
    for (std::size_t place = 0; place < sql.chunks.size(); ++place) {
      const Chunk chunk = sql.chunks[place];
      if (!chunk.is_text) {
        print(chunk.value, is_inlined || sql.inlines_parameters, depth + 1);
      } else if (chunk.value.is(Type::kString)) {
        made_.text += heap_.text_of(chunk.value);
      } else {
        fail(chunk.value);
      }
    }
  }

  void print_list(Value list, bool is_inlined, int depth) {
    const Array& array = heap_.array(list);
    if (array.open != 0) return fail(Value::of(Type::kUnknown, array.open));
    made_.text += '(';
    for (std::size_t place = 0; place < array.items.size(); ++place) {
      if (place > 0) made_.text += ", ";
      print(array.items[place], is_inlined, depth + 1);
    }
    made_.text += ')';
  }

  void add_name(Value name) {
    if (use_ == SqlUse::kDefault) return fail(run_.unknown("has a name in a default, which drizzle-kit refuses", {}));
    if (name.is_unknown()) return fail(name);
    const bool is_text = name.is(Type::kString) || name.is(Type::kSqlName);
    if (!is_text) return fail(run_.unknown("has a name that is no text", {}));
    made_.text += quoted_name(heap_.text_of(name));
  }

  void print_qualified(Value schema, Value name) {
    if (!schema.is(Type::kUndefined)) {
      add_name(schema);
      made_.text += '.';
    }
    add_name(name);
  }

  void print_column(Value value) {
    const Column& column = heap_.columns[value.id];
    if (use_ != SqlUse::kIndexKey) {
      print_qualified(heap_.tables[column.table.id].schema, heap_.tables[column.table.id].name);
      made_.text += '.';
    }
    add_name(column_name(run_, casing_, value));
  }

  /// A value that a column encodes. How, counts only where it is inlined.
  void print_parameter(const SqlParam& parameter, bool is_inlined) {
    if (parameter.value.is(Type::kSql)) return print(parameter.value, is_inlined, 0);
    if ((is_inlined || use_ == SqlUse::kInlined) && parameter.column.is(Type::kColumn)) {
      const ColumnType& type = *heap_.columns[parameter.column.id].facts.type;
      const bool is_plain = type.form == TypeForm::kLength || type.form == TypeForm::kEnum || type.sql == "text" ||
                            type.sql == "uuid" || type.sql == "boolean" || type.sql == "integer" ||
                            type.sql == "bigint" || type.sql == "smallint" || type.is_serial;
      if (!is_plain) return fail(run_.unknown("compares with a value in the form of its column", {}));
    }
    print_value(parameter.value, is_inlined);
  }

  void print_value(Value value, bool is_inlined) {
    if (value.is_unknown()) return fail(value);
    if (use_ == SqlUse::kDefault) return fail(run_.unknown("has a value in a default, which drizzle-kit refuses", {}));
    if (!is_inlined && use_ != SqlUse::kInlined) {
      made_.parameters.push_back(value);
      made_.text += "$" + std::to_string(made_.parameters.size());
      return;
    }
    switch (value.type) {
      case Type::kNull:
        made_.text += "null";
        return;
      case Type::kNumber:
      case Type::kBoolean:
        made_.text += to_text(heap_, value).value_or("");
        return;
      case Type::kString:
        made_.text += quoted_text(heap_.text_of(value));
        return;
      case Type::kObject: {
        const JsonText json = json_text(run_, value);
        return json.unknown.is_unknown() ? fail(json.unknown) : void(made_.text += quoted_text(json.text));
      }
      default:
        return fail(run_.unknown("has a value that is not printed", {}));
    }
  }

  Interpreter& run_;
  Heap& heap_;
  Casing casing_;
  SqlUse use_;
  SqlText made_;
};

}  // namespace

SqlText sql_text(Interpreter& run, Casing casing, Value sql, SqlUse use) {
  Printer printer(run, casing, use);
  printer.print(sql, false, 0);
  return printer.take();
}

Value column_name(Interpreter& run, Casing casing, Value column) {
  const ColumnFacts& facts = run.heap().columns[column.id].facts;
  if (!facts.is_named_by_key || casing == Casing::kNone || !facts.name.is(Type::kString)) return facts.name;
  return run.heap().text(cased(run.heap().text_of(facts.name), casing));
}

std::string quoted_name(std::string_view name) {
  return "\"" + base::replace_all(std::string(name), "\"", "\"\"") + "\"";
}

}  // namespace lockstep::evaluate

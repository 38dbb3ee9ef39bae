#include "evaluate/default_text.h"

#include "base/text.h"
#include "evaluate/conversions.h"
#include "evaluate/json_text.h"

namespace lockstep::evaluate {

namespace {

constexpr int kDeepestArrayText = 30;

DefaultText unknown_default(Value cause) {
  return {std::nullopt, cause};
}

/// A date as a type takes it. Other timestamps than the plain type get the ISO text.
std::optional<std::string> date_text(double milliseconds, std::string_view type) {
  auto text = iso_date(milliseconds);
  if (!text) return text;
  if (type == "date") return text->substr(0, 10);
  if (type == "timestamp") return base::replace_all(text->substr(0, 23), "T", " ");
  return text;
}

bool is_array_type(std::string_view type) {
  const std::size_t open = type.find('[');
  if (open == std::string_view::npos) return false;
  const std::size_t close = type.find_first_not_of("0123456789", open + 1);
  return close != std::string_view::npos && type[close] == ']';
}

/// The inside of an array literal: texts in double quotes, without escapes.
class ArrayWriter {
 public:
  ArrayWriter(Interpreter& run, std::string_view element_type)
      : run_(run), heap_(run.heap()), element_type_(element_type) {}

  bool write(Value list, int depth) {
    if (heap_.array(list).open != 0) return fail(Value::of(Type::kUnknown, heap_.array(list).open));
    if (depth > kDeepestArrayText) return fail(run_.unknown("is nested too deeply", {}));
    text_ += '{';
    bool is_first = true;
    for (const Value item : std::vector(heap_.array(list).items)) {
      if (!is_first) text_ += ',';
      is_first = false;
      if (!run_.spend() || !write_item(item, depth)) return false;
    }
    text_ += '}';
    return true;
  }

  const std::string& text() const { return text_; }
  Value failure() const { return failure_; }

 private:
  bool fail(Value cause) {
    failure_ = cause;
    return false;
  }

  bool write_item(Value item, int depth) {
    switch (item.type) {
      case Type::kUnknown:
        return fail(item);
      case Type::kArray:
        return write(item, depth + 1);
      case Type::kNumber:
      case Type::kBigInt:
      case Type::kBoolean:
        text_ += to_text(heap_, item).value_or("");
        return true;
      case Type::kDate: {
        const auto date = date_text(item.number, element_type_);
        if (!date) return fail(run_.unknown("is no valid date", {}));
        text_ += "\"" + *date + "\"";
        return true;
      }
      case Type::kNull:  // an object, for JavaScript
      case Type::kObject: {
        const JsonText json = json_text(run_, item);
        if (json.unknown.is_unknown()) return fail(json.unknown);
        text_ += "\"" + base::replace_all(json.text, "\"", "\\\"") + "\"";
        return true;
      }
      default: {
        const auto plain = to_text(heap_, item);
        if (!plain) return fail(run_.unknown("has an item that is not printed", {}));
        text_ += "\"" + *plain + "\"";
        return true;
      }
    }
  }

  Interpreter& run_;
  const Heap& heap_;
  std::string_view element_type_;
  std::string text_;
  Value failure_;
};

DefaultText array_default(Interpreter& run, Value list, const std::string& type) {
  ArrayWriter writer(run, std::string_view(type).substr(0, type.find('[')));
  if (!writer.write(list, 0)) {
    return unknown_default(writer.failure().is_unknown() ? writer.failure() : run.unknown("takes too many steps", {}));
  }
  return {"'" + writer.text() + "'", {}};
}

DefaultText json_default(Interpreter& run, Value value, std::string_view before, std::string_view after) {
  JsonText json = json_text(run, value);
  if (json.unknown.is_unknown()) return unknown_default(json.unknown);
  return {std::string(before) + json.text + std::string(after), {}};
}

}  // namespace

DefaultText default_text(Interpreter& run, Casing casing, const Column& column) {
  const Value value = column.facts.default_value;
  if (value.is(Type::kUndefined)) return {};
  if (value.is_unknown()) return unknown_default(value);
  if (value.is(Type::kSql)) {
    SqlText sql = sql_text(run, casing, value, SqlUse::kDefault);
    return sql.unknown.is_unknown() ? unknown_default(sql.unknown) : DefaultText{std::move(sql.text), {}};
  }
  if (value.is(Type::kString)) {
    return {"'" + base::replace_all(std::string(run.heap().text_of(value)), "'", "''") + "'", {}};
  }
  if (!column.type.is(Type::kString)) return unknown_default(column.type);
  const std::string type = base::lower_ascii(run.heap().text_of(column.type));
  if (type == "json" || type == "jsonb") return json_default(run, value, "'", "'::" + type);
  switch (value.type) {
    case Type::kNull:
      return {};
    case Type::kDate: {
      const auto date = date_text(value.number, type);
      return date ? DefaultText{"'" + *date + "'", {}} : unknown_default(run.unknown("is no valid date", {}));
    }
    case Type::kArray:
      if (is_array_type(type)) return array_default(run, value, type);
      return json_default(run, value, "", "");
    case Type::kBigInt:
      return {to_text(run.heap(), value), {}};
    case Type::kBoolean:
    case Type::kNumber:
    case Type::kObject:
      return json_default(run, value, "", "");
    default:
      return unknown_default(run.unknown("is no value that drizzle-kit writes", column.origin));
  }
}

}  // namespace lockstep::evaluate

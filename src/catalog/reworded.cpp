#include "catalog/reworded.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "base/text.h"
#include "catalog/expression.h"
#include "catalog/type_words.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

using model::Property;

constexpr std::size_t kLongestName = 63;  // NAMEDATALEN - 1
constexpr std::size_t kLongestCharacter = 4;

/// Whether PostgreSQL keeps `whole` as `name`: it cuts after 63 bytes, and not within a character.
bool is_cut_of(std::string_view name, std::string_view whole) {
  return whole.size() > kLongestName && name.size() <= kLongestName && name.size() + kLongestCharacter > kLongestName &&
         whole.starts_with(name);
}

Property not_told_apart() {
  return Property::not_known({"the server prints expressions in its own words", 0});
}

void reword(Property& property, const Property& other, Sameness sameness) {
  if (sameness == Sameness::kSame) property = other;
  if (sameness == Sameness::kUnknown) property = not_told_apart();
}

void reword_expression(Property& property, const Property& other) {
  if (!property.text || !other.text) return;
  reword(property, other, compare_expressions(*property.text, *other.text));
}

/// What stands in one schema as a whole.
template <typename Made>
void reword_all(std::vector<Made>& objects, const std::vector<Made>& others, auto reword_one) {
  std::map<std::string_view, const Made*> by_name;
  for (const Made& other : others) {
    by_name.emplace(std::string_view(other.name).substr(0, kLongestName), &other);
  }
  for (Made& object : objects) {
    auto found = by_name.upper_bound(object.name);
    const bool is_after_cut = found != by_name.end() && is_cut_of(object.name, found->second->name);
    if (!is_after_cut) found = by_name.find(object.name);
    if (found == by_name.end()) continue;
    const Made& other = *found->second;
    if (object.name != other.name && !is_cut_of(object.name, other.name)) continue;
    object.name = other.name;
    reword_one(object, other);
  }
}

/// A key of an index, taken apart.
struct KeyWords {
  std::string what;  // a column or expression
  std::string operator_class;
  bool descends = false;
  bool has_nulls_first = false;
};

bool take_end(std::string& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

KeyWords key_words(std::string text, std::string_view method, const std::set<std::string>& default_operator_classes) {
  KeyWords words;
  const std::size_t blank = text.rfind(' ');
  if (blank != std::string::npos && text.ends_with("_ops")) {
    words.operator_class = text.substr(blank + 1);
    text.resize(blank);
    const bool is_default = default_operator_classes.contains(std::string(method) + " " + words.operator_class);
    if (is_default) words.operator_class.clear();
  }
  words.has_nulls_first = take_end(text, " nulls first");
  words.descends = take_end(text, " desc");
  words.what = std::move(text);
  return words;
}

/// Whether a key is SQL that somebody wrote, as in `on(sql`${table.made} DESC`)`, rather than a column with words of
/// the model behind it.
bool is_written_sql(std::string_view key) {
  return key.find_first_of("\"(") != std::string_view::npos;
}

/// In any case, behind anything but a letter, a digit or an underscore.
bool take_last_word(std::string& text, std::string_view word) {
  const std::string lower = base::lower_ascii(text);
  if (!lower.ends_with(word) || lower.size() == word.size()) return false;
  const auto before = static_cast<unsigned char>(lower[lower.size() - word.size() - 1]);
  if (std::isalnum(before) != 0 || before == '_') return false;
  text.resize(text.size() - word.size());
  text.resize(text.find_last_not_of(" \t\r\n") + 1);
  return true;
}

/// The same of a key that is SQL, whose order is written in SQL's words and has SQL's defaults.
KeyWords key_words_of_sql(std::string text, std::string_view method,
                          const std::set<std::string>& default_operator_classes) {
  const bool has_nulls_first = take_last_word(text, "nulls first");
  const bool has_nulls_last = !has_nulls_first && take_last_word(text, "nulls last");
  const bool descends = take_last_word(text, "desc");
  if (!descends) take_last_word(text, "asc");
  KeyWords words = key_words(std::move(text), method, default_operator_classes);
  const bool is_name = words.what.starts_with('"') && end_of_piece(words.what, 0) == words.what.size();
  if (is_name) words.what = plain_name(words.what);
  words.descends = descends;
  words.has_nulls_first = has_nulls_first || (descends && !has_nulls_last);
  return words;
}

Sameness compare_keys(const KeyWords& one, const KeyWords& other) {
  const bool are_alike = one.operator_class == other.operator_class && one.descends == other.descends &&
                         one.has_nulls_first == other.has_nulls_first;
  if (!are_alike) return Sameness::kDifferent;
  return one.what == other.what ? Sameness::kSame : compare_expressions(one.what, other.what);
}

class Rewording {
 public:
  Rewording(const model::Schema& other, const std::set<std::string>& default_operator_classes)
      : other_(other), default_operator_classes_(default_operator_classes) {}

  void apply(model::Schema& schema) {
    std::map<std::pair<std::string, std::string>, const model::Table*> tables;
    for (const model::Table& table : other_.tables) tables[{table.schema, table.name}] = &table;
    for (model::Table& table : schema.tables) {
      const auto found = tables.find({table.schema, table.name});
      if (found != tables.end()) reword_table(table, *found->second);
    }
    std::map<std::pair<std::string, std::string>, const model::View*> views;
    for (const model::View& view : other_.views) views[{view.schema, view.name}] = &view;
    for (model::View& view : schema.views) {
      const auto found = views.find({view.schema, view.name});
      if (found != views.end()) reword_view(view, *found->second);
    }
  }

 private:
  void reword_table(model::Table& table, const model::Table& other) {
    reword_all(table.columns, other.columns,
               [](model::Column& one, const model::Column& same) { reword_column(one, same); });
    reword_all(table.primary_keys, other.primary_keys, [](model::PrimaryKey&, const model::PrimaryKey&) {});
    reword_all(table.uniques, other.uniques, [](model::Unique&, const model::Unique&) {});
    reword_all(table.foreign_keys, other.foreign_keys, [](model::ForeignKey&, const model::ForeignKey&) {});
    reword_all(table.checks, other.checks,
               [](model::Check& one, const model::Check& same) { reword_expression(one.expression, same.expression); });
    reword_all(table.indexes, other.indexes,
               [this](model::Index& one, const model::Index& same) { reword_index(one, same); });
    reword_all(table.policies, other.policies, [](model::Policy& one, const model::Policy& same) {
      reword_expression(one.using_expression, same.using_expression);
      reword_expression(one.with_check, same.with_check);
    });
  }

  static void reword_column(model::Column& column, const model::Column& other) {
    if (column.type.text && other.type.text && is_same_type(*column.type.text, *other.type.text)) {
      column.type = other.type;
    }
    reword_expression(column.generated, other.generated);
    reword_default(column, other);
  }

  /// DEFAULT NULL is no default.
  static void reword_default(model::Column& column, const model::Column& other) {
    Property& value = column.default_value;
    if (!other.default_value.text) {
      if (value.text && expression_words(*value.text) == std::vector<std::string>{"null"}) value = {};
      return;
    }
    if (value.text) {
      const std::string type = column.type.text.value_or("");
      reword(value, other.default_value, compare_defaults(*value.text, *other.default_value.text, type));
    } else if (!value.unknown && expression_words(*other.default_value.text) == std::vector<std::string>{"null"}) {
      value = other.default_value;
    }
  }

  void reword_index(model::Index& index, const model::Index& other) {
    reword_expression(index.where, other.where);
    if (index.with.text && other.with.text) {
      reword(index.with, other.with, compare_expressions(*index.with.text, *other.with.text));
    }
    if (!index.keys.text || !other.keys.text || !index.method.text) return;
    const std::vector<std::string> keys = split_list(*index.keys.text);
    const std::vector<std::string> others = split_list(*other.keys.text);
    if (keys.size() != others.size()) return;
    Sameness sameness = Sameness::kSame;
    for (std::size_t at = 0; at < keys.size(); ++at) {
      const Sameness of_keys = compare_keys(key_words(keys[at], *index.method.text, default_operator_classes_),
                                            words_of_other(others[at], *index.method.text));
      if (of_keys == Sameness::kDifferent) return;
      if (of_keys == Sameness::kUnknown) sameness = Sameness::kUnknown;
    }
    reword(index.keys, other.keys, sameness);
  }

  KeyWords words_of_other(const std::string& key, std::string_view method) const {
    return is_written_sql(key) ? key_words_of_sql(key, method, default_operator_classes_)
                               : key_words(key, method, default_operator_classes_);
  }

  /// The server prints a query with every name in full, and whether a materialized view has rows says nothing of it.
  static void reword_view(model::View& view, const model::View& other) {
    reword_expression(view.definition, other.definition);
    if (view.definition.text != other.definition.text) view.definition = not_told_apart();
    if (!other.options.text) return;
    const std::string options = view.options.text.value_or("");
    const std::size_t rest = other.options.text->find(") ");
    const std::string compared = other.options.text->substr(0, rest == std::string::npos ? rest : rest + 1);
    if (!compared.starts_with("with (") && options.empty()) {
      view.options = other.options;
    } else if (expression_words(options) == expression_words(compared)) {
      view.options = other.options;
    }
  }

  const model::Schema& other_;
  const std::set<std::string>& default_operator_classes_;
};

}  // namespace

model::Schema reworded(model::Schema schema, const model::Schema& other,
                       const std::set<std::string>& default_operator_classes) {
  Rewording(other, default_operator_classes).apply(schema);
  return schema;
}

}  // namespace lockstep::catalog

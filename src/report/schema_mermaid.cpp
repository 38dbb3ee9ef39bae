#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/sanitize.h"
#include "base/text.h"
#include "base/utf8.h"
#include "report/schema_text.h"
#include "report/schema_words.h"

// Mermaid's grammar for entity relationship diagrams (packages/mermaid/src/diagrams/er/parser/erDiagram.jison, 10.5 to
// 12.3): an entity is a word with an alias in brackets, an attribute `type name PK, FK "comment"`. What the grammar or
// a directive could trip over becomes "_".
//
// Outside of the braces of an entity, its lexer takes `.*direction\s+(TB|BT|RL|LR)[^\n]*`, in any case, for a statement
// before it looks at anything else. So no text may hold it, mermaid_quoted or not, and no word may end a line with
// "direction", because \s+ reaches into the next one.

namespace lockstep::report {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Letters, digits and "_", with a letter or "_" first; `more` are further characters that may stand behind it.
std::string word(std::string_view text, std::string_view more = "") {
  std::string word;
  for (const char c : text) {
    const bool stays = is_letter(c) || is_digit(c) || more.find(c) != std::string_view::npos;
    word += stays ? c : '_';
  }
  if (word.empty() || !(is_letter(word[0]) || word[0] == '_')) word.insert(0, "_");
  return word;
}

constexpr std::string_view kDirection = "direction";

/// `text` with "_" for the first space between "direction" and one of its values.
std::string without_direction_statements(std::string text) {
  const std::string lower = base::lower_ascii(text);
  for (std::size_t at = lower.find(kDirection); at != std::string::npos; at = lower.find(kDirection, at + 1)) {
    const std::size_t end = at + kDirection.size();
    const std::size_t value = std::min(lower.find_first_not_of(' ', end), lower.size());
    constexpr std::array<std::string_view, 4> kValues = {"tb", "bt", "rl", "lr"};
    const bool has_value = std::find(kValues.begin(), kValues.end(), lower.substr(value, 2)) != kValues.end();
    if (has_value && value > end) text[end] = '_';
  }
  return text;
}

/// Whether it is white space to a regular expression of JavaScript; of that, the sanitiser leaves these.
bool is_wide_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// For people, between double quotes.
std::string mermaid_quoted(std::string_view text) {
  constexpr std::string_view kHarmless = " _-.,:()[]/'*+=";
  const std::string safe = base::sanitize(text, {.place = base::Place::kMidLine});
  std::string inner;
  for (std::size_t at = 0; at < safe.size();) {
    const base::Utf8Step step = base::utf8_step(safe, at);
    const char c = safe[at];
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    const bool stays = is_ascii ? is_letter(c) || is_digit(c) || kHarmless.find(c) != std::string_view::npos
                                : !is_wide_space(step.code_point.value_or(0));
    inner += stays ? std::string_view(safe).substr(at, step.length) : "_";
    at += step.length;
  }
  return "\"" + (inner.empty() ? " " : without_direction_statements(std::move(inner))) + "\"";
}

/// Words that the grammar takes for something else than a name.
bool is_taken(const std::string& word) {
  constexpr std::array<std::string_view, 16> kTaken = {
      "pk",       "fk",    "uk",       "title", "acctitle", "accdescr", "direction", "style",
      "classdef", "class", "subgraph", "end",   "one",      "many",     "to",        "erdiagram"};
  return std::find(kTaken.begin(), kTaken.end(), base::lower_ascii(word)) != kTaken.end();
}

std::string name_word(std::string_view name) {
  std::string plain = word(name);
  if (is_taken(plain)) plain += "_";
  return plain;
}

/// `timestamp(3)_with_time_zone`, `numeric(10_2)`
std::string type_word(const model::Column& column) {
  std::string type = base::replace_all(base::replace_all(type_name(column), " (", "("), ", ", " ");
  type = word(type, "()[]");
  return is_taken(type) ? type + "_" : type;
}

/// The names of a list property, "a, b".
std::set<std::string> names_of(const model::Property& list) {
  std::set<std::string> names;
  std::string_view rest = list.text ? std::string_view(*list.text) : std::string_view();
  while (!rest.empty()) {
    const std::size_t comma = rest.find(", ");
    names.emplace(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
  }
  return names;
}

/// What the constraints of one table say about its columns.
struct Keys {
  std::set<std::string> primary;
  std::set<std::string> foreign;
  std::set<std::string> not_null;
  std::set<std::set<std::string>> unique;  // each a set of columns that no two rows share

  explicit Keys(const model::Table& table) {
    for (const model::Column& column : table.columns) {
      if (column.primary_key.text) primary.insert(column.name);
      if (column.not_null.text) not_null.insert(column.name);
    }
    for (const model::PrimaryKey& key : table.primary_keys) primary.merge(names_of(key.columns));
    if (!primary.empty()) unique.insert(primary);
    for (const model::Unique& one : table.uniques) unique.insert(names_of(one.columns));
    for (const model::Index& index : table.indexes) {
      if (index.unique.text && !index.where.text) unique.insert(names_of(index.keys));
    }
    for (const model::ForeignKey& key : table.foreign_keys) foreign.merge(names_of(key.columns));
    not_null.insert(primary.begin(), primary.end());
  }

  std::string marks_of(const std::string& column) const {
    std::vector<std::string> marks;
    if (primary.count(column) != 0) marks.emplace_back("PK");
    if (foreign.count(column) != 0) marks.emplace_back("FK");
    if (primary.count(column) == 0 && unique.count({column}) != 0) marks.emplace_back("UK");
    return base::join(marks, ", ");
  }
};

class Diagram {
 public:
  explicit Diagram(const model::Schema& schema) {
    for (const model::Table& table : schema.tables) add_entity(table);
    for (const model::Table& table : schema.tables) {
      const Keys keys(table);
      for (const model::ForeignKey& key : table.foreign_keys) add_relation(table, keys, key);
    }
  }

  std::string text() const { return "erDiagram\n" + entities_ + relations_; }

 private:
  /// The word that stands for a table, and its name where that is another; the latter once.
  std::string id_of(const std::string& table) {
    const auto known = ids_.find(table);
    if (known != ids_.end()) return known->second;
    std::string plain = name_word(table);
    if (base::lower_ascii(plain).ends_with(kDirection)) plain += "_";
    std::string id = plain;
    for (std::size_t& number = last_number_of_[plain]; !taken_ids_.insert(id).second;) {
      id = plain + "_" + std::to_string(++number);
    }
    ids_[table] = id;
    return id;
  }

  std::string declaration(const std::string& table) {
    const std::string id = id_of(table);
    declared_.insert(table);
    return "  " + id + (id == table ? "" : "[" + mermaid_quoted(table) + "]");
  }

  void add_entity(const model::Table& table) {
    entities_ += declaration(model::qualified(table.schema, table.name));
    if (table.columns.empty()) {
      entities_ += "\n";
      return;
    }
    const Keys keys(table);
    entities_ += " {\n";
    for (const model::Column& column : table.columns) {
      const std::string name = name_word(column.name);
      const std::string marks = keys.marks_of(column.name);
      entities_ += "    " + type_word(column) + " " + name + (marks.empty() ? "" : " " + marks) +
                   (name == column.name ? "" : " " + mermaid_quoted(column.name)) + "\n";
    }
    entities_ += "  }\n";
  }

  /// The foreign table first: `||` when each row has one, `|o` when it may have none; then `o|` when a row of it is
  /// referred to once, `o{` when that may be often.
  void add_relation(const model::Table& table, const Keys& keys, const model::ForeignKey& key) {
    if (!key.foreign_table.text) return;
    const std::string& foreign = *key.foreign_table.text;
    if (declared_.count(foreign) == 0) entities_ += declaration(foreign) + "\n";
    const std::set<std::string> columns = names_of(key.columns);
    const bool is_required = std::includes(keys.not_null.begin(), keys.not_null.end(), columns.begin(), columns.end());
    const std::string ends =
        std::string(is_required ? "||" : "|o") + "--" + (keys.unique.count(columns) != 0 ? "o|" : "o{");
    relations_ += "  " + id_of(foreign) + " " + ends + " " + id_of(model::qualified(table.schema, table.name)) + " : " +
                  mermaid_quoted(key.columns.text.value_or("unknown")) + "\n";
  }

  std::map<std::string, std::string> ids_;  // by the qualified names of tables
  std::set<std::string> taken_ids_;
  std::map<std::string, std::size_t> last_number_of_;  // given to tell ids apart
  std::set<std::string> declared_;
  std::string entities_;
  std::string relations_;
};

}  // namespace

std::string schema_as_mermaid(const model::Schema& schema) {
  return Diagram(schema).text();
}

}  // namespace lockstep::report

#include "authoring/enum_recreate.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "sql/quoting.h"

namespace lockstep::authoring {
namespace {

using sql::literal;
using sql::quoted;

bool has_label(const std::vector<std::string>& labels, const std::string& label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// The label of a default such as 'a' or 'a'::mood; empty when it is something else.
std::string label_of(const std::string& value) {
  const std::size_t end = value.find('\'', 1);
  return value.starts_with('\'') && end != std::string::npos ? value.substr(1, end - 1) : "";
}

/// '{a,b}' with every item put through `replace`; nothing for another text.
template <typename Replace>
std::optional<std::string> replaced_items(const std::string& value, Replace replace) {
  const std::size_t end = value.find("}'");
  if (!value.starts_with("'{") || end == std::string::npos) return std::nullopt;
  std::vector<std::string> items;
  for (const std::string_view item : base::split(std::string_view(value).substr(2, end - 2), ',')) {
    std::string label(base::trim(item));
    const bool is_quoted = label.size() > 1 && label.starts_with('"') && label.ends_with('"');
    if (is_quoted) label = label.substr(1, label.size() - 2);
    label = replace(std::move(label));
    items.push_back(is_quoted ? "\"" + label + "\"" : label);
  }
  return "'{" + base::join(items, ",") + value.substr(end);
}

/// `name`_old, within the length of a name.
sql::QualifiedName set_aside(const sql::QualifiedName& name) {
  constexpr std::size_t kLongestName = 63;  // NAMEDATALEN - 1
  constexpr std::string_view kEnd = "_old";
  std::string stem = name.name;
  if (stem.size() + kEnd.size() > kLongestName) {
    stem.resize(base::character_boundary(stem, kLongestName - kEnd.size()));
  }
  return {name.schema, stem + std::string(kEnd), {}};
}

class Recreation {
 public:
  explicit Recreation(const EnumRecreation& change) : change_(change) {
    columns_ = change.users.columns;
    columns_.insert(columns_.end(), change.users.domain_columns.begin(), change.users.domain_columns.end());
    for (const std::string& label : change.old_labels) {
      if (!has_label(change.new_labels, label)) removed_.push_back(label);
    }
  }

  std::vector<std::string> statements() {
    move_values();
    for (const Obstacle& one : change_.users.obstacles) sql_.insert(sql_.end(), one.drop.begin(), one.drop.end());
    make_anew();
    convert_columns();
    sql_.insert(sql_.end(), change_.users.following.begin(), change_.users.following.end());
    for (auto one = change_.users.domains.rbegin(); one != change_.users.domains.rend(); ++one) {
      sql_.push_back("DROP DOMAIN " + quoted(set_aside(one->name)));
    }
    sql_.push_back("DROP TYPE " + quoted(set_aside(change_.name)));
    for (auto one = change_.users.obstacles.rbegin(); one != change_.users.obstacles.rend(); ++one) make_again(*one);
    return std::move(sql_);
  }

 private:
  /// What rows of the column get instead of a label that goes.
  std::string replacement(const EnumColumn& column, const std::string& label) const {
    if (const auto told = change_.becomes.find(label); told != change_.becomes.end()) return told->second;
    const std::string preset = column.default_value ? label_of(*column.default_value) : "";
    if (has_label(change_.new_labels, preset)) return preset;
    return change_.new_labels.empty() ? "…" : change_.new_labels.front();
  }

  /// Whether the old type can hold it, so that rows are moved before the change and not by it.
  bool is_old(const std::string& label) const {
    return change_.old_labels.empty() || has_label(change_.old_labels, label) || label == "…";
  }

  void move_values() {
    const std::size_t before = sql_.size();
    for (const EnumColumn& column : columns_) {
      if (column.is_private) continue;
      for (std::string& update : updates(column)) sql_.push_back(std::move(update));
    }
    // PostgreSQL alters no table that has_label something left to be checked at COMMIT.
    const bool has_moved = sql_.size() > before;
    if (has_moved && change_.users.has_deferred_checks) sql_.emplace_back("SET CONSTRAINTS ALL IMMEDIATE");
  }

  std::vector<std::string> updates(const EnumColumn& column) const {
    const std::string name = quoted(column.name);
    const std::string update = "UPDATE " + quoted(column.table) + " SET " + name + " = ";
    // As text: a value that this very transaction has_label added cannot be named as one of the enum (55P04), and a
    // domain is not compared with a literal of its enum.
    const std::string compared = name + "::text";
    std::vector<std::pair<std::string, std::vector<std::string>>> moves;  // to, from
    for (const std::string& label : removed_) {
      const std::string to = replacement(column, label);
      if (!is_old(to)) continue;
      const auto known = std::find_if(moves.begin(), moves.end(), [&](const auto& move) { return move.first == to; });
      (known == moves.end() ? moves.emplace_back(to, std::vector<std::string>()) : *known)
          .second.push_back(literal(label));
    }
    std::vector<std::string> statements;
    if (column.dimensions > 0) {
      std::string value = name;
      std::vector<std::string> from;
      for (const auto& [to, labels] : moves) {
        for (const std::string& label : labels) {
          value = "array_replace(" + value + ", " + label + ", " + literal(to) + ")";
          from.push_back(label);
        }
      }
      if (!from.empty()) statements.push_back(update + value + overlap(column, from));
      return statements;
    }
    for (const auto& [to, labels] : moves) {
      statements.push_back(update + literal(to) + " WHERE " + compared + " IN (" + base::join(labels, ", ") + ")");
    }
    return statements;
  }

  bool is_of_domain(const EnumColumn& column) const { return column.type.name != change_.name.name; }

  /// Only the rows that have one of them; of an array of a domain, all.
  std::string overlap(const EnumColumn& column, const std::vector<std::string>& labels) const {
    if (is_of_domain(column)) return "";
    return " WHERE " + quoted(column.name) + " && ARRAY[" + base::join(labels, ", ") + "]::" + quoted(change_.name) +
           "[]";
  }

  void make_anew() {
    std::vector<std::string> values;
    const std::vector<std::string>& labels = change_.new_labels.empty() ? change_.old_labels : change_.new_labels;
    for (const std::string& label : labels) values.push_back(literal(label));
    const std::string type = quoted(change_.name);
    sql_.push_back("ALTER TYPE " + type + " RENAME TO " + quoted(set_aside(change_.name).name));
    for (const EnumDomain& domain : change_.users.domains) {
      sql_.push_back("ALTER DOMAIN " + quoted(domain.name) + " RENAME TO " + quoted(set_aside(domain.name).name));
    }
    sql_.push_back("CREATE TYPE " + type + " AS ENUM (" + base::join(values, ", ") + ")");
    for (const EnumDomain& domain : change_.users.domains) sql_.push_back(domain.make);
  }

  /// All columns of a table at once, so that its rows are written once.
  void convert_columns() {
    std::vector<std::pair<std::string, std::vector<std::string>>> tables;
    for (const EnumColumn& column : columns_) {
      const std::string table = quoted(column.table);
      const auto known =
          std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.first == table; });
      auto& actions = known == tables.end() ? tables.emplace_back(table, std::vector<std::string>()) : *known;
      add_actions(column, actions.second);
    }
    for (const auto& [table, actions] : tables) {
      const std::string separator = actions.size() == 1 ? " " : "\n  ";
      sql_.push_back("ALTER TABLE " + table + separator + base::join(actions, ",\n  "));
    }
  }

  void add_actions(const EnumColumn& column, std::vector<std::string>& actions) const {
    const std::string alter = "ALTER COLUMN " + quoted(column.name);
    std::string type = quoted(column.type);
    if (column.dimensions > 0) type += "[]";
    if (column.default_value) actions.push_back(alter + " DROP DEFAULT");
    actions.push_back(alter + " TYPE " + type + " USING " + converted(column) + "::" + type);
    if (const auto value = new_default(column)) actions.push_back(alter + " SET DEFAULT " + *value);
  }

  /// The values as text; a label that the old type could not hold takes its place on the way.
  std::string converted(const EnumColumn& column) const {
    const std::string name = quoted(column.name);
    std::string text = name + (column.dimensions > 0 ? "::text[]" : "::text");
    std::string cases;
    std::string replaced = text;
    for (const std::string& label : removed_) {
      const std::string to = replacement(column, label);
      if (is_old(to)) continue;
      cases += " WHEN " + literal(label) + " THEN " + literal(to);
      replaced = "array_replace(" + replaced + ", " + literal(label) + ", " + literal(to) + ")";
    }
    if (cases.empty()) return text;
    return column.dimensions > 0 ? replaced : "(CASE " + text + cases + " ELSE " + text + " END)";
  }

  std::optional<std::string> new_default(const EnumColumn& column) const {
    for (const NewDefault& one : change_.defaults) {
      if (one.column == column.name && one.table.name == column.table.name && one.table.schema == column.table.schema)
        return one.value;
    }
    if (!column.default_value) return std::nullopt;
    const auto replace = [&](std::string item) {
      return has_label(removed_, item) ? replacement(column, item) : std::move(item);
    };
    if (auto items = replaced_items(*column.default_value, replace)) return items;
    std::string value = *column.default_value;
    for (const std::string& label : removed_) {
      value = base::replace_all(std::move(value), literal(label), literal(replacement(column, label)));
    }
    return value;
  }

  /// What brings an obstacle back; by hand where its text still names a value that is gone.
  void make_again(const Obstacle& obstacle) {
    for (const std::string& text : obstacle.make) {
      const auto gone = std::find_if(removed_.begin(), removed_.end(), [&](const std::string& label) {
        return !text.starts_with("--") && base::contains(text, literal(label));
      });
      if (gone == removed_.end()) {
        sql_.push_back(text);
        continue;
      }
      std::string comment = "-- here make " + obstacle.description + " again, without " + literal(*gone) + ":";
      for (const std::string_view line : base::split_lines(text)) comment += "\n--   " + std::string(line);
      sql_.push_back(std::move(comment));
    }
  }

  const EnumRecreation& change_;
  std::vector<EnumColumn> columns_;
  std::vector<std::string> removed_;
  std::vector<std::string> sql_;
};

}  // namespace

std::vector<std::string> recreate(const EnumRecreation& change) {
  return Recreation(change).statements();
}

}  // namespace lockstep::authoring

#include "authoring/enum_edit.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "sql/quoting.h"

namespace lockstep::authoring {
namespace {

using sql::literal;
using sql::quoted;

bool has(const std::vector<std::string>& labels, const std::string& label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

std::vector<std::string> only_in(const std::vector<std::string>& labels, const std::vector<std::string>& others) {
  std::vector<std::string> own;
  for (const std::string& label : labels) {
    if (!has(others, label)) own.push_back(label);
  }
  return own;
}

/// The values after the renames.
std::vector<std::string> renamed(const std::vector<std::string>& labels, const EnumAnswers& answers) {
  std::vector<std::string> now;
  for (const std::string& label : labels) {
    const auto one = answers.renamed.find(label);
    now.push_back(one == answers.renamed.end() ? label : one->second);
  }
  return now;
}

std::string alter_type(const EnumEdit& edit) {
  return "ALTER TYPE " + quoted(edit.name) + " ";
}

std::vector<std::string> rename_statements(const EnumEdit& edit, const EnumAnswers& answers) {
  std::vector<std::string> statements;
  for (const std::string& label : edit.before) {
    const auto one = answers.renamed.find(label);
    if (one == answers.renamed.end()) continue;
    statements.push_back(alter_type(edit) + "RENAME VALUE " + literal(label) + " TO " + literal(one->second));
  }
  return statements;
}

/// Each new value beside one that is there by then.
std::vector<std::string> add_statements(const EnumEdit& edit, const std::vector<std::string>& before) {
  std::vector<std::string> statements;
  const std::size_t shared = before.size();
  std::size_t passed = 0;  // of the old values
  for (std::size_t at = 0; at < edit.after.size(); ++at) {
    if (has(before, edit.after[at])) {
      ++passed;
      continue;
    }
    std::string place;
    if (at > 0 && passed < shared) place = " AFTER " + literal(edit.after[at - 1]);
    if (at == 0 && shared > 0) place = " BEFORE " + literal(before.front());
    statements.push_back(alter_type(edit) + "ADD VALUE " + literal(edit.after[at]) + place);
  }
  return statements;
}

const model::Column* find_column(const model::Schema& schema, const EnumColumn& column) {
  for (const model::Table& table : schema.tables) {
    if (table.name != column.table.name || table.schema != column.table.schema || table.unknown) continue;
    for (const model::Column& one : table.columns) {
      if (one.name == column.name) return &one;
    }
  }
  return nullptr;
}

/// A default without the cast to its own type, which the schema's words may have and the migrations' may not.
std::string without_cast(const std::string& value) {
  const std::size_t end = value.starts_with('\'') ? value.find('\'', 1) : std::string::npos;
  const bool is_cast = end != std::string::npos && value.substr(end + 1).starts_with("::");
  return is_cast ? value.substr(0, end + 1) : value;
}

replay::TypeLookup find_enum(const EnumEdit& edit, const History& history) {
  const sql::QualifiedName name{edit.name.schema.empty() ? "public" : edit.name.schema, edit.name.name, {}};
  return history.database().find_type(name);
}

/// The users as they are after the values were renamed: PostgreSQL keeps their defaults, and what is made again from a
/// text has to say the new name.
EnumUsers users_after_renames(const EnumEdit& edit, const EnumAnswers& answers, const History& history) {
  EnumUsers users = users_of(edit, history);
  for (const auto& renaming : answers.renamed) {
    const std::string from = literal(renaming.first);
    const std::string to = literal(renaming.second);
    const auto rename = [&](std::string& text) { text = base::replace_all(std::move(text), from, to); };
    for (Obstacle& one : users.obstacles) std::for_each(one.make.begin(), one.make.end(), rename);
    for (EnumDomain& domain : users.domains) rename(domain.make);
    for (std::vector<EnumColumn>* columns : {&users.columns, &users.domain_columns}) {
      for (EnumColumn& column : *columns) {
        if (column.default_value) rename(*column.default_value);
      }
    }
  }
  return users;
}

std::vector<std::string> recreation(const EnumEdit& edit, const EnumAnswers& answers, EnumUsers users,
                                    const model::Schema& after) {
  EnumRecreation change;
  change.name = edit.name;
  change.old_labels = renamed(edit.before, answers);
  change.new_labels = edit.after;
  change.becomes = answers.becomes;
  change.defaults = changed_defaults(users, after);
  change.users = std::move(users);
  return recreate(change);
}

std::vector<std::string> change_in_place(const EnumEdit& edit, const EnumAnswers& answers, const EnumUsers& users,
                                         const model::Schema& after) {
  std::vector<std::string> statements = add_statements(edit, renamed(edit.before, answers));
  for (const NewDefault& one : changed_defaults(users, after)) {
    const std::string column = "ALTER TABLE " + quoted(one.table) + " ALTER COLUMN " + quoted(one.column);
    statements.push_back(column + (one.value ? " SET DEFAULT " + *one.value : " DROP DEFAULT"));
  }
  return statements;
}

}  // namespace

std::vector<std::string> EnumEdit::removed() const {
  return only_in(before, after);
}

std::vector<std::string> EnumEdit::added() const {
  return only_in(after, before);
}

std::vector<EnumEdit> enum_edits(const model::Schema& before, const model::Schema& after) {
  std::vector<EnumEdit> edits;
  for (const model::Enum& now : after.enums) {
    for (const model::Enum& was : before.enums) {
      const bool is_same = was.name == now.name && was.schema == now.schema && !was.unknown && !now.unknown;
      if (is_same && was.values != now.values) edits.push_back({{now.schema, now.name, {}}, was.values, now.values});
    }
  }
  return edits;
}

EnumWay way_of(const EnumEdit& edit, const EnumAnswers& answers) {
  if (edit.before == edit.after) return EnumWay::kNothing;
  const std::vector<std::string> before = renamed(edit.before, answers);
  std::vector<std::string> kept;
  for (const std::string& label : edit.after) {
    if (has(before, label)) kept.push_back(label);
  }
  return kept == before ? EnumWay::kInPlace : EnumWay::kRecreate;
}

bool uses_new_value(const EnumEdit& edit, const EnumAnswers& answers, const model::Schema& after) {
  const std::vector<std::string> added = only_in(edit.after, renamed(edit.before, answers));
  const auto is_needed = [&](const model::Column& column) {
    const std::string type = column.type.text.value_or("");
    const bool is_of_enum = type == edit.name.name || type == edit.name.name + "[]";
    return is_of_enum && column.default_value.text && std::any_of(added.begin(), added.end(), [&](const auto& label) {
             return base::contains(*column.default_value.text, literal(label));
           });
  };
  return std::any_of(after.tables.begin(), after.tables.end(), [&](const model::Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(), is_needed);
  });
}

std::vector<NewDefault> changed_defaults(const EnumUsers& users, const model::Schema& after) {
  std::vector<NewDefault> changed;
  for (const EnumColumn& column : users.columns) {
    const model::Column* now = find_column(after, column);
    if (now == nullptr || now->unknown || now->default_value.unknown) continue;
    const std::optional<std::string>& value = now->default_value.text;
    const bool is_same = value.has_value() == column.default_value.has_value() &&
                         (!value || without_cast(*value) == without_cast(*column.default_value));
    if (!is_same) changed.push_back({column.table, column.name, value});
  }
  return changed;
}

std::string usual_replacement(const EnumEdit& edit, const EnumUsers& users) {
  for (const EnumColumn& column : users.columns) {
    if (!column.default_value) continue;
    for (const std::string& label : edit.after) {
      if (without_cast(*column.default_value) == literal(label)) return label;
    }
  }
  return edit.after.empty() ? "" : edit.after.front();
}

EnumUsers users_of(const EnumEdit& edit, const History& history) {
  const replay::TypeLookup found = find_enum(edit, history);
  return found.type == nullptr ? EnumUsers{} : users_of(history.database(), *found.type, &history.written());
}

std::vector<std::string> enum_statements(const EnumEdit& edit, const EnumAnswers& answers, EnumWay way,
                                         const History& history, const model::Schema& after) {
  const replay::TypeLookup found = find_enum(edit, history);
  if (found.type == nullptr || found.type->kind != replay::Type::Kind::kEnum) {
    throw base::Error("no migration makes the enum " + quoted(edit.name) + ", so it is not known what uses it",
                      "write its change by hand; lockstep explain enum-recreate shows how");
  }
  std::vector<std::string> statements = rename_statements(edit, answers);
  if (way == EnumWay::kNothing) return statements;
  EnumUsers users = users_after_renames(edit, answers, history);
  const std::vector<std::string> more = way == EnumWay::kInPlace ? change_in_place(edit, answers, users, after)
                                                                 : recreation(edit, answers, std::move(users), after);
  statements.insert(statements.end(), more.begin(), more.end());
  return statements;
}

}  // namespace lockstep::authoring

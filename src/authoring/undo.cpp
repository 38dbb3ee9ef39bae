#include "authoring/undo.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "base/text.h"
#include "sql/line_index.h"
#include "sql/quoting.h"

namespace lockstep::authoring {
namespace {

using sql::ObjectKind;
using sql::quoted;

std::string upper(std::string_view words) {
  std::string text(words);
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string with_arguments(const sql::ObjectName& object, const sql::QualifiedName& name) {
  if (!object.has_arguments) return quoted(name);
  std::vector<std::string> types;
  for (const sql::TypeName& type : object.arguments) types.push_back(sql::type_text(type));
  return quoted(name) + "(" + base::join(types, ", ") + ")";
}

std::string undone(const sql::Rename& rename) {
  const std::string now = quoted(rename.new_name.text);
  const std::string before = quoted(rename.old_name.text);
  switch (rename.kind) {
    case ObjectKind::kColumn:
      return "ALTER TABLE " + quoted(rename.relation) + " RENAME COLUMN " + now + " TO " + before;
    case ObjectKind::kTableConstraint:
      return "ALTER TABLE " + quoted(rename.relation) + " RENAME CONSTRAINT " + now + " TO " + before;
    case ObjectKind::kDomainConstraint:
      return "ALTER DOMAIN " + quoted(rename.relation) + " RENAME CONSTRAINT " + now + " TO " + before;
    case ObjectKind::kAttribute:
      return "ALTER TYPE " + quoted(rename.relation) + " RENAME ATTRIBUTE " + now + " TO " + before;
    case ObjectKind::kTrigger:
    case ObjectKind::kPolicy:
    case ObjectKind::kRule:
      return "ALTER " + upper(words(rename.kind)) + " " + now + " ON " + quoted(rename.relation) + " RENAME TO " +
             before;
    default:
      break;
  }
  const sql::QualifiedName name{rename.object.name.schema, rename.new_name.text, {}};
  return "ALTER " + upper(words(rename.kind)) + " " + with_arguments(rename.object, name) + " RENAME TO " +
         quoted(rename.object.name.name);
}

std::optional<std::string> undone(const sql::Statement& statement) {
  if (const auto* rename = std::get_if<sql::Rename>(&statement.body)) return undone(*rename);
  if (const auto* change = std::get_if<sql::AlterEnum>(&statement.body)) {
    if (change->kind != sql::AlterEnum::Kind::kRenameValue) return std::nullopt;
    return "ALTER TYPE " + quoted(change->name) + " RENAME VALUE " + sql::literal(change->value.label) + " TO " +
           sql::literal(change->old_value.label);
  }
  if (const auto* move = std::get_if<sql::SetSchema>(&statement.body)) {
    const sql::QualifiedName name{move->schema.text, move->object.name.name, {}};
    const std::string& before = move->object.name.schema;
    return "ALTER " + upper(words(move->kind)) + " " + with_arguments(move->object, name) + " SET SCHEMA " +
           quoted(before.empty() ? "public" : before);
  }
  return std::nullopt;
}

bool writes_rows(const sql::Statement& statement) {
  return std::holds_alternative<sql::Insert>(statement.body) || std::holds_alternative<sql::Update>(statement.body) ||
         std::holds_alternative<sql::Delete>(statement.body) || std::holds_alternative<sql::Merge>(statement.body) ||
         std::holds_alternative<sql::Truncate>(statement.body);
}

bool goes_up(const sql::ParsedFile& file, const sql::Statement& statement) {
  return std::none_of(file.chunks.begin(), file.chunks.end(), [&](const sql::Chunk& chunk) {
    return chunk.direction == sql::Direction::kDown && statement.span.begin >= chunk.span.begin &&
           statement.span.begin < chunk.span.end;
  });
}

void for_each_up(const sql::ParsedFile& file, const std::function<void(const sql::Statement&)>& visit) {
  for (const sql::Statement& statement : file.statements) {
    if (!goes_up(file, statement)) continue;
    visit(statement);
    if (!std::holds_alternative<sql::Do>(statement.body)) continue;
    for (const sql::Statement& inner : statement.children) visit(inner);
  }
}

}  // namespace

std::vector<std::string> undone_renames(const sql::ParsedFile& migration) {
  std::vector<std::string> statements;
  for_each_up(migration, [&](const sql::Statement& statement) {
    if (auto back = undone(statement)) statements.push_back(std::move(*back));
  });
  std::reverse(statements.begin(), statements.end());
  return statements;
}

std::vector<std::string> lost_rows(const sql::ParsedFile& migration, std::string_view text) {
  constexpr std::size_t kLongest = 100;
  std::vector<std::string> lines;
  const sql::LineIndex index(text);
  for_each_up(migration, [&](const sql::Statement& statement) {
    if (!writes_rows(statement)) return;
    const std::string_view written = text.substr(statement.span.begin, statement.span.end - statement.span.begin);
    const std::string_view first = written.substr(0, written.find('\n'));
    const bool is_cut = first.size() > kLongest || first.size() < written.size();
    lines.push_back("-- line " + std::to_string(index.at(statement.span.begin).line) +
                    " wrote rows, and what they were only a backup has: " + std::string(first.substr(0, kLongest)) +
                    (is_cut ? " …" : ""));
  });
  return lines;
}

}  // namespace lockstep::authoring

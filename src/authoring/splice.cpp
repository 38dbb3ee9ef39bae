#include "authoring/splice.h"

#include <algorithm>

#include "base/text.h"
#include "sql/chunks.h"

namespace lockstep::authoring {
namespace {

using sql::AlterAction;
using sql::AlterActionKind;
using sql::QualifiedName;

bool is_same(const QualifiedName& a, const QualifiedName& b) {
  const auto schema = [](const QualifiedName& name) {
    return name.schema.empty() ? std::string_view("public") : std::string_view(name.schema);
  };
  return a.name == b.name && schema(a) == schema(b);
}

/// Whether a statement is a step of changing the enum.
class Steps {
 public:
  Steps(const QualifiedName& name, const EnumUsers& users) : name_(name), users_(users) {}

  bool has(const sql::Statement& statement) const {
    if (const auto* made = std::get_if<sql::CreateEnum>(&statement.body)) return is_same(made->name, name_);
    if (const auto* changed = std::get_if<sql::AlterEnum>(&statement.body)) return is_same(changed->name, name_);
    if (const auto* drop = std::get_if<sql::Drop>(&statement.body)) {
      return drop->kind == sql::ObjectKind::kType && drop->objects.size() == 1 &&
             is_same(drop->objects.front().name, name_);
    }
    const auto* alter = std::get_if<sql::AlterTable>(&statement.body);
    return alter != nullptr && std::all_of(alter->actions.begin(), alter->actions.end(), [&](const AlterAction& one) {
             return is_of_column(alter->table.relation, one);
           });
  }

 private:
  bool is_of_column(const QualifiedName& table, const AlterAction& action) const {
    const bool is_step = action.kind == AlterActionKind::kSetType || action.kind == AlterActionKind::kSetDefault ||
                         action.kind == AlterActionKind::kDropDefault;
    return is_step && std::any_of(users_.columns.begin(), users_.columns.end(), [&](const EnumColumn& column) {
             return column.name == action.name.text && is_same(column.table, table);
           });
  }

  const QualifiedName& name_;
  const EnumUsers& users_;
};

/// Every line of it, since a name or a message in it may hold a newline.
std::string as_comment(std::string_view text) {
  std::string comment;
  for (const std::string_view line : base::split_lines(text)) {
    comment += (line.starts_with("--") ? "" : "-- ") + std::string(line) + "\n";
  }
  return comment;
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    text += pieces[at];
    if (at + 1 < pieces.size()) text.append(sql::kBreakpoint).append("\n");
  }
  return text;
}

}  // namespace

std::string migration_text(const std::vector<std::string>& statements, sql::Splitting splitting) {
  const bool has_marks = splitting == sql::Splitting::kBreakpoints;
  std::vector<std::string> pieces;
  std::string comments;
  for (const std::string& one : statements) {
    if (one.starts_with("--")) {
      comments += as_comment(one);
      continue;
    }
    pieces.push_back(comments + one + ";");
    comments.clear();
  }
  if (!comments.empty()) {
    comments.pop_back();
    pieces.empty() ? pieces.push_back(comments) : void(pieces.back() += "\n" + comments);
  }
  return has_marks ? joined(pieces) : base::join(pieces, "\n");
}

std::string with_enum_change(std::string_view text, sql::Splitting splitting, const QualifiedName& name,
                             const EnumUsers& users, const std::vector<std::string>& statements) {
  const std::string change = migration_text(statements, splitting);
  const Steps steps(name, users);
  const sql::ParsedFile parsed = sql::parse_file(text, splitting);
  std::vector<std::string> pieces;
  std::size_t place = 0;
  bool is_placed = false;
  for (const sql::Chunk& chunk : parsed.chunks) {
    bool has_statement = false;
    bool is_step = true;
    for (const sql::Statement& one : parsed.statements) {
      if (one.span.begin < chunk.span.begin || one.span.begin >= chunk.span.end) continue;
      has_statement = true;
      is_step = is_step && steps.has(one);
    }
    if (has_statement && is_step) {
      if (!is_placed) place = pieces.size();
      is_placed = true;
      continue;
    }
    const std::string_view piece = base::trim(text.substr(chunk.span.begin, chunk.span.end - chunk.span.begin));
    if (!piece.empty() && has_statement) pieces.emplace_back(piece);
  }
  pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(place), change);
  return splitting == sql::Splitting::kBreakpoints ? joined(pieces) : base::join(pieces, "\n");
}

}  // namespace lockstep::authoring

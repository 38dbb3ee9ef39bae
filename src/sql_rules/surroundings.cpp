#include "sql_rules/surroundings.h"

#include <algorithm>

namespace lockstep::sql_rules {
namespace {

using lint::Situation;
using Statements = std::span<const sql::Statement>;

/// Whether the statement, or one of those that it contains and runs, passes.
bool passes(const sql::Statement& statement, const StatementTest& test) {
  if (!std::holds_alternative<sql::Do>(statement.body)) return test(statement);
  return std::any_of(statement.children.begin(), statement.children.end(), test);
}

/// Where the part of the file starts that undoes the migration; the end of the text when there is none.
std::uint32_t begin_of_down(const lint::File& file) {
  const auto& chunks = file.parsed.chunks;
  const auto is_up = [](const sql::Chunk& chunk) { return chunk.direction == sql::Direction::kUp; };
  const auto down = std::partition_point(chunks.begin(), chunks.end(), is_up);
  return down == chunks.end() ? static_cast<std::uint32_t>(file.text.size()) : down->span.begin;
}

/// The statements of a DO before and behind the one under judgement.
std::pair<Statements, Statements> siblings(const Situation& at) {
  if (at.outer == nullptr) return {};
  const Statements all = at.outer->children;
  const auto here = static_cast<std::size_t>(&at.statement - all.data());
  return {all.first(here), all.subspan(here + 1)};
}

bool any_action(const sql::Statement& statement, const Situation& at, const sql::QualifiedName& table,
                const ActionTest& test) {
  const auto* alter = std::get_if<sql::AlterTable>(&statement.body);
  return alter != nullptr && is_same_relation(at, alter->table.relation, table) &&
         std::any_of(alter->actions.begin(), alter->actions.end(), test);
}

}  // namespace

Statements statements_up(const lint::File& file) {
  const Statements all = file.parsed.statements;
  const std::uint32_t down = begin_of_down(file);
  const auto is_up = [&](const sql::Statement& statement) { return statement.span.begin < down; };
  return all.first(static_cast<std::size_t>(std::partition_point(all.begin(), all.end(), is_up) - all.begin()));
}

bool any_before(const Situation& at, const StatementTest& test) {
  const Statements inside = siblings(at).first;
  if (std::any_of(inside.begin(), inside.end(), test)) return true;
  const Statements all = Statements(at.file.parsed.statements).first(at.index);
  const Statements near = all.last(std::min(all.size(), kReach));
  return std::any_of(near.begin(), near.end(), [&](const auto& one) { return passes(one, test); });
}

bool any_behind(const Situation& at, const StatementTest& test) {
  const Statements inside = siblings(at).second;
  if (std::any_of(inside.begin(), inside.end(), test)) return true;
  const std::uint32_t down = begin_of_down(at.file);
  const std::uint32_t end = at.statement.span.begin < down ? down : static_cast<std::uint32_t>(at.file.text.size());
  const Statements all = Statements(at.file.parsed.statements).subspan(at.index + 1);
  const Statements near = all.first(std::min(all.size(), kReach));
  return std::any_of(near.begin(), near.end(),
                     [&](const auto& one) { return one.span.begin < end && passes(one, test); });
}

bool any_action_before(const Situation& at, const sql::QualifiedName& table, const ActionTest& test) {
  return any_before(at, [&](const auto& statement) { return any_action(statement, at, table, test); });
}

bool any_action_behind(const Situation& at, const sql::QualifiedName& table, const ActionTest& test) {
  return any_action(at.statement, at, table, test) ||
         any_behind(at, [&](const auto& statement) { return any_action(statement, at, table, test); });
}

bool is_same_name(const sql::QualifiedName& a, const sql::QualifiedName& b) {
  return a.name == b.name && (a.schema == b.schema || a.schema.empty() || b.schema.empty());
}

bool is_same_relation(const Situation& at, const sql::QualifiedName& a, const sql::QualifiedName& b) {
  if (a.name != b.name) return false;
  const auto first = at.database.find_relation(a);
  const auto second = at.database.find_relation(b);
  return first && second ? first->id == second->id : is_same_name(a, b);
}

bool drops_table(const Situation& at, const sql::Statement& statement, const sql::QualifiedName& table) {
  const auto* drop = std::get_if<sql::Drop>(&statement.body);
  return drop != nullptr && drop->kind == sql::ObjectKind::kTable &&
         std::any_of(drop->objects.begin(), drop->objects.end(),
                     [&](const sql::ObjectName& one) { return is_same_relation(at, one.name, table); });
}

bool is_guarded(const sql::Statement& statement, std::string_view condition) {
  const auto& forgiven = statement.nesting.forgiven;
  return statement.nesting.in_condition || std::any_of(forgiven.begin(), forgiven.end(), [&](const std::string& one) {
           return one == condition || one == "others";
         });
}

}  // namespace lockstep::sql_rules

#include "sql/file_budget.h"

namespace lockstep::sql {
namespace {

bool is_of_rows(const Statement& statement) {
  const auto* insert = std::get_if<Insert>(&statement.body);
  return insert != nullptr && insert->with.empty() && insert->source && !insert->source->values.empty();
}

}  // namespace

bool FileBudget::has_room(const FileAmount& most, std::size_t bytes) const {
  return taken_.statements < most.statements && taken_.bytes <= most.bytes && bytes <= most.bytes - taken_.bytes;
}

bool FileBudget::has_enough_rows_for(const Statement& statement) {
  if (has_room(limits_.before_rows, statement.span.end - statement.span.begin) || !is_of_rows(statement)) return false;
  const QualifiedName& table = std::get<Insert>(statement.body).target.relation;
  return !tables_.emplace(table.schema, table.name).second;
}

bool FileBudget::take(std::size_t bytes) {
  if (!has_room(limits_.all, bytes)) return false;
  ++taken_.statements;
  taken_.bytes += bytes;
  return true;
}

std::string FileBudget::limit_in_words() const {
  constexpr int kMebibyte = 20;
  if (taken_.statements >= limits_.all.statements) return std::to_string(limits_.all.statements) + " statements";
  return std::to_string(limits_.all.bytes >> kMebibyte) + " MiB of statements";
}

}  // namespace lockstep::sql

#include "pg/result.h"

#include <charconv>
#include <libpq-fe.h>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::pg {
namespace {

[[noreturn]] void throw_not(std::string_view type, std::string_view value) {
  throw base::Error("PostgreSQL answered \"" + std::string(value) + "\" where " + std::string(type) + " was expected");
}

}  // namespace

void ClearResult::operator()(pg_result* result) const {
  PQclear(result);
}

void Row::require(std::size_t column) const {
  if (index_ < result_->size() && column < result_->columns()) return;
  throw base::Error("PostgreSQL's answer has no row " + std::to_string(index_) + " with a column " +
                    std::to_string(column));
}

/// Nothing for NULL.
std::string_view Row::bytes(std::size_t column) const {
  const int row = static_cast<int>(index_);
  const int number = static_cast<int>(column);
  const PGresult* result = result_->handle_.get();
  return {PQgetvalue(result, row, number), static_cast<std::size_t>(PQgetlength(result, row, number))};
}

bool Row::is_null(std::size_t column) const {
  require(column);
  return PQgetisnull(result_->handle_.get(), static_cast<int>(index_), static_cast<int>(column)) != 0;
}

std::string_view Row::text(std::size_t column) const {
  require(column);
  return bytes(column);
}

std::optional<std::string_view> Row::value(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return bytes(column);
}

std::int64_t Row::integer(std::size_t column) const {
  const std::string_view digits = text(column);
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failure != std::errc() || end != digits.data() + digits.size()) throw_not("an integer", digits);
  return number;
}

bool Row::boolean(std::size_t column) const {
  const std::string_view word = text(column);
  if (word != "t" && word != "f") throw_not("a boolean", word);
  return word == "t";
}

Result::Result(ResultHandle handle)
    : handle_(std::move(handle)),
      size_(static_cast<std::size_t>(PQntuples(handle_.get()))),
      columns_(static_cast<std::size_t>(PQnfields(handle_.get()))) {}

std::string_view Result::command_tag() const {
  return handle_ ? PQcmdStatus(handle_.get()) : "";
}

std::uint64_t Result::affected_rows() const {
  return handle_ ? base::parse_number(PQcmdTuples(handle_.get())).value_or(0) : 0;
}

}  // namespace lockstep::pg

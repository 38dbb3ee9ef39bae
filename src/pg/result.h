#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct pg_result;

namespace lockstep::pg {

struct ClearResult {
  void operator()(pg_result* result) const;
};
using ResultHandle = std::unique_ptr<pg_result, ClearResult>;

class Result;

/// One row of a Result, which must outlive it. Columns count from 0. A column that is not there, and a value that is
/// not of the asked type, are faults of the program or a strange server: base::Error.
class Row {
 public:
  Row(const Result& result, std::size_t index) : result_(&result), index_(index) {}

  bool is_null(std::size_t column) const;
  /// The value as the server writes it; NULL is "". Lives as long as the Result.
  std::string_view text(std::size_t column) const;
  /// The same, where NULL differs from "".
  std::optional<std::string_view> value(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  bool boolean(std::size_t column) const;

 private:
  void require(std::size_t column) const;
  std::string_view bytes(std::size_t column) const;

  const Result* result_;
  std::size_t index_;
};

/// What the last statement of a text gave.
class Result {
 public:
  Result() = default;
  explicit Result(ResultHandle handle);

  /// Number of rows and columns; 0 for what gives none.
  std::size_t size() const { return size_; }
  std::size_t columns() const { return columns_; }
  bool empty() const { return size() == 0; }
  Row operator[](std::size_t row) const { return Row(*this, row); }

  /// "CREATE TABLE", "INSERT 0 1", …
  std::string_view command_tag() const;
  /// How many rows INSERT, UPDATE, DELETE, … touched or SELECT gave; 0 for others.
  std::uint64_t affected_rows() const;

  class Iterator {
   public:
    Iterator(const Result& result, std::size_t index) : result_(&result), index_(index) {}
    Row operator*() const { return Row(*result_, index_); }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const Result* result_;
    std::size_t index_;
  };
  Iterator begin() const { return Iterator(*this, 0); }
  Iterator end() const { return Iterator(*this, size()); }

 private:
  friend class Row;
  ResultHandle handle_;
  std::size_t size_ = 0;
  std::size_t columns_ = 0;
};

}  // namespace lockstep::pg

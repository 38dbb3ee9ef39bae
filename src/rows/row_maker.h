#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rows/grade.h"
#include "rows/key_guard.h"
#include "rows/row.h"
#include "rows/wanted.h"

namespace lockstep::rows {

/// How daring a row is. Where the server refuses one, the next attempt is more ordinary.
enum class Mood : std::uint8_t {
  kPlanned,      // every column has its turn at boundaries, NULL, default
  kOneBoundary,  // one column has, the others are ordinary
  kOrdinary,
  kServerDefaults,  // ordinary, and the default where there is one
};

struct RowRequest {
  std::size_t index = 0;    // of the row in its table
  std::size_t attempt = 0;  // a further one makes other choices
  Mood mood = Mood::kPlanned;
  std::set<std::size_t> ordinary;             // columns that the server refused a boundary of
  std::map<std::size_t, std::string> forced;  // columns that are to have a value
};

/// What is the same for all rows of a table.
struct RowPlan {
  std::uint64_t seed = 1;
  std::size_t rows = 0;  // how many are going to be asked for, with indexes from 0
  Grade grade = Grade::kAtTheLimits;
};

/// What a foreign key can refer to: tuples of values of its target columns.
using Tuples = std::vector<std::vector<std::string>>;

/// Makes rows of one table that obey what is known of it: CHECKs, keys, foreign keys, the partition that it is for. The
/// same requests in the same order give the same rows. The last quarter of the rows are twins of the first ones, but
/// for what has to be unique, so that every other column and pair of columns holds duplicates.
class RowMaker {
 public:
  RowMaker(const Table& table, const Types& types, const RowPlan& plan);

  /// What a foreign key (by index) can refer to. One without stays NULL where it can; where it cannot, its columns get
  /// values of their own, to be overwritten.
  void set_targets(std::size_t foreign_key, Tuples tuples);

  /// Nothing when all values of a key are taken, or no targets of its foreign keys go together, as far as it was tried.
  std::optional<RowValues> make(const RowRequest& request);
  /// To be told of each row that stands in the table.
  void add(const RowValues& row);

  /// Why make() gave nothing the last time.
  const std::string& refusal() const { return refusal_; }

 private:
  struct Draft;

  std::optional<RowValues> compose(const RowRequest& request, std::size_t shift);
  Alternative choose_ways(const RowRequest& request, std::size_t shift) const;
  void leave_room(Alternative& way) const;
  Wanted of_default_kind(Wanted wanted, std::size_t column) const;
  /// False when a foreign key that cannot be NULL has no target that goes with the others.
  bool place_references(Draft& draft);
  bool place_target(Draft& draft, const ForeignKey& key, const Tuples& tuples, std::size_t first) const;
  bool wants_null(const Draft& draft, const ForeignKey& key, bool null) const;
  bool fits(const Draft& draft, const ForeignKey& key, const std::vector<std::string>& tuple) const;
  Value value_of(const Draft& draft, std::size_t column) const;
  std::vector<Value> planned_values(std::size_t column, const Wanted& wanted) const;
  void order_compared(Draft& draft) const;
  std::size_t twin_of(std::size_t index) const;
  const Key* forbidding_key(const RowValues& row) const;

  const Table& table_;
  const Types& types_;
  std::uint64_t seed_;
  Grade grade_;
  std::size_t rows_;
  std::size_t distinct_rows_;
  std::vector<std::vector<Alternative>> checks_;
  std::vector<std::vector<Alternative>> partitions_;
  std::vector<Comparison> ranges_;  // tstzrange(a, b) in a key wants a < b
  std::vector<KeyGuard> keys_;
  std::set<std::size_t> varying_;         // columns that keep keys unique
  std::set<std::size_t> never_boundary_;  // numbers of keys, ranges that must not overlap
  std::map<std::size_t, Tuples> targets_;
  std::vector<std::size_t> free_keys_;  // columns, see is_free_key
  std::vector<std::optional<std::string>> constant_defaults_;
  std::string refusal_;
};

}  // namespace lockstep::rows

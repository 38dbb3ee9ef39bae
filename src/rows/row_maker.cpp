#include "rows/row_maker.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "rows/check_atoms.h"
#include "rows/checks.h"
#include "rows/lines.h"
#include "rows/order.h"
#include "rows/table_traits.h"
#include "rows/values.h"

namespace lockstep::rows {
namespace {

constexpr std::size_t kMostShifts = 200;    // attempts at a row whose keys are all new
constexpr std::size_t kAttemptStride = 53;  // a row that the server refused goes on with keys far from its neighbours'
constexpr std::size_t kNullEvery = 5;       // rows, of a reference that can be NULL
constexpr std::size_t kMostChoices = 20;    // attempts at ways through CHECKs that do not contradict each other

const Wanted& wanted_of(const Alternative& way, const std::string& column) {
  static const Wanted kAnything;
  const auto found = way.columns.find(column);
  return found == way.columns.end() ? kAnything : found->second;
}

bool wants_nothing(const Alternative& way, const std::string& column) {
  return !way.columns.contains(column);
}

}  // namespace

/// A row that is being made.
struct RowMaker::Draft {
  const RowRequest& request;
  std::size_t shift;
  Alternative way;
  RowValues row;
  std::vector<bool> is_set;

  void set(std::size_t column, Value value) {
    row[column] = std::move(value);
    is_set[column] = true;
  }
};

RowMaker::RowMaker(const Table& table, const Types& types, const RowPlan& plan)
    : table_(table),
      types_(types),
      seed_(mixed(plan.seed, table.name.schema + '.' + table.name.name, 0)),
      grade_(plan.grade),
      rows_(plan.rows),
      distinct_rows_(std::max<std::size_t>(plan.rows - plan.rows / 4, 1)) {
  for (const Check& check : table.checks) checks_.push_back(possible_ways(table, read_check(check.expression)));
  for (const Partition& partition : table.partitions) {
    partitions_.push_back(partition.constraint ? possible_ways(table, read_check(*partition.constraint))
                                               : std::vector<Alternative>{Alternative{}});
  }
  for (const Key& key : table.keys) {
    keys_.emplace_back(table, types, key);
    for (const std::size_t column : varying_columns(table, types, key, keys_.back().columns())) varying_.insert(column);
    for (Comparison& order : ordered_by_key(table, types, key, keys_.back().columns()))
      ranges_.push_back(std::move(order));
    for (const std::size_t column : keys_.back().columns()) {
      if (has_no_boundaries_in_key(types, key, table.columns[column])) never_boundary_.insert(column);
    }
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (is_free_key(table, column)) free_keys_.push_back(column);
    constant_defaults_.push_back(constant_default(table.columns[column]));
  }
}

void RowMaker::set_targets(std::size_t foreign_key, Tuples tuples) {
  targets_[foreign_key] = std::move(tuples);
}

std::size_t RowMaker::twin_of(std::size_t index) const {
  return index % distinct_rows_;
}

Alternative RowMaker::choose_ways(const RowRequest& request, std::size_t shift) const {
  std::vector<const std::vector<Alternative>*> checks;
  if (!partitions_.empty()) checks.push_back(&partitions_[(request.index + request.attempt) % partitions_.size()]);
  for (const auto& check : checks_) checks.push_back(&check);
  Alternative forced;
  for (const auto& [column, value] : request.forced) {
    forced.columns[table_.columns[column].name].null = false;
    forced.columns[table_.columns[column].name].in = {value};
  }
  Alternative best = forced;
  for (std::size_t choice = 0; choice < kMostChoices; ++choice) {
    Alternative way = forced;
    bool is_possible = true;
    for (std::size_t i = 0; i < checks.size(); ++i) {
      if (checks[i]->empty()) continue;
      const std::size_t turn = request.index + request.attempt + shift;
      const std::size_t other = mixed(seed_, "way", turn * kMostChoices + choice + i * 7919);
      const std::size_t at = choice == 0 && request.attempt == 0 ? turn + i : other;
      Alternative merged = way;
      if (merge(merged, (*checks[i])[at % checks[i]->size()])) {
        way = std::move(merged);
      } else {
        is_possible = false;
      }
    }
    if (choice == 0 || is_possible) best = std::move(way);
    if (is_possible) break;
  }
  best.comparisons.insert(best.comparisons.end(), ranges_.begin(), ranges_.end());
  leave_room(best);
  return best;
}

/// Keeps the keys free that migrations may write themselves: the small numbers, and in practice the last of few values.
void RowMaker::leave_room(Alternative& way) const {
  for (const std::size_t column : free_keys_) {
    const Column& described = table_.columns[column];
    const Resolved type = resolve(types_, described.type, wanted_of(way, described.name));
    if (type.type == nullptr) continue;
    if (line_of(type.type->name) == Line::kInteger && type.wanted.in.empty()) {
      way.columns[described.name].lower = Bound{first_key(type, rows_)};
    }
    const std::vector<std::string> few = type.wanted.in.empty() ? labels_of(types_, described) : type.wanted.in;
    if (grade_ == Grade::kInPractice && few.size() > 1) way.columns[described.name].not_in.push_back(few.back());
  }
}

bool RowMaker::fits(const Draft& draft, const ForeignKey& key, const std::vector<std::string>& tuple) const {
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const std::size_t column = key.columns[i];
    if (draft.is_set[column] && (!draft.row[column].is_text() || draft.row[column].text != tuple[i])) return false;
    const Resolved type =
        resolve(types_, table_.columns[column].type, wanted_of(draft.way, table_.columns[column].name));
    if (type.type != nullptr && !is_wanted(type, tuple[i])) return false;
  }
  return true;
}

bool RowMaker::wants_null(const Draft& draft, const ForeignKey& key, bool null) const {
  return std::any_of(key.columns.begin(), key.columns.end(), [&](std::size_t column) {
    return wanted_of(draft.way, table_.columns[column].name).null == null;
  });
}

bool RowMaker::place_target(Draft& draft, const ForeignKey& key, const Tuples& tuples, std::size_t first) const {
  for (std::size_t i = 0; i < tuples.size(); ++i) {
    const auto& tuple = tuples[(first + i) % tuples.size()];
    if (!fits(draft, key, tuple)) continue;
    for (std::size_t k = 0; k < key.columns.size(); ++k) draft.set(key.columns[k], text_value(tuple[k]));
    return true;
  }
  return false;
}

/// Foreign keys of several columns come first, because a later key of one column can follow them (a tenant's id, say),
/// but not the other way round.
bool RowMaker::place_references(Draft& draft) {
  std::vector<std::size_t> order(table_.foreign_keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return table_.foreign_keys[a].columns.size() > table_.foreign_keys[b].columns.size();
  });
  std::size_t turn = 0;
  for (const std::size_t index : order) {
    const ForeignKey& key = table_.foreign_keys[index];
    const auto found = targets_.find(index);
    const bool has_targets = found != targets_.end() && !found->second.empty();
    const bool may_be_null = is_optional(table_, key);
    if (!has_targets && !may_be_null) continue;  // the columns get values of their own
    const auto is_varying = [&](std::size_t column) { return varying_.contains(column); };
    const bool is_of_key = std::any_of(key.columns.begin(), key.columns.end(), is_varying);
    const std::size_t row = is_of_key ? draft.request.index : twin_of(draft.request.index);
    const bool is_null = wants_null(draft, key, true) || (may_be_null && !wants_null(draft, key, false) &&
                                                          (row + index) % kNullEvery == kNullEvery - 1);
    if (has_targets && (!is_null || !may_be_null)) {
      // The keys of a table run at different paces, so that all pairs of targets come up.
      const std::size_t step = row + draft.request.attempt + draft.shift;
      const std::size_t first =
          turn == 0 ? step : step + step / found->second.size() * turn + mixed(seed_, key.name, 0) % 97;
      ++turn;
      if (place_target(draft, key, found->second, first)) continue;
      if (!may_be_null) {
        refusal_ = "no row of " + describe(key.target_name) + " fits its foreign key " + key.name;
        return false;
      }
    }
    for (const std::size_t column : key.columns) {
      if (!draft.is_set[column] && !table_.columns[column].not_null) draft.set(column, null_value());
    }
  }
  return true;
}

/// In practice JSON is of the kind that its column's DEFAULT has.
Wanted RowMaker::of_default_kind(Wanted wanted, std::size_t column) const {
  if (grade_ == Grade::kAtTheLimits || !constant_defaults_[column] || !wanted.json_kind.empty()) return wanted;
  const Resolved type = resolve(types_, table_.columns[column].type, {});
  const bool is_json = type.type != nullptr && (type.type->name == "json" || type.type->name == "jsonb");
  if (is_json) wanted.json_kind = json_kind_of(*constant_defaults_[column]);
  return wanted;
}

std::vector<Value> RowMaker::planned_values(std::size_t column, const Wanted& wanted) const {
  const Column& described = table_.columns[column];
  std::vector<Value> values;
  const bool is_free = wanted.in.empty() && !wanted.lower && !wanted.upper && wanted.regex.empty();
  if (constant_defaults_[column] && is_free) values.push_back({Value::Kind::kDefault, *constant_defaults_[column]});
  const bool domain_is_not_null = resolve(types_, described.type, {}).not_null;
  if (!described.not_null && !domain_is_not_null && wanted.null != false) values.push_back(null_value());
  if (never_boundary_.contains(column)) return values;
  for (std::string& text : boundary_values(types_, described.type, wanted, grade_))
    values.push_back(text_value(std::move(text)));
  return values;
}

Value RowMaker::value_of(const Draft& draft, std::size_t column) const {
  const Column& described = table_.columns[column];
  const RowRequest& request = draft.request;
  if (const auto forced = request.forced.find(column); forced != request.forced.end())
    return text_value(forced->second);
  if (described.is_generated || is_numbered_by_server(described)) return {};
  const Wanted wanted = of_default_kind(wanted_of(draft.way, described.name), column);
  if (wanted.null == true && !described.not_null) return null_value();
  if (request.mood == Mood::kServerDefaults && described.default_expression &&
      wants_nothing(draft.way, described.name)) {
    return {};
  }
  const bool is_varying = described.has_volatile_default || varying_.contains(column);
  const std::size_t row =
      is_varying ? request.index + draft.shift + request.attempt * kAttemptStride : twin_of(request.index);
  const std::uint64_t own = mixed(seed_, described.name, 0);
  const auto ordinary = [&](std::uint64_t n) { return text_value(ordinary_value(types_, described.type, wanted, n)); };
  if (described.has_volatile_default) {
    const bool is_null = !described.not_null && wanted.null != false && row % kNullEvery == kNullEvery - 1;
    return is_null ? null_value() : ordinary(row);
  }
  const bool has_turn = (request.index + request.attempt) % table_.columns.size() == column;
  const bool is_planned = request.mood == Mood::kPlanned || (request.mood == Mood::kOneBoundary && has_turn);
  if (!is_planned || request.ordinary.contains(column)) {
    const bool may_be_null = !described.not_null && wanted.null != false;
    const bool is_null = may_be_null && mixed(own, "null", row + request.attempt * 31) % 3 == 0;
    return is_null ? null_value() : ordinary(row + request.attempt + 1);
  }
  std::vector<Value> values = planned_values(column, wanted);
  // What has to be unique goes through all values once, and then on with ordinary ones.
  if (is_varying) return row < values.size() ? values[row] : ordinary(row - values.size());
  if (values.size() < distinct_rows_) values.push_back(ordinary(own % 100));
  return values[(row + own + request.attempt) % values.size()];
}

/// Sees to `a < b` by two values that follow each other.
void RowMaker::order_compared(Draft& draft) const {
  for (const Comparison& comparison : draft.way.comparisons) {
    const auto left = table_.find_column(comparison.left);
    const auto right = table_.find_column(comparison.right);
    if (!left || !right || draft.row[*left].is_null() || draft.row[*right].is_null()) continue;
    if (holds(table_, types_, comparison, draft.row)) continue;
    const bool is_key = varying_.contains(*left) || varying_.contains(*right);
    const std::size_t row = is_key ? draft.request.index + draft.shift : twin_of(draft.request.index);
    const bool goes_up = comparison.op.starts_with('<');
    const auto place = [&](std::size_t column, std::uint64_t n) {
      if (draft.is_set[column] || table_.columns[column].is_generated) return;
      const Wanted& wanted = wanted_of(draft.way, table_.columns[column].name);
      draft.row[column] = text_value(ordinary_value(types_, table_.columns[column].type, wanted, n));
    };
    if (comparison.op == "=" && draft.is_set[*right]) {
      draft.row[*left] = draft.row[*right];
    } else if (comparison.op == "=") {
      draft.row[*right] = draft.row[*left];
    } else {
      place(*left, 2 * row + (goes_up ? 0 : 1));
      place(*right, 2 * row + (goes_up ? 1 : 0));
    }
  }
}

std::optional<RowValues> RowMaker::compose(const RowRequest& request, std::size_t shift) {
  const std::size_t columns = table_.columns.size();
  Draft draft{request, shift, choose_ways(request, shift), RowValues(columns), std::vector<bool>(columns)};
  for (const auto& [column, value] : request.forced) draft.set(column, text_value(value));
  if (!place_references(draft)) return std::nullopt;
  for (std::size_t column = 0; column < columns; ++column) {
    if (!draft.is_set[column]) draft.row[column] = value_of(draft, column);
  }
  order_compared(draft);
  return std::move(draft.row);
}

const Key* RowMaker::forbidding_key(const RowValues& row) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (!table_.keys[i].is_exclusion && !keys_[i].allows(row)) return &table_.keys[i];
  }
  return nullptr;
}

std::optional<RowValues> RowMaker::make(const RowRequest& request) {
  for (std::size_t shift = 0; shift < kMostShifts; ++shift) {
    std::optional<RowValues> row = compose(request, shift);
    if (!row) continue;
    const Key* key = forbidding_key(*row);
    if (key == nullptr) return row;
    refusal_ = "its unique key " + key->name + " has no further value";
  }
  return std::nullopt;
}

void RowMaker::add(const RowValues& row) {
  for (KeyGuard& key : keys_) key.add(row);
}

}  // namespace lockstep::rows

#include "rows/group.h"

#include <algorithm>

#include "base/text.h"
#include "pg/quote.h"
#include "rows/refusal.h"
#include "rows/table_traits.h"
#include "rows/targets.h"
#include "rows/values.h"

namespace lockstep::rows {
namespace {

constexpr std::size_t kMostRows = 1000;
constexpr std::size_t kMostForLabels = 200;  // rows, so that each label of an enum has one
constexpr std::size_t kGroupAttempts = 12;   // at one row
constexpr std::size_t kMostFailures = 4;     // rows in a row that could not be inserted
constexpr std::size_t kAttemptsForLabel = 4;

Mood mood_of(std::size_t attempt, bool knows_columns) {
  if (attempt == 0 || (attempt < 3 && knows_columns)) return Mood::kPlanned;
  if (attempt < 5) return Mood::kOneBoundary;
  return attempt < 9 ? Mood::kOrdinary : Mood::kServerDefaults;
}

std::size_t rows_for(const Table& table, const Types& types, std::size_t asked) {
  std::size_t rows = std::min(asked, kMostRows);
  for (const Column& column : table.columns) {
    // A quarter of the rows repeats others.
    const std::size_t labels = labels_of(types, column).size() + 2;
    if (labels > 4) rows = std::max(rows, std::min(labels * 4 / 3 + 1, kMostForLabels));
  }
  return rows;
}

std::size_t count_rows(pg::Connection& connection, const Table& table) {
  return static_cast<std::size_t>(connection.query("SELECT count(*) FROM " + quoted(table.name))[0].integer(0));
}

/// The value that the server would number a row with.
std::optional<std::string> next_number(pg::Connection& connection, const Table& table, const Column& column) {
  const std::string value = column.identity != Identity::kNone
                                ? "nextval(pg_get_serial_sequence(" + pg::quote_literal(quoted(table.name)) + ", " +
                                      pg::quote_literal(column.name) + "))"
                                : column.default_expression.value_or("NULL");
  auto result = connection.run("SELECT (" + value + ")::text");
  if (!result || result->empty() || (*result)[0].is_null(0)) return std::nullopt;
  return std::string((*result)[0].text(0));
}

}  // namespace

Group::Group(const Database& database, const std::vector<std::size_t>& tables,
             const std::set<std::pair<std::size_t, std::size_t>>& later, const Options& options)
    : database_(database), options_(options), later_(later), deadline_(Clock::now() + options.time_per_table) {
  for (const std::size_t index : tables) {
    const Table& table = database.tables[index];
    members_.push_back({index, &table, nullptr, {table.name, 0, 0, ""}});
    rows_ = std::max(rows_, rows_for(table, database.types, options.rows_per_table));
  }
  for (Member& member : members_) {
    const auto most = options.most_rows.find(member.table->name);
    if (most == options.most_rows.end()) continue;
    rows_ = std::min(rows_, most->second);
    if (most->second == 0) member.outcome.reason = "lockstep.json says that it has no rows (sql.tables)";
  }
  for (std::size_t from = 0; from < members_.size(); ++from) {
    const Table& table = *members_[from].table;
    for (std::size_t k = 0; k < table.foreign_keys.size(); ++k) {
      const ForeignKey& key = table.foreign_keys[k];
      for (std::size_t to = 0; to < members_.size(); ++to) {
        const bool is_inner = key.target == members_[to].table->oid && !later.contains({members_[from].index, k});
        if (is_inner) inner_.push_back({from, to, &key});
      }
    }
  }
}

std::vector<FilledTable> Group::fill(pg::Connection& connection) {
  Transaction transaction(connection, options_.time_per_table);
  for (Member& member : members_) prepare(connection, member);
  const bool is_possible =
      std::all_of(members_.begin(), members_.end(), [](const Member& member) { return member.outcome.reason.empty(); });
  if (is_possible && rows_ > 0) insert_all(connection, transaction);
  settle(connection);
  if (const auto failure = transaction.commit()) {
    ran_out_ = ran_out_ || is_of_resources(*failure);
    for (Member& member : members_) {
      member.outcome.generated = 0;
      member.outcome.reason = explain_refusal(*member.table, *failure);
    }
  }
  std::vector<FilledTable> outcomes;
  for (Member& member : members_) {
    member.outcome.ran_out = ran_out_;
    outcomes.push_back(std::move(member.outcome));
  }
  return outcomes;
}

void Group::prepare(pg::Connection& connection, Member& member) {
  const Table& table = *member.table;
  member.maker = std::make_unique<RowMaker>(table, database_.types, RowPlan{options_.seed, rows_, options_.grade});
  auto counted = connection.run("SAVEPOINT lockstep_read; SELECT count(*) FROM " + quoted(table.name));
  if (!counted) {
    connection.query("ROLLBACK TO SAVEPOINT lockstep_read");
    member.outcome.reason = "the role may not read it: " + pg::describe(counted.error());
    ran_out_ = ran_out_ || is_of_resources(counted.error());
    return;
  }
  member.outcome.existing = static_cast<std::size_t>((*counted)[0].integer(0));
  if (member.outcome.existing > 0) {
    for (const RowValues& row : read_rows(connection, table)) member.maker->add(row);
  }
  if (table.is_partitioned && table.partitions.empty()) member.outcome.reason = "it has no partition";
  for (std::size_t k = 0; k < table.foreign_keys.size(); ++k) {
    const ForeignKey& key = table.foreign_keys[k];
    const auto is_this = [&](const Inner& inner) { return inner.key == &key; };
    if (later_.contains({member.index, k}) || std::any_of(inner_.begin(), inner_.end(), is_this)) continue;
    Tuples tuples = read_targets(connection, key);
    if (tuples.empty() && !is_optional(table, key)) {
      member.outcome.reason =
          "its foreign key " + key.name + " needs rows in " + describe(key.target_name) + ", which has none";
    }
    member.maker->set_targets(k, std::move(tuples));
  }
}

void Group::insert_all(pg::Connection& connection, Transaction& transaction) {
  if (members_.size() > 1 || !inner_.empty() || !insert_at_once(transaction))
    insert_one_by_one(connection, transaction);
  for (std::size_t i = 0; i < members_.size(); ++i) cover_labels(connection, transaction, i);
}

/// All rows of a single table in one statement, as boldly as planned. False when the server refuses one of them.
bool Group::insert_at_once(Transaction& transaction) {
  Member& member = members_[0];
  RowMaker maker = *member.maker;
  std::vector<RowValues> rows;
  for (std::size_t index = 0; index < rows_; ++index) {
    auto row = maker.make({index, 0, Mood::kPlanned, {}, {}});
    if (!row) break;
    maker.add(*row);
    rows.push_back(std::move(*row));
  }
  if (rows.empty()) return false;
  if (const auto failure = transaction.attempt(insert_statement(*member.table, rows))) {
    ran_out_ = is_of_resources(*failure);
    return false;
  }
  for (const RowValues& row : rows) member.maker->add(row);
  return true;
}

std::vector<RowRequest> Group::requests_for(std::size_t index) const {
  RowRequest request;
  request.index = index;
  return std::vector<RowRequest>(members_.size(), request);
}

void Group::insert_one_by_one(pg::Connection& connection, Transaction& transaction) {
  std::size_t failures = 0;
  for (std::size_t index = 0; index < rows_ && failures < kMostFailures; ++index) {
    if (Clock::now() > deadline_) {
      refusal_ = "its time was over";
      ran_out_ = true;
      return;
    }
    failures = insert_unit(connection, transaction, requests_for(index)) ? 0 : failures + 1;
  }
}

bool Group::insert_unit(pg::Connection& connection, Transaction& transaction, std::vector<RowRequest> requests) {
  bool knows_columns = false;
  for (std::size_t attempt = requests[0].attempt; attempt < kGroupAttempts && Clock::now() < deadline_; ++attempt) {
    for (RowRequest& request : requests) {
      request.attempt = attempt;
      request.mood = mood_of(attempt, knows_columns);
    }
    const auto unit = make_unit(connection, requests);
    if (!unit) return false;
    const auto failure = transaction.attempt(statement_of(*unit));
    if (!failure) {
      for (std::size_t i = 0; i < members_.size(); ++i) members_[i].maker->add((*unit)[i]);
      return true;
    }
    ran_out_ = ran_out_ || is_of_resources(*failure);
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const Table& table = *members_[i].table;
      if (!failure->table.empty() && failure->table != table.name.name) continue;
      refusal_ = explain_refusal(table, *failure);
      for (const std::size_t column : columns_to_blame(table, *failure)) {
        requests[i].ordinary.insert(column);
        knows_columns = true;
      }
    }
    if (refusal_.empty()) refusal_ = explain_refusal(*members_[0].table, *failure);
  }
  ran_out_ = ran_out_ || Clock::now() >= deadline_;
  return false;
}

std::optional<Group::Unit> Group::make_unit(pg::Connection& connection, const std::vector<RowRequest>& requests) {
  Unit unit;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    auto row = members_[i].maker->make(requests[i]);
    if (!row) {
      refusal_ = members_[i].maker->refusal();
      return std::nullopt;
    }
    unit.push_back(std::move(*row));
  }
  if (!link(connection, unit)) return std::nullopt;
  return unit;
}

/// Has the rows of a unit refer to each other. A key may consist of a reference itself, so as often as there are
/// tables.
bool Group::link(pg::Connection& connection, Unit& unit) {
  for (std::size_t pass = 0; pass <= inner_.size() && !inner_.empty(); ++pass) {
    for (const Inner& inner : inner_) {
      const Table& target = *members_[inner.to].table;
      for (std::size_t i = 0; i < inner.key->columns.size(); ++i) {
        const auto column = target.find_column(inner.key->target_columns[i]);
        if (!column) return false;
        Value& value = unit[inner.to][*column];
        if (value.kind == Value::Kind::kDefault) {
          const auto number = next_number(connection, target, target.columns[*column]);
          if (!number) return false;
          value = text_value(*number);
        }
        unit[inner.from][inner.key->columns[i]] = value;
      }
    }
  }
  return true;
}

/// The inserts of all but the last row are common table expressions of its insert.
std::string Group::statement_of(const Unit& unit) const {
  std::vector<std::string> others;
  for (std::size_t i = 0; i + 1 < unit.size(); ++i) {
    others.push_back("lockstep_" + std::to_string(i) + " AS (" + insert_statement(*members_[i].table, {unit[i]}) + ")");
  }
  const std::string last = insert_statement(*members_.back().table, {unit.back()});
  return others.empty() ? last : "WITH " + base::join(others, ", ") + ' ' + last;
}

/// Sees to every label of an enum, and both booleans, being there; in practice a key leaves one free.
void Group::cover_labels(pg::Connection& connection, Transaction& transaction, std::size_t at) {
  const Table& table = *members_[at].table;
  if (options_.most_rows.contains(table.name)) return;
  std::size_t index = rows_;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::vector<std::string> labels = labels_of(database_.types, table.columns[column]);
    if (labels.empty()) continue;
    const bool leaves_one = options_.grade == Grade::kInPractice && is_free_key(table, column);
    if (leaves_one && labels.size() > 1) labels.pop_back();
    const std::string name = pg::quote_identifier(table.columns[column].name);
    const pg::Result found = connection.query("SELECT DISTINCT " + name + "::text FROM " + quoted(table.name));
    std::set<std::string> present;
    for (const pg::Row row : found) present.emplace(row.text(0));
    for (const std::string& label : labels) {
      if (present.contains(label) || index > rows_ + kMostForLabels) continue;
      const std::string before = refusal_;
      std::vector<RowRequest> requests = requests_for(index++);
      for (RowRequest& request : requests) request.attempt = kGroupAttempts - kAttemptsForLabel - 2;
      requests[at].forced[column] = label;
      insert_unit(connection, transaction, std::move(requests));
      refusal_ = before;  // a label that no row may have is no loss
    }
  }
}

void Group::settle(pg::Connection& connection) {
  for (Member& member : members_) {
    if (!member.outcome.reason.empty() || rows_ == 0) continue;
    const std::size_t rows = count_rows(connection, *member.table);
    member.outcome.generated = rows - std::min(rows, member.outcome.existing);
    if (member.outcome.generated >= rows_) continue;
    member.outcome.reason = refusal_;
    if (refusal_.empty() && member.outcome.generated == 0) member.outcome.reason = "a trigger or rule drops its rows";
  }
}

}  // namespace lockstep::rows

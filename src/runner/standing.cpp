#include "runner/standing.h"

#include <algorithm>
#include <limits>
#include <map>

#include "runner/content_hash.h"

namespace lockstep::runner {
namespace {

/// "_add_phone" of 0002_add_phone: what a number leaves of a name; empty for a name that is a number alone.
std::string_view label_of(std::string_view name) {
  return name.substr(std::min(name.find('_'), name.size()));
}

std::int64_t newest_time(const LedgerContent& content) {
  std::int64_t newest = std::numeric_limits<std::int64_t>::min();
  for (const LedgerRow& row : content.rows) newest = std::max(newest, row.created_at.value_or(newest));
  return newest;
}

class Matching {
 public:
  Matching(std::span<const Migration> migrations, const LedgerContent& content, model::Framework framework)
      : migrations_(migrations),
        content_(content),
        rows_(content.rows),
        framework_(framework),
        is_taken_(content.rows.size()) {
    result_.standings.resize(migrations.size());
  }

  Comparison match() {
    if (framework_ == model::Framework::kNumbered) {
      match_names();
      match_renumbered();
    } else {
      match_hashes();
      match_identities();
    }
    note_rest();
    if (framework_ == model::Framework::kDrizzle) note_skipped();
    return std::move(result_);
  }

 private:
  void take(std::size_t migration, std::size_t row, State state) {
    result_.standings[migration] = {state, row};
    is_taken_[row] = true;
  }

  bool is_matched(std::size_t migration) const { return result_.standings[migration].row.has_value(); }

  /// Two migrations can have one content (empty ones do), so a row is taken by the one whose time or name it has first.
  void match_hashes() {
    RowsByHash by_hash;
    for (std::size_t row = 0; row < rows_.size(); ++row) by_hash.emplace(rows_[row].hash, row);
    for (const bool wants_identity : {true, false}) {
      for (std::size_t at = 0; at < migrations_.size(); ++at) {
        if (!is_matched(at)) match_hash(at, by_hash, wants_identity);
      }
    }
  }

  using RowsByHash = std::multimap<std::string_view, std::size_t>;

  void match_hash(std::size_t at, const RowsByHash& by_hash, bool wants_identity) {
    if (match_row(at, by_hash.equal_range(migrations_[at].hash), wants_identity)) return;
    if (rows_.empty()) return;
    for (const std::string& hash : hashes_of(at)) {
      if (match_row(at, by_hash.equal_range(hash), wants_identity)) return;
    }
  }

  bool match_row(std::size_t at, std::pair<RowsByHash::const_iterator, RowsByHash::const_iterator> rows,
                 bool wants_identity) {
    for (auto found = rows.first; found != rows.second; ++found) {
      if (is_taken_[found->second] || (wants_identity && !is_of(found->second, at))) continue;
      take(at, found->second, State::kApplied);
      return true;
    }
    return false;
  }

  /// Made where its own hash does not do: of a long text it takes a while.
  const std::vector<std::string>& hashes_of(std::size_t at) {
    const auto [found, is_new] = hashes_.try_emplace(at);
    if (is_new) found->second = possible_hashes(migrations_[at].up.text);
    return found->second;
  }

  bool has_hash(std::size_t at, const std::string& hash) {
    if (hash == migrations_[at].hash) return true;
    const std::vector<std::string>& hashes = hashes_of(at);
    return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
  }

  /// A classic folder and a ledger that 1.0 has upgraded know the other's names and, to the second, times; so do
  /// folders of 1.0 and a classic ledger.
  bool is_of(std::size_t row_at, std::size_t migration_at) const {
    constexpr std::int64_t kSecond = 1000;
    const LedgerRow& row = rows_[row_at];
    const Migration& migration = migrations_[migration_at];
    const bool is_classic = framework_ == model::Framework::kDrizzle;
    if (!is_classic && row.name) return *row.name == migration.name;
    if (is_classic && !row.name) return row.created_at == migration.created_at_ms;
    if (row.name && (*row.name == migration.name || *row.name == name_in_folders(migration))) return true;
    return row.created_at && *row.created_at / kSecond == migration.created_at_ms / kSecond;
  }

  void match_identities() {
    for (std::size_t at = 0; at < migrations_.size(); ++at) {
      for (std::size_t row = 0; row < rows_.size() && !is_matched(at); ++row) {
        if (!is_taken_[row] && is_of(row, at)) take(at, row, State::kEdited);
      }
    }
  }

  void match_names() {
    for (std::size_t at = 0; at < migrations_.size(); ++at) {
      for (std::size_t row = 0; row < rows_.size() && !is_matched(at); ++row) {
        if (is_taken_[row] || rows_[row].name != migrations_[at].name) continue;
        take(at, row, has_hash(at, rows_[row].hash) ? State::kApplied : State::kEdited);
      }
    }
  }

  /// What has got another number since it ran, as `lockstep renumber` gives one: the same content under the same words.
  void match_renumbered() {
    for (std::size_t at = 0; at < migrations_.size(); ++at) {
      for (std::size_t row = 0; row < rows_.size() && !is_matched(at); ++row) {
        if (!is_taken_[row] && is_renumbered(row, at)) take(at, row, State::kApplied);
      }
    }
  }

  bool is_renumbered(std::size_t row, std::size_t migration) {
    const std::string_view label = label_of(migrations_[migration].name);
    if (label.empty() || !rows_[row].name || label_of(*rows_[row].name) != label) return false;
    return has_hash(migration, rows_[row].hash);
  }

  void note_rest() {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (is_taken_[row]) continue;
      const bool repeats = std::any_of(rows_.begin(), rows_.end(), [&](const LedgerRow& other) {
        const auto index = static_cast<std::size_t>(&other - rows_.data());
        return is_taken_[index] && other.hash == rows_[row].hash;
      });
      (repeats ? result_.duplicate : result_.unknown).push_back(row);
    }
  }

  void note_skipped() {
    const std::int64_t newest = newest_time(content_);
    for (std::size_t at = 0; at < migrations_.size(); ++at) {
      Standing& standing = result_.standings[at];
      const bool is_late = !rows_.empty() && migrations_[at].created_at_ms <= newest;
      if (standing.state == State::kPending && is_late) standing.state = State::kSkipped;
    }
  }

  std::span<const Migration> migrations_;
  const LedgerContent& content_;
  const std::vector<LedgerRow>& rows_;
  model::Framework framework_;
  std::vector<bool> is_taken_;
  std::map<std::size_t, std::vector<std::string>> hashes_;
  Comparison result_;
};

}  // namespace

std::vector<std::size_t> before_ledger(std::span<const Migration> migrations, const LedgerContent& content,
                                       const Comparison& comparison) {
  std::vector<std::size_t> before;
  bool is_before = true;
  for (std::size_t at = 0; at < migrations.size(); ++at) {
    const Standing& standing = comparison.standings[at];
    if (standing.row && content.rows[*standing.row].created_at < newest_time(content)) return {};
    is_before = is_before && !standing.row;
    if (is_before && standing.state == State::kSkipped) before.push_back(at);
  }
  return before;
}

Comparison compare(std::span<const Migration> migrations, const LedgerContent& content, model::Framework framework) {
  return Matching(migrations, content, framework).match();
}

}  // namespace lockstep::runner

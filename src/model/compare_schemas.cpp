#include "model/compare_schemas.h"

#include <algorithm>
#include <array>

#include "model/enum_change.h"
#include "model/rename_candidates.h"
#include "model/schema_parts.h"

// Both sides are sorted by kind and name and walked together, first the relations of the schemas, then the parts of
// each table that both have: n log n in the number of objects. Objects of one name, which no database has but a damaged
// picture may, are paired in their order.

namespace lockstep::model {
namespace {

constexpr std::size_t kKinds = static_cast<std::size_t>(ObjectKind::kRole) + 1;

/// One side's objects of a schema or table, sorted.
struct Listing {
  std::vector<SchemaPart> parts;
  bool has_more_columns = false;  // there may be ones that are not listed
  bool has_more_others = false;
  bool has_more_policies = false;  // what an open schema holds may be a policy of any table

  bool may_hold_more(ObjectKind kind) const {
    if (kind == ObjectKind::kPolicy && has_more_policies) return true;
    return kind == ObjectKind::kColumn ? has_more_columns : has_more_others;
  }
};

Listing listing_of(const Schema& schema) {
  Listing listing{relations(schema), false, schema.open.has_value(), schema.open.has_value()};
  sort_by_name(listing.parts);
  return listing;
}

Listing listing_of(const Table& table, bool is_schema_open) {
  Listing listing{parts(table), table.open_columns.has_value(), table.open_constraints.has_value(), is_schema_open};
  sort_by_name(listing.parts);
  return listing;
}

/// Two parts of one name, or one and nothing.
struct Pair {
  const SchemaPart* before = nullptr;
  const SchemaPart* after = nullptr;

  const SchemaPart& any() const { return after != nullptr ? *after : *before; }
  bool is_of_one_side() const { return (before == nullptr) != (after == nullptr); }
};

std::vector<Pair> pairs_of(const Listing& before, const Listing& after) {
  std::vector<Pair> pairs;
  auto left = before.parts.begin();
  auto right = after.parts.begin();
  while (left != before.parts.end() || right != after.parts.end()) {
    int order = left == before.parts.end() ? 1 : -1;
    if (left != before.parts.end() && right != after.parts.end()) order = compare_names(*left, *right);
    Pair& pair = pairs.emplace_back();
    if (order <= 0) pair.before = &*left++;
    if (order >= 0) pair.after = &*right++;
  }
  return pairs;
}

/// A policy of a table that is not listed goes by "table.policy". The names of policies are often sentences, so only a
/// dot before the first space ends the table's.
std::size_t end_of_table(std::string_view policy) {
  return policy.substr(0, policy.find(' ')).rfind('.');
}

/// Whether two unknowns are made from different things, as far as that is told.
bool may_differ(const std::optional<Unknown>& before, const std::optional<Unknown>& after) {
  return before && after && before->fingerprint != 0 && after->fingerprint != 0 &&
         before->fingerprint != after->fingerprint;
}

class Comparison {
 public:
  Comparison(const Schema& before, const Schema& after)
      : is_before_open_(before.open.has_value()), is_after_open_(after.open.has_value()) {
    for (const Schema* schema : {&before, &after}) {
      for (const ObjectKind kind : schema->not_told) is_told_[static_cast<std::size_t>(kind)] = false;
    }
    compare(listing_of(before), listing_of(after), "");
    std::stable_sort(found_.begin(), found_.end(), [](const SchemaDifference& left, const SchemaDifference& right) {
      return left.relation < right.relation;
    });
  }

  std::vector<SchemaDifference> take() { return std::move(found_); }

 private:
  /// `relation` is the table that the listings are of, empty for those of the schemas.
  void compare(const Listing& before, const Listing& after, const std::string& relation) {
    std::vector<const SchemaPart*> added;
    std::vector<std::size_t> places_of_added;
    std::vector<const SchemaPart*> gone;
    for (const Pair& pair : pairs_of(before, after)) {
      const ObjectKind kind = pair.any().kind;
      if (!is_told_[static_cast<std::size_t>(kind)]) continue;
      if (pair.is_of_one_side() && pair.any().object->may_be_absent) continue;
      if (pair.before != nullptr && pair.after != nullptr) {
        compare_pair(pair, relation);
      } else if (pair.before == nullptr && !before.may_hold_more(kind)) {
        places_of_added.push_back(found_.size());
        added.push_back(pair.after);
        add(SchemaDifference::Kind::kAdded, pair, relation);
      } else if (pair.after == nullptr && !after.may_hold_more(kind)) {
        gone.push_back(pair.before);
        add(SchemaDifference::Kind::kRemoved, pair, relation);
      }
    }
    for (const RenameCandidate& candidate : rename_candidates(added, gone)) {
      found_[places_of_added[candidate.added]].renamed_from = qualified(*gone[candidate.gone]);
    }
  }

  void compare_pair(const Pair& pair, const std::string& relation) {
    const std::optional<Unknown>& unknown_before = pair.before->object->unknown;
    const std::optional<Unknown>& unknown_after = pair.after->object->unknown;
    if (unknown_before || unknown_after) {
      if (may_differ(unknown_before, unknown_after)) {
        add_uncertain(pair, relation, "", unknown_after->reason);
      }
      return;
    }
    compare_properties(pair, relation);
    if (pair.after->enumeration != nullptr) compare_values(pair, relation);
    if (pair.after->table == nullptr) return;
    compare(listing_of(*pair.before->table, is_before_open_), listing_of(*pair.after->table, is_after_open_),
            qualified(*pair.after));
  }

  void compare_properties(const Pair& pair, const std::string& relation) {
    for (std::size_t index = 0; index < pair.after->properties.size(); ++index) {
      const std::string_view name = pair.after->properties[index].name;
      const Property& before = *pair.before->properties[index].value;
      const Property& after = *pair.after->properties[index].value;
      if (before.unknown || after.unknown) {
        if (may_differ(before.unknown, after.unknown)) add_uncertain(pair, relation, name, after.unknown->reason);
      } else if (before.text != after.text) {
        SchemaDifference& difference = add(SchemaDifference::Kind::kChanged, pair, relation);
        difference.property = name;
        difference.before = before.text.value_or("none");
        difference.after = after.text.value_or("none");
      }
    }
  }

  void compare_values(const Pair& pair, const std::string& relation) {
    const std::vector<std::string>& before = pair.before->enumeration->values;
    const std::vector<std::string>& after = pair.after->enumeration->values;
    if (before == after) return;
    SchemaDifference& difference = add(SchemaDifference::Kind::kChanged, pair, relation);
    difference.before = quoted_list(before);
    difference.after = quoted_list(after);
    difference.detail = enum_change(before, after);
  }

  void add_uncertain(const Pair& pair, const std::string& relation, std::string_view property,
                     const std::string& reason) {
    SchemaDifference& difference = add(SchemaDifference::Kind::kChanged, pair, relation);
    difference.property = property;
    difference.before = difference.after = "unknown";
    difference.detail = reason;
    difference.is_certain = false;
  }

  SchemaDifference& add(SchemaDifference::Kind kind, const Pair& pair, const std::string& relation) {
    SchemaDifference& difference = found_.emplace_back();
    difference.kind = kind;
    difference.object = pair.any().kind;
    if (pair.before != nullptr) difference.before_place = pair.before->object->place;
    if (pair.after != nullptr) difference.after_place = pair.after->object->place;
    const std::string& name = pair.any().object->name;
    const std::size_t dot = end_of_table(name);
    if (!relation.empty()) {
      difference.relation = relation;
      difference.name = name;
    } else if (difference.object == ObjectKind::kPolicy && dot != std::string::npos) {
      difference.relation = name.substr(0, dot);
      difference.name = name.substr(dot + 1);
    } else {
      difference.relation = qualified(pair.any());
    }
    return difference;
  }

  bool is_before_open_;
  bool is_after_open_;
  std::array<bool, kKinds> is_told_ = [] {
    std::array<bool, kKinds> all{};
    all.fill(true);
    return all;
  }();
  std::vector<SchemaDifference> found_;
};

}  // namespace

std::vector<SchemaDifference> compare_schemas(const Schema& before, const Schema& after) {
  return Comparison(before, after).take();
}

}  // namespace lockstep::model

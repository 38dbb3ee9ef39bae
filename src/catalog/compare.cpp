#include "catalog/compare.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "catalog/array_casts.h"
#include "catalog/difference_order.h"
#include "catalog/words.h"

// Objects of both sides are paired by their names in hash maps, and those with equal hashes are done. Only of the
// others are the fields looked at.

namespace lockstep::catalog {
namespace {

std::string key_of(const Identity& identity) {
  std::string key = std::to_string(static_cast<int>(identity.kind));
  for (const std::string* name : {&identity.schema, &identity.name, &identity.part}) {
    key += '\0';
    key += *name;
  }
  return key;
}

using Objects = std::unordered_map<std::string, const Object*>;

Objects objects_of(const Snapshot& snapshot, const Selection& selection) {
  Objects objects;
  objects.reserve(snapshot.objects.size());
  for (const Object& object : snapshot.objects) {
    if (selection.holds(object)) objects.emplace(key_of(object.identity), &object);
  }
  return objects;
}

const Object* find(const Objects& objects, const Identity& identity) {
  const auto found = objects.find(key_of(identity));
  return found == objects.end() ? nullptr : found->second;
}

/// The names that are in both lists, in the order of the first.
std::vector<std::string> shared(const std::vector<std::string>& list, const std::vector<std::string>& other) {
  const std::set<std::string> names(other.begin(), other.end());
  std::vector<std::string> both;
  std::copy_if(list.begin(), list.end(), std::back_inserter(both),
               [&](const std::string& name) { return names.contains(name); });
  return both;
}

/// What a part belongs to; itself for others.
std::optional<Identity> whole_of(const Objects& objects, const Object& part) {
  if (!is_part(part.identity.kind)) return std::nullopt;
  for (const Kind kind :
       {Kind::kTable, Kind::kDomain, Kind::kView, Kind::kMaterializedView, Kind::kSequence, Kind::kCompositeType}) {
    Identity whole{kind, part.identity.schema, part.identity.name, ""};
    if (find(objects, whole) != nullptr) return whole;
  }
  return std::nullopt;
}

/// A column that is no object, such as a view's, until something is said of it: all that is known of it is that.
bool is_only_remarked(const Object& object) {
  return object.identity.kind == Kind::kColumn && !object.fields.empty() && !object.has("type");
}

/// The column that a sequence belongs to.
std::optional<Identity> owner_of(const Object& sequence) {
  const std::string* owned_by = sequence.identity.kind == Kind::kSequence ? sequence.find("owned by") : nullptr;
  if (owned_by == nullptr) return std::nullopt;
  std::vector<std::string> names = split_dots(*owned_by);
  if (names.size() != 3) return std::nullopt;
  return Identity{Kind::kColumn, names[0], names[1], names[2]};
}

/// users_email_key of users_email_key1, where PostgreSQL may have added the number; empty for other names.
std::string_view stem_of_generated(std::string_view name) {
  constexpr std::array<std::string_view, 6> kEnds = {"_pkey", "_key", "_fkey", "_check", "_excl", "_idx"};
  while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
  const bool is_generated =
      std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return name.ends_with(end); });
  return is_generated ? name : std::string_view();
}

class Comparer {
 public:
  Comparer(const Snapshot& before, const Snapshot& after, const SelectionOptions& options)
      : selection_(options),
        is_same_major_(before.major_version() == after.major_version()),
        before_(objects_of(before, selection_)),
        after_(objects_of(after, selection_)) {}

  Comparison compare() {
    for (const auto& [key, object] : before_) {
      const auto other = after_.find(key);
      if (other == after_.end()) {
        only_before_.push_back(object);
      } else if (object->hash != other->second->hash) {
        compare_fields(*object, *other->second);
      }
    }
    for (const auto& [key, object] : after_) {
      if (!before_.contains(key)) only_after_.push_back(object);
    }
    pair_generated_names();
    add_lone(only_before_, before_, after_);
    add_lone(only_after_, after_, before_);
    leave_out_inherited();
    add_parts_of_views();
    sort_by_dependencies(found_.differences);
    return std::move(found_);
  }

 private:
  void compare_fields(const Object& before, const Object& after) {
    Difference difference{before.identity, &before, &after, {}, {}, {}};
    const auto compare_one = [&](const Field& field, const std::string* left, const std::string* right) {
      if (field.form == Form::kStatement || !selection_.holds_field(before.identity, field.name)) return;
      if (left != nullptr && right != nullptr && *left == *right) return;
      if (field.form == Form::kExpression && left != nullptr && right != nullptr) {
        if (!is_same_major_) ++found_.not_compared;
        if (!is_same_major_ || with_casts_at_elements(*left) == with_casts_at_elements(*right)) return;
      }
      if (before.identity.kind == Kind::kTable && field.name == "columns") {
        return compare_order(left, right, difference);
      }
      difference.fields.push_back({field.name, left == nullptr ? std::nullopt : std::optional(*left),
                                   right == nullptr ? std::nullopt : std::optional(*right)});
    };
    for (const Field& field : before.fields) compare_one(field, &field.value, after.find(field.name));
    for (const Field& field : after.fields) {
      if (!before.has(field.name)) compare_one(field, nullptr, &field.value);
    }
    if (!difference.fields.empty()) found_.differences.push_back(std::move(difference));
  }

  static void compare_order(const std::string* left, const std::string* right, Difference& difference) {
    const std::vector<std::string> before = left == nullptr ? std::vector<std::string>() : names_of(*left);
    const std::vector<std::string> after = right == nullptr ? std::vector<std::string>() : names_of(*right);
    const std::vector<std::string> before_shared = shared(before, after);
    const std::vector<std::string> after_shared = shared(after, before);
    if (before_shared == after_shared) return;
    difference.fields.push_back({kColumnOrder, list_of(before_shared), list_of(after_shared)});
  }

  /// Takes out the pairs that differ in the number at the end of a generated name alone.
  void pair_generated_names() {
    using Pairing = std::tuple<Kind, std::string, std::string, std::string_view, std::uint64_t>;
    const auto pairing_of = [](const Object& object) -> std::optional<Pairing> {
      const Identity& identity = object.identity;
      if (identity.kind != Kind::kConstraint && identity.kind != Kind::kIndex) return std::nullopt;
      const std::string_view stem = stem_of_generated(identity.part);
      if (stem.empty()) return std::nullopt;
      return Pairing{identity.kind, identity.schema, identity.name, stem, object.hash};
    };
    std::multimap<Pairing, const Object*> waiting;
    for (const Object* object : only_before_) {
      if (const std::optional<Pairing> pairing = pairing_of(*object)) waiting.emplace(*pairing, object);
    }
    std::set<const Object*> paired;
    for (const Object* object : only_after_) {
      const std::optional<Pairing> pairing = pairing_of(*object);
      const auto other = pairing ? waiting.find(*pairing) : waiting.end();
      if (other == waiting.end()) continue;
      paired.insert({object, other->second});
      waiting.erase(other);
    }
    const auto is_paired = [&](const Object* object) { return paired.contains(object); };
    std::erase_if(only_before_, is_paired);
    std::erase_if(only_after_, is_paired);
  }

  /// Objects that one side has. What goes with one that the other has not either is a part of that difference.
  void add_lone(const std::vector<const Object*>& lone, const Objects& own, const Objects& other) {
    std::unordered_map<std::string, std::vector<const Object*>> parts;
    std::vector<const Object*> wholes;
    for (const Object* object : lone) {
      if (const std::optional<Identity> whole = lone_whole(*object, own, other)) {
        parts[key_of(*whole)].push_back(object);
      } else if (is_only_remarked(*object)) {
        const Object& unremarked = found_.unremarked.emplace_back(Object{object->identity, {}, 0, false});
        const bool is_before = &own == &before_;
        compare_fields(is_before ? *object : unremarked, is_before ? unremarked : *object);
      } else if (!object->is_inherited) {
        wholes.push_back(object);
      }
    }
    for (const Object* object : wholes) {
      Difference difference{object->identity, nullptr, nullptr, {}, {}, {}};
      const bool is_before = &own == &before_;
      (is_before ? difference.before : difference.after) = object;
      if (const auto found = parts.find(key_of(object->identity)); found != parts.end()) {
        std::sort(found->second.begin(), found->second.end());
        (is_before ? difference.parts_before : difference.parts_after) = std::move(found->second);
      }
      found_.differences.push_back(std::move(difference));
    }
  }

  static std::optional<Identity> lone_whole(const Object& object, const Objects& own, const Objects& other) {
    std::optional<Identity> whole = whole_of(own, object);
    if (const std::optional<Identity> owner = owner_of(object)) {
      whole = Identity{Kind::kTable, owner->schema, owner->name, ""};
      if (find(other, *whole) != nullptr) whole = owner;
    }
    if (!whole || find(own, *whole) == nullptr || find(other, *whole) != nullptr) return std::nullopt;
    return whole;
  }

  /// A change of a parent's column is one of its children's too.
  void leave_out_inherited() {
    std::set<std::string> told;
    const auto words = [](const Identity& identity, const FieldDifference& field) {
      return key_of(identity) + '\0' + field.field + '\0' + field.before.value_or("") + '\0' + field.after.value_or("");
    };
    for (const Difference& one : found_.differences) {
      for (const FieldDifference& field : one.fields) told.insert(words(one.identity, field));
    }
    for (Difference& one : found_.differences) {
      if (one.before == nullptr || one.after == nullptr || !one.before->is_inherited || !one.after->is_inherited)
        continue;
      const std::vector<Identity> parents = parents_of(one.identity);
      std::erase_if(one.fields, [&](const FieldDifference& field) {
        return std::any_of(parents.begin(), parents.end(),
                           [&](const Identity& parent) { return told.contains(words(parent, field)); });
      });
    }
    std::erase_if(found_.differences, [](const Difference& one) {
      return one.before != nullptr && one.after != nullptr && one.fields.empty();
    });
  }

  /// The same part of the tables that a part's table inherits from.
  std::vector<Identity> parents_of(const Identity& part) const {
    const Object* table = find(after_, {Kind::kTable, part.schema, part.name, ""});
    if (table == nullptr) return {};
    const std::string* list = table->find("partition of");
    if (list == nullptr) list = table->find("inherits");
    std::vector<Identity> parents;
    for (const std::string& parent : list == nullptr ? std::vector<std::string>() : split_list(*list)) {
      const std::vector<std::string> names = split_dots(parent);
      if (names.size() == 2) parents.push_back({part.kind, names[0], names[1], part.part});
    }
    return parents;
  }

  void add_parts_of_views() {
    std::unordered_map<std::string, Difference*> views;
    std::set<std::string> told;
    for (Difference& one : found_.differences) {
      const std::string key = key_of(one.identity);
      const bool is_view = one.identity.kind == Kind::kView || one.identity.kind == Kind::kMaterializedView;
      if (is_view && one.before != nullptr && one.after != nullptr) views.emplace(key, &one);
      told.insert(key);
    }
    if (views.empty()) return;
    const auto add = [&](const Objects& objects, auto parts) {
      for (const auto& [key, object] : objects) {
        const std::optional<Identity> whole = told.contains(key) ? std::nullopt : whole_of(objects, *object);
        const auto view = whole ? views.find(key_of(*whole)) : views.end();
        if (view != views.end()) (view->second->*parts).push_back(object);
      }
      for (const auto& [key, view] : views) std::sort((view->*parts).begin(), (view->*parts).end());
    };
    add(before_, &Difference::parts_before);
    add(after_, &Difference::parts_after);
  }

  const Selection selection_;
  const bool is_same_major_;
  const Objects before_;
  const Objects after_;
  std::vector<const Object*> only_before_;
  std::vector<const Object*> only_after_;
  Comparison found_;
};

}  // namespace

Comparison compare(const Snapshot& before, const Snapshot& after, const SelectionOptions& options) {
  return Comparer(before, after, options).compare();
}

}  // namespace lockstep::catalog

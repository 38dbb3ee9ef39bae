#include "lint/effect_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "lint/situation.h"

namespace lockstep::lint {
namespace {

/// What has a lock: a relation or an index.
using Lockable = std::tuple<replay::Id, std::string, std::string, std::string>;

Lockable lockable(const Effect& effect) {
  if (effect.relation != 0) return {effect.relation, "", "", effect.index};
  return {0, effect.name.schema, effect.name.name, effect.index};
}

void merge(Effect& into, Effect&& other) {
  into.own_lock = std::max(into.own_lock, other.own_lock);
  into.is_target = into.is_target || other.is_target;
  Doing doing = more_of({into.work, std::move(into.reason), into.is_unsure},
                        {other.work, std::move(other.reason), other.is_unsure});
  into.work = doing.work;
  into.reason = std::move(doing.reason);
  into.is_unsure = doing.is_unsure;
}

}  // namespace

Doing more_of(Doing a, Doing b) {
  if (a.work != b.work) return a.work > b.work ? a : b;
  if (a.is_unsure != b.is_unsure) return a.is_unsure ? b : a;
  return a.reason.empty() ? b : a;
}

void EffectList::add_target(const replay::Relation& relation, LockMode lock, Doing doing) {
  Effect effect;
  effect.own_lock = lock;
  add(&relation, name_of(relation), std::move(effect), std::move(doing));
}

void EffectList::add_target(const sql::QualifiedName& name, LockMode lock, Doing doing) {
  Effect effect;
  effect.own_lock = lock;
  add(before_.find_relation(name).object, name, std::move(effect), std::move(doing));
}

void EffectList::add_other(const replay::Relation& relation, LockMode lock, Doing doing) {
  Effect effect;
  effect.own_lock = lock;
  effect.is_target = false;
  add(&relation, name_of(relation), std::move(effect), std::move(doing));
}

void EffectList::add_other(const sql::QualifiedName& name, LockMode lock, Doing doing) {
  Effect effect;
  effect.own_lock = lock;
  effect.is_target = false;
  add(before_.find_relation(name).object, name, std::move(effect), std::move(doing));
}

void EffectList::add_index(const replay::Relation& relation, std::string_view index, LockMode lock) {
  Effect effect;
  effect.own_lock = lock;
  effect.index = index;
  add(&relation, name_of(relation), std::move(effect), {});
}

void EffectList::add(const replay::Relation* relation, const sql::QualifiedName& name, Effect effect, Doing doing) {
  effect.name = name;
  effect.span = span_;
  effect.work = doing.work;
  effect.reason = std::move(doing.reason);
  effect.is_unsure = doing.is_unsure;
  if (relation != nullptr) {
    effect.relation = relation->id;
    effect.is_in_new_run = is_new(*relation) || relation->persistence == sql::Persistence::kTemporary;
  }
  effects_.push_back(std::move(effect));
}

std::vector<Effect> EffectList::take() {
  if (effects_.size() == 1) effects_.front().lock = effects_.front().own_lock;
  if (effects_.size() <= 1) return std::move(effects_);
  std::map<std::pair<Lockable, std::uint32_t>, std::size_t> places;  // of each relation and action
  std::map<Lockable, LockMode> strongest;
  std::vector<Effect> merged;
  for (Effect& effect : effects_) {
    LockMode& lock = strongest[lockable(effect)];
    lock = std::max(lock, effect.own_lock);
    const auto [place, is_first] = places.try_emplace({lockable(effect), effect.span.begin}, merged.size());
    if (is_first) {
      merged.push_back(std::move(effect));
    } else {
      merge(merged[place->second], std::move(effect));
    }
  }
  for (Effect& effect : merged) effect.lock = strongest[lockable(effect)];
  effects_.clear();
  return merged;
}

std::vector<const replay::Relation*> descendants_of(const replay::Relation& relation, const replay::Database& before) {
  std::vector<const replay::Relation*> found;
  std::set<replay::Id> seen = {relation.id};
  const auto add_children = [&](const replay::Relation& parent) {
    for (const replay::Id child : parent.children) {
      const replay::Relation* object = before.relation(child);
      if (object != nullptr && seen.insert(child).second) found.push_back(object);
    }
  };
  add_children(relation);
  for (std::size_t at = 0; at < found.size(); ++at) add_children(*found[at]);
  return found;
}

const replay::Relation* default_partition_of(const replay::Relation& parent, const replay::Database& before) {
  for (const replay::Id child : parent.children) {
    const replay::Relation* object = before.relation(child);
    if (object != nullptr && object->is_default_partition) return object;
  }
  return nullptr;
}

sql::QualifiedName name_of(const replay::Relation& relation) {
  return {.schema = relation.schema, .name = relation.name, .span = {}};
}

}  // namespace lockstep::lint

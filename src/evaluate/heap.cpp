#include "evaluate/heap.h"

#include <algorithm>

namespace lockstep::evaluate {

namespace {

/// From this many members on, an object finds them by a table.
constexpr std::size_t kLargeObject = 24;

}  // namespace

const Member* Object::find(Symbol key) const {
  if (places_) {
    const auto place = places_->find(key);
    return place == places_->end() ? nullptr : &members_[place->second];
  }
  const auto found = std::find_if(members_.begin(), members_.end(), [&](const Member& m) { return m.key == key; });
  return found == members_.end() ? nullptr : &*found;
}

void Object::set(Symbol key, Value value, Origin origin) {
  if (const Member* known = find(key)) {
    Member& changed = members_[static_cast<std::size_t>(known - members_.data())];
    changed.value = value;
    changed.origin = origin;
    return;
  }
  members_.push_back({key, value, origin});
  if (places_) {
    places_->emplace(key, static_cast<std::uint32_t>(members_.size() - 1));
  } else if (members_.size() == kLargeObject) {
    places_ = std::make_unique<std::unordered_map<Symbol, std::uint32_t>>();
    for (std::uint32_t place = 0; place < members_.size(); ++place) places_->emplace(members_[place].key, place);
  }
}

void Object::erase(Symbol key) {
  const Member* known = find(key);
  if (known == nullptr) return;
  std::vector<Member> rest = std::move(members_);
  rest.erase(rest.begin() + (known - rest.data()));
  members_.clear();
  places_.reset();
  for (const Member& member : rest) set(member.key, member.value, member.origin);
}

Heap::Heap() {
  unknowns.emplace_back();
  environments.emplace_back();
}

void Heap::add_cause(UnknownId& open, Value cause) {
  if (!cause.is_unknown() || cause.id == 0 || cause.id == open) return;
  if (open == 0) {
    open = cause.id;
    return;
  }
  Unknown joined = unknowns[cause.id];
  joined.others = open;
  unknowns.push_back(joined);
  open = static_cast<UnknownId>(unknowns.size() - 1);
}

void Heap::open_members(Value object, Value cause) {
  Object& opened = objects[object.id];
  add_cause(opened.open, cause);
  for (const Member& member : std::vector(opened.members())) {
    const bool is_plain = member.value.type < Type::kColumnBuilder && !member.value.is_unknown();
    if (is_plain) opened.set(member.key, Value::of(Type::kUnknown, opened.open), member.origin);
  }
}

Value Heap::member(Value holder, std::string_view name) const {
  if (holder.is_unknown()) return holder;
  if (!holder.is(Type::kObject)) return {};
  const Object& known = object(holder);
  const auto key = symbols.find(name);
  const Member* found = key ? known.find(*key) : nullptr;
  if (found != nullptr) return found->value;
  return known.open == 0 ? Value{} : Value::of(Type::kUnknown, known.open);
}

}  // namespace lockstep::evaluate

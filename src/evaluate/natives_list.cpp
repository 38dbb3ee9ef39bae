// Methods of lists and sets. A list that may hold more than is known passes that on to what is made of it.
#include <algorithm>
#include <cmath>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

namespace {

constexpr int kDeepestFlat = 10;

const Array& list_of(const Call& call) {
  return call.heap().array(call.receiver);
}

/// A list made from the receiver's items.
Value made_list(const Call& call, std::vector<Value> items) {
  const Value made = call.heap().make_array(std::move(items));
  call.heap().array(made).open = list_of(call).open;
  return made;
}

Value open_cause(const Call& call) {
  return call.run.derived(Value::of(Type::kUnknown, list_of(call).open), call.origin);
}

Value call_with(Call& call, Value item, std::size_t place) {
  const Value arguments[] = {item, Value::of_number(static_cast<double>(place)), call.receiver};
  return call.run.call(call.argument(0), arguments, call.origin);
}

Value map_list(Call& call) {
  std::vector<Value> made;
  const std::vector<Value> items = list_of(call).items;
  for (std::size_t place = 0; place < items.size(); ++place) {
    if (!call.run.spend()) return call.unknown("takes too many steps");
    made.push_back(call_with(call, items[place], place));
  }
  return made_list(call, std::move(made));
}

void flatten(Heap& heap, Value item, int depth, std::vector<Value>& made, UnknownId& open) {
  if (!item.is(Type::kArray) || depth < 0) {
    made.push_back(item);
    return;
  }
  heap.add_cause(open, heap.array(item).open);
  for (const Value inner : std::vector(heap.array(item).items)) flatten(heap, inner, depth - 1, made, open);
}

/// flat() and flatMap().
Value flat_list(Call& call) {
  const bool maps = call.detail == 1;
  const Value mapped = maps ? map_list(call) : call.receiver;
  if (mapped.is_unknown()) return mapped;
  int depth = 1;
  if (!maps && !call.argument(0).is(Type::kUndefined)) {
    const double given = to_number(call.heap(), call.argument(0)).value_or(1);
    depth = given > kDeepestFlat ? kDeepestFlat : static_cast<int>(given >= 0 ? given : 0);
  }
  std::vector<Value> made;
  UnknownId open = 0;
  flatten(call.heap(), mapped, depth, made, open);
  if (!call.run.spend(made.size())) return call.unknown("takes too many steps");
  const Value list = call.heap().make_array(std::move(made));
  call.heap().array(list).open = open;
  return list;
}

Value filter_list(Call& call) {
  std::vector<Value> kept;
  const std::vector<Value> items = list_of(call).items;
  UnknownId open = list_of(call).open;
  for (std::size_t place = 0; place < items.size(); ++place) {
    const Value verdict = call_with(call, items[place], place);
    const auto holds = truth(call.heap(), verdict);
    if (!holds) call.heap().add_cause(open, call.run.undecided(verdict, call.origin));
    if (holds && *holds) kept.push_back(items[place]);
  }
  const Value made = call.heap().make_array(std::move(kept));
  call.heap().array(made).open = open;
  return made;
}

enum class Query : std::uint32_t { kFind, kFindIndex, kSome, kEvery };

/// find(), findIndex(), some(), every(): the first item that settles the question.
Value query_list(Call& call) {
  const auto query = static_cast<Query>(call.detail);
  const std::vector<Value> items = list_of(call).items;
  for (std::size_t place = 0; place < items.size(); ++place) {
    const Value verdict = call_with(call, items[place], place);
    const auto holds = truth(call.heap(), verdict);
    if (!holds) return call.run.undecided(verdict, call.origin);
    if (*holds == (query == Query::kEvery)) continue;
    if (query == Query::kFind) return items[place];
    if (query == Query::kFindIndex) return Value::of_number(static_cast<double>(place));
    return Value::of_boolean(query == Query::kSome);
  }
  if (list_of(call).open != 0) return open_cause(call);
  if (query == Query::kFind) return {};
  return query == Query::kFindIndex ? Value::of_number(-1) : Value::of_boolean(query == Query::kEvery);
}

Value for_each(Call& call) {
  const std::vector<Value> items = list_of(call).items;
  for (std::size_t place = 0; place < items.size(); ++place) call_with(call, items[place], place);
  return {};
}

Value reduce_list(Call& call) {
  const std::vector<Value> items = list_of(call).items;
  if (list_of(call).open != 0) return open_cause(call);
  const bool has_start = call.arguments.size() > 1;
  if (items.empty() && !has_start) return call.unknown("reduces an empty list");
  Value result = has_start ? call.argument(1) : items.front();
  for (std::size_t place = has_start ? 0 : 1; place < items.size(); ++place) {
    const Value arguments[] = {result, items[place], Value::of_number(static_cast<double>(place))};
    result = call.run.call(call.argument(0), arguments, call.origin);
  }
  return result;
}

Value concat_list(Call& call) {
  std::vector<Value> items = list_of(call).items;
  UnknownId open = list_of(call).open;
  for (const Value given : call.arguments) {
    call.heap().add_cause(open, given);
    if (given.is(Type::kArray)) {
      const Array& added = call.heap().array(given);
      items.insert(items.end(), added.items.begin(), added.items.end());
      call.heap().add_cause(open, added.open);
    } else if (!given.is_unknown()) {
      items.push_back(given);
    }
  }
  if (!call.run.spend(items.size())) return call.unknown("takes too many steps");
  const Value made = call.heap().make_array(std::move(items));
  call.heap().array(made).open = open;
  return made;
}

Value slice_list(Call& call) {
  if (const Value failure = call.unknown_argument(); failure.is_unknown()) return failure;
  if (list_of(call).open != 0) return open_cause(call);
  const std::vector<Value>& items = list_of(call).items;
  const auto offset = [&](std::size_t place, double absent) {
    if (call.argument(place).is(Type::kUndefined)) return absent;
    const double size = static_cast<double>(items.size());
    const double at = std::trunc(to_number(call.heap(), call.argument(place)).value_or(0));
    return std::isnan(at) ? 0.0 : std::clamp(at < 0 ? size + at : at, 0.0, size);
  };
  const auto from = static_cast<std::ptrdiff_t>(offset(0, 0));
  const auto to = static_cast<std::ptrdiff_t>(offset(1, static_cast<double>(items.size())));
  return call.heap().make_array(from < to ? std::vector<Value>(items.begin() + from, items.begin() + to)
                                          : std::vector<Value>());
}

Value join_list(Call& call) {
  if (list_of(call).open != 0) return open_cause(call);
  const auto separator =
      call.arguments.empty() ? std::optional<std::string>(",") : to_text(call.heap(), call.argument(0));
  if (!separator) return call.run.derived(call.argument(0), call.origin);
  std::string whole;
  bool is_first = true;
  for (const Value item : list_of(call).items) {
    if (!is_first) whole += *separator;
    is_first = false;
    const auto part = item.is_nothing() ? std::optional<std::string>("") : to_text(call.heap(), item);
    if (!part) return call.run.derived(item, call.origin);
    whole += *part;
    if (!call.run.spend(1 + whole.size() / 65'536)) return call.unknown("takes too many steps");
  }
  return call.run.text(whole, call.origin);
}

/// includes(), indexOf() and has().
Value place_in_list(Call& call) {
  const Value wanted = call.argument(0);
  if (wanted.is_unknown()) return call.run.derived(wanted, call.origin);
  const std::vector<Value>& items = list_of(call).items;
  const auto found = std::find(items.begin(), items.end(), wanted);
  const bool has_unknown = std::any_of(items.begin(), items.end(), [](Value item) { return item.is_unknown(); });
  if (found == items.end() && (has_unknown || list_of(call).open != 0)) return call.unknown("looks into an open list");
  if (call.detail == 0) return Value::of_boolean(found != items.end());
  return Value::of_number(found == items.end() ? -1 : static_cast<double>(found - items.begin()));
}

Value at_list(Call& call) {
  const auto given = to_number(call.heap(), call.argument(0));
  if (!given) return call.run.derived(call.argument(0), call.origin);
  if (list_of(call).open != 0) return open_cause(call);
  const std::vector<Value>& items = list_of(call).items;
  const double whole = std::isnan(*given) ? 0 : std::trunc(*given);
  const double place = whole < 0 ? whole + static_cast<double>(items.size()) : whole;
  const bool is_inside = place >= 0 && place < static_cast<double>(items.size());
  return is_inside ? items[static_cast<std::size_t>(place)] : Value{};
}

Value reversed_list(Call& call) {
  std::vector<Value> items = list_of(call).items;
  std::reverse(items.begin(), items.end());
  return made_list(call, std::move(items));
}

/// sort() and toSorted() without a comparison: by the texts of the items.
Value sorted_list(Call& call) {
  if (!call.arguments.empty()) return call.unknown("sorts by a comparison");
  std::vector<std::pair<std::string, Value>> items;
  for (const Value item : list_of(call).items) {
    auto text = to_text(call.heap(), item);
    if (!text) return call.run.derived(item, call.origin);
    items.emplace_back(std::move(*text), item);
  }
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Value> sorted;
  for (const auto& [text, item] : items) sorted.push_back(item);
  return made_list(call, std::move(sorted));
}

/// push() and add(). A list of the module is filled in an order that is not known here once a function does it.
Value push_item(Call& call) {
  Array& array = call.heap().array(call.receiver);
  for (const Value item : call.arguments) {
    const bool is_there =
        call.detail == 1 && std::find(array.items.begin(), array.items.end(), item) != array.items.end();
    if (!is_there) array.items.push_back(item);
  }
  if (array.is_outer) call.heap().add_cause(array.open, call.unknown("is changed by a function"));
  return call.detail == 1 ? call.receiver : Value::of_number(static_cast<double>(array.items.size()));
}

Value list_entries(Call& call) {
  std::vector<Value> entries;
  const std::vector<Value> items = list_of(call).items;
  if (!call.run.spend(items.size())) return call.unknown("takes too many steps");
  for (std::size_t place = 0; place < items.size(); ++place) {
    const Value index = Value::of_number(static_cast<double>(place));
    entries.push_back(call.detail == 0 ? call.heap().make_array({index, items[place]}) : index);
  }
  return made_list(call, std::move(entries));
}

/// values() of a list or set: its items.
Value list_values(Call& call) {
  return made_list(call, list_of(call).items);
}

Value make_set(Call& call) {
  std::vector<Value> items;
  const Value failure =
      call.argument(0).is_nothing() ? Value{} : call.run.items_of(call.argument(0), call.origin, items);
  std::vector<Value> kept;
  for (const Value item : items) {
    if (!call.run.spend(1 + kept.size() / 16)) return call.unknown("takes too many steps");
    if (std::find(kept.begin(), kept.end(), item) == kept.end()) kept.push_back(item);
  }
  const Value made = Heap::add(call.heap().arrays, Type::kSet, Array{std::move(kept), 0, false});
  if (failure.is_unknown()) call.heap().array(made).open = failure.id;
  return made;
}

Value is_array(Call& call) {
  const Value given = call.argument(0);
  return given.is_unknown() ? call.run.derived(given, call.origin) : Value::of_boolean(given.is(Type::kArray));
}

/// Array.from(list, map) and Array.from({ length: n }, map).
Value array_from(Call& call) {
  std::vector<Value> items;
  Value failure;
  if (call.argument(0).is(Type::kObject)) {
    const Value length = call.heap().member(call.argument(0), "length");
    const bool is_count = length.is(Type::kNumber) && length.number >= 0 && length.number <= 100'000;
    if (!is_count || !call.run.spend(static_cast<std::size_t>(length.number))) {
      return call.unknown("makes a list of unknown length");
    }
    items.resize(static_cast<std::size_t>(length.number));
  } else {
    failure = call.run.items_of(call.argument(0), call.origin, items);
  }
  if (call.arguments.size() > 1) {
    for (std::size_t place = 0; place < items.size(); ++place) {
      const Value arguments[] = {items[place], Value::of_number(static_cast<double>(place))};
      items[place] = call.run.call(call.argument(1), arguments, call.origin);
    }
  }
  const Value made = call.heap().make_array(std::move(items));
  if (failure.is_unknown()) call.heap().array(made).open = failure.id;
  return made;
}

Value array_of(Call& call) {
  return call.heap().make_array({call.arguments.begin(), call.arguments.end()});
}

constexpr auto detail(Query query) {
  return static_cast<std::uint32_t>(query);
}

constexpr Native kListRows[] = {
    {Space::kArrayMethods, "map", map_list},
    {Space::kArrayMethods, "flat", flat_list, 0},
    {Space::kArrayMethods, "flatMap", flat_list, 1},
    {Space::kArrayMethods, "filter", filter_list},
    {Space::kArrayMethods, "find", query_list, detail(Query::kFind)},
    {Space::kArrayMethods, "findIndex", query_list, detail(Query::kFindIndex)},
    {Space::kArrayMethods, "some", query_list, detail(Query::kSome)},
    {Space::kArrayMethods, "every", query_list, detail(Query::kEvery)},
    {Space::kArrayMethods, "forEach", for_each},
    {Space::kArrayMethods, "reduce", reduce_list},
    {Space::kArrayMethods, "concat", concat_list},
    {Space::kArrayMethods, "slice", slice_list},
    {Space::kArrayMethods, "join", join_list},
    {Space::kArrayMethods, "includes", place_in_list, 0},
    {Space::kArrayMethods, "indexOf", place_in_list, 1},
    {Space::kArrayMethods, "at", at_list},
    {Space::kArrayMethods, "toReversed", reversed_list},
    {Space::kArrayMethods, "toSorted", sorted_list},
    {Space::kArrayMethods, "sort", sorted_list},
    {Space::kArrayMethods, "push", push_item, 0},
    {Space::kArrayMethods, "entries", list_entries, 0},
    {Space::kArrayMethods, "keys", list_entries, 1},
    {Space::kArrayMethods, "values", list_values},
    {Space::kSetMethods, "has", place_in_list, 0},
    {Space::kSetMethods, "add", push_item, 1},
    {Space::kSetMethods, "values", list_values},
    {Space::kSetMethods, "keys", list_values},
    {Space::kSetMethods, "forEach", for_each},
    {Space::kSet, "new", make_set},
    {Space::kArray, "isArray", is_array},
    {Space::kArray, "from", array_from},
    {Space::kArray, "of", array_of},
};

}  // namespace

std::span<const Native> list_natives() {
  return kListRows;
}

}  // namespace lockstep::evaluate

#include "catalog/difference_order.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "catalog/words.h"

// Names in a snapshot's texts are qualified, whatever the kind of text: each is looked up among the differences, and
// what is named comes first.

namespace lockstep::catalog {
namespace {

using Place = std::size_t;  // in the differences, which are in the order of their names

const Object& object_of(const Difference& difference) {
  return difference.after == nullptr ? *difference.before : *difference.after;
}

bool is_foreign_key(const Difference& difference) {
  const std::string* type = object_of(difference).find("type");
  return difference.identity.kind == Kind::kConstraint && type != nullptr && *type == "foreign key";
}

/// Of the kinds in the order in which they can be made; a foreign key needs the keys and indexes of another table.
int rank_of(const Difference& difference) {
  const Kind kind = difference.identity.kind;
  return is_foreign_key(difference) ? 2 * static_cast<int>(Kind::kIndex) + 1 : 2 * static_cast<int>(kind);
}

/// Whether others that name the object need this too: a table with its columns and keys, and not what hangs on it.
bool is_needed_by_others(const Difference& difference) {
  switch (difference.identity.kind) {
    case Kind::kStatistics:
    case Kind::kTrigger:
    case Kind::kRule:
    case Kind::kPolicy:
      return false;
    default:
      return !is_foreign_key(difference);
  }
}

std::string name_key(std::string_view schema, std::string_view name) {
  return std::string(schema) + '\0' + std::string(name);
}

bool is_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// One past the name that begins at `at`; `at` where none does.
std::size_t end_of_name(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '"') return end_of_piece(text, at);
  while (at < text.size() && is_of_name(text[at])) ++at;
  return at;
}

/// Calls `take` with the key of each qualified name, also of those in literals, such as 'public.numbers'::regclass.
void each_name(std::string_view text, const auto& take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t dot = end_of_name(text, at);
    if (dot == at || dot == text.size() || text[dot] != '.') {
      at = std::max(dot, at + 1);
      continue;
    }
    const std::size_t end = end_of_name(text, dot + 1);
    take(name_key(plain_name(text.substr(at, dot - at)), plain_name(text.substr(dot + 1, end - dot - 1))));
    at = end;
  }
}

class Ordering {
 public:
  explicit Ordering(const std::vector<Difference>& differences)
      : differences_(differences), waiting_for_(differences.size()), needed_by_(differences.size()) {
    for (Place at = 0; at < differences.size(); ++at) {
      if (is_needed_by_others(differences[at])) named_[key_at(at)] = at;
    }
    for (Place at = 0; at < differences.size(); ++at) find_needs(at);
  }

  std::vector<Place> run() {
    std::set<Place> left;
    std::set<Place> ready;
    for (Place at = 0; at < differences_.size(); ++at) {
      left.insert(at);
      if (waiting_for_[at].empty()) ready.insert(at);
    }
    std::vector<Place> order;
    while (!left.empty()) {
      const Place next = *(ready.empty() ? left : ready).begin();
      left.erase(next);
      ready.erase(next);
      order.push_back(next);
      for (const Place other : needed_by_[next]) {
        waiting_for_[other].erase(next);
        if (waiting_for_[other].empty() && left.contains(other)) ready.insert(other);
      }
    }
    return order;
  }

 private:
  std::string key_at(Place at) const {
    return name_key(differences_[at].identity.schema, differences_[at].identity.name);
  }

  void find_needs(Place at) {
    const Difference& difference = differences_[at];
    if (at > 0 && key_at(at - 1) == key_at(at)) need(at, at - 1);
    need_named(at, name_key(difference.identity.schema, ""));
    for (const Object* object : {difference.before, difference.after}) {
      if (object != nullptr) need_of_texts(at, *object);
    }
    for (const auto* parts : {&difference.parts_before, &difference.parts_after}) {
      for (const Object* part : *parts) need_of_texts(at, *part);
    }
  }

  void need_of_texts(Place at, const Object& object) {
    for (const Field& field : object.fields) {
      // A sequence is given to its column when both are there.
      if (is_remark(field.name) || field.form == Form::kStatement || field.name == "owned by") continue;
      each_name(field.value, [&](const std::string& key) { need_named(at, key); });
    }
  }

  void need_named(Place at, const std::string& key) {
    const auto found = named_.find(key);
    if (found != named_.end() && key != key_at(at)) need(at, found->second);
  }

  void need(Place at, Place other) {
    if (waiting_for_[at].insert(other).second) needed_by_[other].push_back(at);
  }

  const std::vector<Difference>& differences_;
  std::unordered_map<std::string, Place> named_;  // the last of each name
  std::vector<std::set<Place>> waiting_for_;
  std::vector<std::vector<Place>> needed_by_;
};

}  // namespace

void sort_by_dependencies(std::vector<Difference>& differences) {
  const auto base_order = [](const Difference& one, const Difference& other) {
    const auto names = [](const Identity& identity) { return std::tie(identity.schema, identity.name); };
    if (names(one.identity) != names(other.identity)) return names(one.identity) < names(other.identity);
    const int rank = rank_of(one);
    const int other_rank = rank_of(other);
    return rank != other_rank ? rank < other_rank : one.identity.part < other.identity.part;
  };
  std::sort(differences.begin(), differences.end(), base_order);
  std::vector<Difference> sorted;
  sorted.reserve(differences.size());
  for (const Place at : Ordering(differences).run()) sorted.push_back(std::move(differences[at]));
  differences = std::move(sorted);
}

}  // namespace lockstep::catalog

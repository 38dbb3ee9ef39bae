#include "rows/order.h"

#include <algorithm>
#include <limits>
#include <map>

// Tables and references are a graph; Tarjan's algorithm gives its strongly connected components, targets first. Within
// a component the references that can be NULL are put off, and what is left is divided once more: components of that
// are tables which no order can fill one by one.
namespace lockstep::rows {
namespace {

using Graph = std::vector<std::vector<std::size_t>>;  // for each node those that it points to

constexpr std::size_t kUnseen = std::numeric_limits<std::size_t>::max();

/// Tarjan's algorithm (1972), without recursion since a chain of references may be long.
class Components {
 public:
  explicit Components(const Graph& graph)
      : graph_(graph), number_(graph.size(), kUnseen), low_(graph.size()), is_open_(graph.size()) {
    for (std::size_t node = 0; node < graph.size(); ++node) {
      if (number_[node] == kUnseen) walk_from(node);
    }
  }
  std::vector<std::vector<std::size_t>> take() { return std::move(found_); }

 private:
  struct Step {
    std::size_t node;
    std::size_t next_edge = 0;
  };

  void enter(std::size_t node) {
    number_[node] = low_[node] = counter_++;
    is_open_[node] = true;
    open_.push_back(node);
    path_.push_back({node});
  }

  void walk_from(std::size_t start) {
    enter(start);
    while (!path_.empty()) {
      Step& step = path_.back();
      const std::size_t node = step.node;
      if (step.next_edge == graph_[node].size()) {
        leave(node);
        continue;
      }
      const std::size_t target = graph_[node][step.next_edge++];
      if (number_[target] == kUnseen) {
        enter(target);
      } else if (is_open_[target]) {
        low_[node] = std::min(low_[node], number_[target]);
      }
    }
  }

  void leave(std::size_t node) {
    path_.pop_back();
    if (!path_.empty()) low_[path_.back().node] = std::min(low_[path_.back().node], low_[node]);
    if (low_[node] != number_[node]) return;
    std::vector<std::size_t> component;
    do {
      component.push_back(open_.back());
      is_open_[open_.back()] = false;
      open_.pop_back();
    } while (component.back() != node);
    std::sort(component.begin(), component.end());
    found_.push_back(std::move(component));
  }

  const Graph& graph_;
  std::vector<std::size_t> number_;
  std::vector<std::size_t> low_;
  std::vector<bool> is_open_;
  std::vector<std::size_t> open_;
  std::vector<Step> path_;
  std::size_t counter_ = 0;
  std::vector<std::vector<std::size_t>> found_;
};

}  // namespace

bool is_optional(const Table& table, const ForeignKey& key) {
  const auto can_be_null = [&](std::size_t column) { return !table.columns[column].not_null; };
  return key.match_full ? std::all_of(key.columns.begin(), key.columns.end(), can_be_null)
                        : std::any_of(key.columns.begin(), key.columns.end(), can_be_null);
}

Order order_tables(const std::vector<Table>& tables) {
  std::map<Oid, std::size_t> by_oid;
  for (std::size_t i = 0; i < tables.size(); ++i) by_oid[tables[i].oid] = i;
  Graph all(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    for (const ForeignKey& key : tables[i].foreign_keys) {
      if (const auto target = by_oid.find(key.target); target != by_oid.end()) all[i].push_back(target->second);
    }
  }

  // Numbered by the order of components, in which every reference goes to the same or an earlier one.
  std::vector<std::size_t> component_of(tables.size());
  const auto components = Components(all).take();
  for (std::size_t i = 0; i < components.size(); ++i) {
    for (const std::size_t table : components[i]) component_of[table] = i;
  }
  Order order;
  Graph firm(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    for (std::size_t k = 0; k < tables[i].foreign_keys.size(); ++k) {
      const ForeignKey& key = tables[i].foreign_keys[k];
      const auto target = by_oid.find(key.target);
      if (target == by_oid.end()) continue;
      const bool is_in_cycle = component_of[target->second] == component_of[i];
      if (is_in_cycle && is_optional(tables[i], key)) {
        order.later.push_back({i, k});
      } else {
        firm[i].push_back(target->second);
      }
    }
  }
  order.groups = Components(firm).take();
  return order;
}

}  // namespace lockstep::rows

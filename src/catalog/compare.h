#pragma once
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "catalog/selection.h"
#include "catalog/snapshot.h"

namespace lockstep::catalog {

/// One thing in which an object of two databases differs; nothing where it is not said of the object.
struct FieldDifference {
  std::string field;
  std::optional<std::string> before;
  std::optional<std::string> after;
};

/// The name of the field that tells that the columns that both sides have stand in another order.
constexpr const char* kColumnOrder = "column order";

/// An object that only one of two databases has, or that is not the same in both.
struct Difference {
  Identity identity;
  const Object* before = nullptr;  // where it exists; points into the snapshot, which must outlive it
  const Object* after = nullptr;
  /// What goes with the object on each side and is no difference of its own: of one that only one side has its columns,
  /// constraints, indexes, the sequence of a serial column; of a view that both have what it would lose if it were made
  /// anew. In the order in which they were read.
  std::vector<const Object*> parts_before;
  std::vector<const Object*> parts_after;
  std::vector<FieldDifference> fields;  // of an object that both have

  bool is_of_order_only() const { return fields.size() == 1 && fields.front().field == kColumnOrder; }
};

struct Comparison {
  /// What others name comes before them; else in the order of schema, name, kind and part.
  std::vector<Difference> differences;
  /// What differences point to where one side says nothing of a column of a view, a sequence or a type.
  std::deque<Object> unremarked;
  /// How many texts the server prints in the words of its version and could not be compared, as the versions differ.
  std::size_t not_compared = 0;
};

/// What differs between two databases. Objects are matched by their names; a constraint or index that PostgreSQL named
/// by itself also by what it is, when all that differs in the name is the number that it added to make it free. An
/// inherited column or constraint is not told apart from its parent's. Takes n log n time in the number of objects.
Comparison compare(const Snapshot& before, const Snapshot& after, const SelectionOptions& options = {});

}  // namespace lockstep::catalog

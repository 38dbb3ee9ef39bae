#pragma once
#include <optional>
#include <string>
#include <vector>

#include "rows/row.h"
#include "rows/wanted.h"

// What the making of rows has to know of a table beside its catalog entries.
namespace lockstep::rows {

/// The ways that do not want NULL of a column that cannot be.
std::vector<Alternative> possible_ways(const Table& table, std::vector<Alternative> ways);

/// The columns of a key that are to differ from row to row, so that the others may repeat: one is enough, if it has
/// enough values. Empty when the server numbers one of them.
std::vector<std::size_t> varying_columns(const Table& table, const Types& types, const Key& key,
                                         const std::vector<std::size_t>& columns);

/// Whether a column stays ordinary for this key: a number would leave its sequence no room, a range would overlap.
bool has_no_boundaries_in_key(const Types& types, const Key& key, const Column& column);

/// What an exclusion over a range that is made of two columns wants: the first one below the other.
std::vector<Comparison> ordered_by_key(const Table& table, const Types& types, const Key& key,
                                       const std::vector<std::size_t>& columns);

/// Whether a key consists of this column alone, and it refers to nothing, so that its values can be chosen.
bool is_free_key(const Table& table, std::size_t column);

/// The labels that a column should hold all of: of an enum, and the two booleans.
std::vector<std::string> labels_of(const Types& types, const Column& column);

/// The value of a default that is a constant.
std::optional<std::string> constant_default(const Column& column);

/// Whether two values of a row compare as wanted. False when it cannot be told.
bool holds(const Table& table, const Types& types, const Comparison& comparison, const RowValues& row);

}  // namespace lockstep::rows

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rows/wanted.h"
#include "sql/query.h"

// The comparisons that CHECKs are made of.
namespace lockstep::rows {

enum class Truth : std::uint8_t { kFalse, kTrue };

/// Whether the operator gives a boolean: "=", "<", "~~", "= ANY", …
bool is_comparison(const sql::Expression& expression);

/// The ways to make it true, or false. One that wants nothing when it is of no form that is known here.
std::vector<Alternative> read_atom(const sql::Expression& expression, Truth truth);

/// The value that a constant stands for, through casts and signs: '2024-01-01'::date, -1.
std::optional<std::string> constant_of(const sql::Expression& expression);

}  // namespace lockstep::rows

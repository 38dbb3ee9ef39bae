#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "evaluate/heap.h"

namespace lockstep::evaluate {

/// A number as JavaScript prints it: the shortest digits that give it back, an exponent from 1e21 and below 1e-6 on.
std::string number_text(double number);

/// The value of a numeric literal: separators, other bases, and `n` at the end of a big one.
Value number_literal(Heap& heap, std::string_view literal);

/// The number a text stands for in JavaScript; NaN for most.
double text_number(std::string_view text);

/// String(value); nothing when that is not known, or would be "[object Object]" and the like.
std::optional<std::string> to_text(const Heap& heap, Value value);

/// Number(value); nothing when that is not known.
std::optional<double> to_number(const Heap& heap, Value value);

/// Whether a condition on the value holds; nothing when that is not known. A variable of the environment counts as
/// absent: schemas are generated without it, and what stands after `??` and `||` is meant for that.
std::optional<bool> truth(const Heap& heap, Value value);

/// An environment variable itself, not something made from one.
bool is_environment(const Heap& heap, Value value);

/// Whether every character is one byte, so that offsets are what JavaScript counts.
bool is_ascii(std::string_view text);

}  // namespace lockstep::evaluate

#pragma once
#include <optional>
#include <string>

#include "evaluate/sql_text.h"

namespace lockstep::evaluate {

struct DefaultText {
  std::optional<std::string> text;  // none when the column has no default
  Value unknown;
};

/// A column's default as drizzle-kit 0.31 writes it into a snapshot: SQL, or the text of a JSON value that is not a
/// string.
DefaultText default_text(Interpreter& run, Casing casing, const Column& column);

}  // namespace lockstep::evaluate

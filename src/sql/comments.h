#pragma once
#include <functional>
#include <string_view>

#include "sql/names.h"

namespace lockstep::sql {

struct SourceComment {
  Span span;              // with the delimiters, without the newline
  std::string_view text;  // within the delimiters, as written
  bool is_block = false;  // /* … */
};

/// Calls `visit` for each comment of the text in order; a nested one belongs to the one around it. Comments within
/// strings and dollar-quoted bodies are not looked at.
void for_each_comment(std::string_view text, const std::function<void(const SourceComment&)>& visit);

}  // namespace lockstep::sql

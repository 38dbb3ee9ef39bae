#pragma once
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "merge/file_merge.h"
#include "merge/json_text.h"

namespace lockstep::merge {

inline layout::JsonValue json_of(std::string_view text) {
  auto value = read_json(text);
  EXPECT_TRUE(value.has_value()) << text;
  return value ? *value : layout::JsonValue{};
}

/// "path: what" of each.
inline std::vector<std::string> told(const std::vector<Conflict>& conflicts) {
  std::vector<std::string> lines;
  for (const Conflict& conflict : conflicts) lines.push_back(conflict.path + ": " + conflict.what);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace lockstep::merge

#pragma once
#include <array>
#include <functional>
#include <string_view>

#include "model/object_id.h"

namespace lockstep::git {

/// Not git's id: one that tells texts apart within this process, for trees that no repository holds.
inline model::ObjectId local_id(std::string_view text) {
  const std::array parts{text.size(), std::hash<std::string_view>{}(text)};
  return model::ObjectId::of_raw({reinterpret_cast<const char*>(parts.data()), sizeof parts});
}

}  // namespace lockstep::git

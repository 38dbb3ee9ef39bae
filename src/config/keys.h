#pragma once
#include <span>
#include <string_view>

namespace lockstep::config {

/// The keys that each object of lockstep.json may have; the JSON Schema names the same.
std::span<const std::string_view> config_keys();
std::span<const std::string_view> project_keys();
std::span<const std::string_view> ignore_keys();

}  // namespace lockstep::config

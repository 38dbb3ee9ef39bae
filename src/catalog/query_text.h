#pragma once
#include <string>
#include <string_view>

namespace lockstep::catalog {

/// The query of the file queries/<name>.sql for a server of that major version. A line that ends in "-- since 15" or
/// "-- before 15" (or one after the other) is there for those versions only.
std::string query_text(std::string_view name, int major_version);

/// The same for any text.
std::string text_for_version(std::string_view text, int major_version);

}  // namespace lockstep::catalog

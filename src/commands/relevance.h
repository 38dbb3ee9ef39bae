#pragma once
#include <string_view>

namespace lockstep::commands {

/// Whether a change of the file could be any rule's business. False only for kinds of files that no rule and no schema
/// reads (pages, pictures, sources in other languages), outside folders that migrations might lie in.
bool may_concern_database(std::string_view path);

}  // namespace lockstep::commands

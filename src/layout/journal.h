#pragma once
#include <string>
#include <string_view>

#include "model/migration.h"

namespace lockstep::layout {

/// The problem of an entry that two entries were merged into, as `merge=union` does it. Of each key the last one
/// counts, so that the other entry is lost.
inline constexpr std::string_view kKeyTwice = "a key that is there twice in one entry";

/// Reads Drizzle's meta/_journal.json in one pass, with the place of each entry. Never throws for what the text holds:
/// what cannot be read becomes a problem, and the entries before it stay.
model::Journal parse_journal(std::string path, model::ObjectId blob, std::string_view text);

}  // namespace lockstep::layout

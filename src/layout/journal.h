#pragma once
#include <string>
#include <string_view>

#include "model/migration.h"

namespace lockstep::layout {

/// Reads Drizzle's meta/_journal.json in one pass, with the place of each entry. Never throws for what the text holds:
/// what cannot be read becomes a problem, and the entries before it stay.
model::Journal parse_journal(std::string path, model::ObjectId blob, std::string_view text);

}  // namespace lockstep::layout

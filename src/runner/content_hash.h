#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::runner {

/// What Drizzle writes into its ledger for a file: SHA-256 in lower-case hexadecimal digits of the text as node reads
/// it, where bytes that are no UTF-8 have become U+FFFD (drizzle-orm 0.45, migrator.ts; 1.0 does the same).
std::string content_hash(std::string_view text);

/// The hash, and those that the same migration has where git or an editor wrote its line ends or byte order mark
/// otherwise. The first is that of the text itself.
std::vector<std::string> possible_hashes(std::string_view text);

}  // namespace lockstep::runner

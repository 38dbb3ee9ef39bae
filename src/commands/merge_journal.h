#pragma once
#include "commands/command.h"

namespace lockstep::commands {

inline constexpr Positional kMergeJournalPositionals[] = {{"ANCESTOR OURS THEIRS [PATH]", nullptr, true}};

/// `lockstep merge-journal %O %A %B %P`: git's merge driver for Drizzle's journal and snapshots. Writes the outcome to
/// OURS, which is always a whole file without markers, and ends with 1 when there is something left to settle.
ExitStatus run_merge_journal(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands

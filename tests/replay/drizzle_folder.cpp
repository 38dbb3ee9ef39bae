#include "drizzle_folder.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "layout/journal.h"

namespace lockstep::replay_tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = 64U << 20U;

/// drizzle-kit takes the last by name.
std::string newest_snapshot(const fs::path& meta) {
  std::vector<fs::path> snapshots;
  for (const fs::directory_entry& entry : fs::directory_iterator(meta)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with("_snapshot.json") && !name.starts_with('_')) snapshots.push_back(entry.path());
  }
  if (snapshots.empty()) return "";
  return base::read_file(std::max_element(snapshots.begin(), snapshots.end())->string(), kLargestFile);
}

}  // namespace

DrizzleFolder read_drizzle_folder(const std::string& path) {
  const fs::path folder(path);
  const fs::path journal_path = folder / "meta" / "_journal.json";
  const model::Journal journal =
      layout::parse_journal(journal_path.string(), {}, base::read_file(journal_path.string(), kLargestFile));
  if (!journal.problems.empty()) throw base::Error{journal_path.string() + ": " + journal.problems.front().what, ""};
  DrizzleFolder read;
  read.name = folder.filename().string();
  for (const model::JournalEntry& entry : journal.entries) {
    const fs::path file = folder / (entry.tag + ".sql");
    if (!fs::exists(file)) continue;
    const fs::path snapshot = folder / "meta" / (entry.tag.substr(0, entry.tag.find('_')) + "_snapshot.json");
    read.migrations.push_back({entry.tag, base::read_file(file.string(), kLargestFile),
                               fs::exists(snapshot) ? base::read_file(snapshot.string(), kLargestFile) : ""});
  }
  read.snapshot = newest_snapshot(folder / "meta");
  return read;
}

}  // namespace lockstep::replay_tests

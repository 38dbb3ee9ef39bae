#include "commands/merge_journal.h"

#include <ostream>
#include <sys/stat.h>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/comparison.h"
#include "commands/judge.h"
#include "merge/file_merge.h"
#include "renumber/situation.h"

namespace lockstep::commands {
namespace {

constexpr std::size_t kLargestSide = git::Tree::kLargestFile;

enum class Kind { kJournal, kSnapshot };

Kind kind_of(std::string_view path) {
  if (path.ends_with("_journal.json")) return Kind::kJournal;
  if (path.ends_with("_snapshot.json")) return Kind::kSnapshot;
  throw base::Error("merge-journal merges _journal.json and *_snapshot.json of Drizzle, and not " + std::string(path),
                    "in .gitattributes, merge=lockstep goes with these alone");
}

/// Whether the migrations of THEIRS stay, because the target branch has them: so it is when it is merged into a branch.
/// In a rebase OURS is the base. Where git cannot tell, OURS stays.
bool is_base_theirs(const Surroundings& surroundings) {
  try {
    const auto repository = git::open_repository(surroundings.git, git::Backend::kAuto);
    const std::optional<model::ObjectId> head = repository->head();
    if (!head) return false;
    const config::Config config = read_config(*repository->commit_tree(*head));
    const std::optional<Target> target = find_target(*repository, {}, config.base);
    if (!target) return false;
    return renumber::is_merging_in_target(*repository, renumber::Target{target->name, target->commit});
  } catch (const base::Error&) {
    return false;
  }
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0644;
}

void write_conflicts(std::ostream& err, const std::string& path, const merge::MergedText& merged) {
  const std::string name = base::sanitize(path);
  for (const merge::Conflict& conflict : merged.conflicts) {
    err << "lockstep: " << name << (conflict.path.empty() ? "" : ": " + base::sanitize(conflict.path)) << ": "
        << base::sanitize(conflict.what) << '\n';
  }
  if (!merged.appended.empty()) {
    err << "lockstep: " << name << ": both sides add migrations; " << base::sanitize(base::join(merged.appended, ", "))
        << " now come" << (merged.appended.size() == 1 ? "s" : "")
        << " last here, with files and snapshots to follow\n";
  }
  err << "help: lockstep renumber settles what the merge does to migrations\n";
}

}  // namespace

ExitStatus run_merge_journal(const Arguments& arguments, Surroundings& surroundings) {
  const std::vector<std::string>& words = arguments.positional();
  if (words.size() < 3 || words.size() > 4) {
    throw base::Error("merge-journal takes three files and a path, as git hands them to a merge driver",
                      "git config merge.lockstep.driver 'lockstep merge-journal %O %A %B %P'");
  }
  const std::string& path = words.size() > 3 ? words[3] : words[1];
  const Kind kind = kind_of(path);
  const std::string ancestor = base::read_file(words[0], kLargestSide);
  const std::string ours = base::read_file(words[1], kLargestSide);
  const std::string theirs = base::read_file(words[2], kLargestSide);
  const bool theirs_stay = is_base_theirs(surroundings);
  const merge::Texts texts{ancestor, theirs_stay ? theirs : ours, theirs_stay ? ours : theirs};
  const merge::MergedText merged =
      kind == Kind::kJournal ? merge::merge_journals(texts) : merge::merge_snapshots(texts);
  if (merged.text != ours) base::write_file_atomically(words[1], merged.text, mode_of(words[1]));
  if (merged.conflicts.empty() && merged.appended.empty()) return kNothingWrong;
  write_conflicts(surroundings.err, path, merged);
  return kFindings;
}

}  // namespace lockstep::commands

#pragma once
#include <map>
#include <string>
#include <vector>

#include "git/command_line.h"
#include "git/repository.h"

namespace lockstep::renumber {

/// How git is called in the work tree of the repository, from its top.
git::Environment work_tree_environment(const git::Repository& repository);

/// One entry of the index. A path has up to three, of stages 1 to 3, where a merge has not settled it.
struct IndexEntry {
  std::string mode;  // as git writes it: 100644
  std::string id;
  char stage = '0';
};
using IndexEntries = std::map<std::string, std::vector<IndexEntry>, std::less<>>;

/// The whole index, with what is unmerged.
IndexEntries read_index(const git::Environment& environment);

/// Paths whose files differ from the index, or are unmerged.
std::vector<std::string> edited_files(const git::Environment& environment);

/// 100644, 100755 or 120000.
std::string mode_text(model::FileMode mode);

/// The id that the bytes have or, with kStore, have from now on in the object store.
enum class Storing { kAsk, kStore };
std::string blob_id(const git::Environment& environment, const std::string& bytes, Storing storing);

/// Changes the index in one step, or throws and changes nothing. Without an id the path is taken out.
struct IndexUpdate {
  std::string path;
  std::string mode;
  std::string id;
};
void update_index(const git::Environment& environment, const std::vector<IndexUpdate>& updates);

}  // namespace lockstep::renumber

#include <algorithm>
#include <map>

#include "git/libgit2_repository.h"
#include "git/reference_names.h"
#include "git/unsupported.h"

namespace lockstep::git {

std::vector<Entry> Libgit2Repository::deleted_files(const model::ObjectId& commit, std::string_view folder,
                                                    std::size_t most_commits) const {
  CommitHandle at = look_up_commit(commit);
  const std::unique_ptr<Libgit2Tree> present = tree_of(*at);
  std::map<std::string, Entry, std::less<>> deleted;
  std::optional<model::ObjectId> last = present->folder_id(folder);
  for (std::size_t k = 1; k < most_commits; ++k) {
    CommitHandle parent;
    if (git_commit_parent(base::Out(parent), at.get(), 0) != 0) break;  // the first commit, or the end of what is here
    at = std::move(parent);
    const std::unique_ptr<Libgit2Tree> tree = tree_of(*at);
    std::optional<model::ObjectId> id = tree->folder_id(folder);
    if (id == last) continue;
    last = std::move(id);
    for (ChangedPath& change : changed_paths(*tree, *present, folder)) {
      if (change.before && !change.after) deleted.try_emplace(std::move(change.path), std::move(*change.before));
    }
  }
  std::vector<Entry> files;
  for (auto& [path, file] : deleted) files.push_back(std::move(file));
  return files;
}

std::vector<Reference> Libgit2Repository::references(const std::string& pattern) const {
  std::vector<Reference> found;
  ReferenceIteratorHandle iterator;
  if (git_reference_iterator_new(base::Out(iterator), repository_.get()) != 0) {
    throw Unsupported("libgit2 cannot list the references: " + last_message());
  }
  for (;;) {
    ReferenceHandle reference;
    if (git_reference_next(base::Out(reference), iterator.get()) != 0) break;
    const std::string name = git_reference_name(reference.get());
    if (git_reference_type(reference.get()) != GIT_REFERENCE_DIRECT || !matches_reference(pattern, name)) continue;
    ObjectHandle commit;
    if (git_reference_peel(base::Out(commit), reference.get(), GIT_OBJECT_COMMIT) != 0) continue;
    found.push_back({name, to_object_id(*git_object_id(commit.get()))});
  }
  std::sort(found.begin(), found.end(), [](const Reference& a, const Reference& b) { return a.name < b.name; });
  return found;
}

}  // namespace lockstep::git

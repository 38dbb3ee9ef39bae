#include "git/libgit2_tree.h"

#include <algorithm>

#include "base/error.h"
#include "git/folder_prefix.h"

namespace lockstep::git {
namespace {

constexpr int kDeepestTree = 1000;

std::string_view bytes_of(const OdbObjectHandle& tree) {
  if (!tree) return {};
  return {static_cast<const char*>(git_odb_object_data(tree.get())), git_odb_object_size(tree.get())};
}

git_oid oid_of(const TreeObjectEntry& entry) {
  git_oid oid;
  git_oid_fromraw(&oid, reinterpret_cast<const unsigned char*>(entry.id.data()));
  return oid;
}

model::ObjectId object_id_of(const TreeObjectEntry& entry) {
  return model::ObjectId::of_raw(entry.id);
}

void require_depth(int depth, std::string_view path) {
  if (depth > kDeepestTree) {
    throw base::Error("folders are nested too deeply at " + std::string(path.substr(0, 200)));
  }
}

/// In the order of tree objects, where a folder's name counts as if it ended in a slash.
int compare_names(const TreeObjectEntry& a, const TreeObjectEntry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.substr(0, common).compare(b.name.substr(0, common)); order != 0) return order;
  const auto next = [&](const TreeObjectEntry& entry) -> int {
    if (common < entry.name.size()) return static_cast<unsigned char>(entry.name[common]);
    return entry.is_folder() ? '/' : '\0';
  };
  return next(a) - next(b);
}

/// Chmod changes neither the bytes nor what they mean.
bool is_same_entry(const TreeObjectEntry& before, const TreeObjectEntry& after) {
  const auto kind = [](const TreeObjectEntry& entry) {
    const model::FileMode mode = git_file_mode(entry.mode);
    return mode == model::FileMode::kExecutable ? model::FileMode::kRegular : mode;
  };
  return before.id == after.id && kind(before) == kind(after);
}

/// Walks two tree objects side by side, and the folders in them that differ.
class TreeComparison {
 public:
  using ReadTree = std::function<OdbObjectHandle(const git_oid&, std::string_view)>;
  explicit TreeComparison(ReadTree read_tree) : read_tree_(std::move(read_tree)) {}

  void compare(std::string_view before, std::string_view after, const std::string& prefix, int depth) {
    require_depth(depth, prefix);
    TreeObjectReader old_entries(before);
    TreeObjectReader new_entries(after);
    std::optional<TreeObjectEntry> old_entry;
    std::optional<TreeObjectEntry> new_entry;
    for (;;) {
      if (!old_entry && !new_entry) TreeObjectReader::pass_over_equal(old_entries, new_entries);
      if (!old_entry) old_entry = old_entries.next();
      if (!new_entry) new_entry = new_entries.next();
      if (!old_entry && !new_entry) return;
      const int order = !old_entry ? 1 : !new_entry ? -1 : compare_names(*old_entry, *new_entry);
      add(prefix, {order <= 0 ? &*old_entry : nullptr, order >= 0 ? &*new_entry : nullptr}, depth);
      if (order <= 0) old_entry.reset();
      if (order >= 0) new_entry.reset();
    }
  }

  std::vector<ChangedPath> changes;  // in byte order, as the entries are

 private:
  struct Sides {
    const TreeObjectEntry* before;
    const TreeObjectEntry* after;
  };

  void add(const std::string& prefix, const Sides& sides, int depth) {
    if (sides.before != nullptr && sides.after != nullptr && is_same_entry(*sides.before, *sides.after)) return;
    const TreeObjectEntry& either = sides.before != nullptr ? *sides.before : *sides.after;
    std::string path = prefix + std::string(either.name);
    if (either.is_folder()) {
      const OdbObjectHandle before = read_folder(sides.before, path);
      const OdbObjectHandle after = read_folder(sides.after, path);
      return compare(bytes_of(before), bytes_of(after), path + "/", depth + 1);
    }
    std::optional<Entry> before = entry_at(sides.before, path);
    std::optional<Entry> after = entry_at(sides.after, path);
    changes.push_back({std::move(path), std::move(before), std::move(after)});
  }

  OdbObjectHandle read_folder(const TreeObjectEntry* entry, std::string_view path) const {
    return entry == nullptr ? OdbObjectHandle() : read_tree_(oid_of(*entry), path);
  }

  static std::optional<Entry> entry_at(const TreeObjectEntry* entry, const std::string& path) {
    if (entry == nullptr) return std::nullopt;
    return Entry{path, object_id_of(*entry), git_file_mode(entry->mode)};
  }

  ReadTree read_tree_;
};

}  // namespace

Libgit2Tree::Libgit2Tree(const git_oid& id, Source source) : id_(id), source_(source), root_(read_tree(id, "")) {}

OdbObjectHandle Libgit2Tree::read_tree(const git_oid& id, std::string_view folder) const {
  OdbObjectHandle tree;
  const int failure = git_odb_read(base::Out(tree), source_.objects, &id);
  if (failure != 0 || git_odb_object_type(tree.get()) != GIT_OBJECT_TREE) {
    throw_missing_object("the tree of " + std::string(folder) + " (" + to_object_id(id).hex() + ")", source_.paths);
  }
  return tree;
}

/// The entry at `path`, or none when there is none; a view into the object that is left in `holder`.
std::optional<TreeObjectEntry> Libgit2Tree::find_entry(std::string_view path, OdbObjectHandle& holder) const {
  std::string_view folder = bytes_of(root_);
  for (std::size_t start = 0;;) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::optional<TreeObjectEntry> entry = find_in_tree_object(folder, path.substr(start, end - start));
    if (!entry || end == path.size()) return entry;
    if (!entry->is_folder()) return std::nullopt;
    holder = read_tree(oid_of(*entry), path.substr(0, end));
    folder = bytes_of(holder);
    start = end + 1;
  }
}

/// The tree object of `folder`, or none when there is no such folder.
OdbObjectHandle Libgit2Tree::open_folder(std::string_view folder) const {
  OdbObjectHandle holder;
  if (folder.empty()) {
    git_odb_object_dup(base::Out(holder), root_.get());
    return holder;
  }
  const std::optional<TreeObjectEntry> entry = find_entry(folder, holder);
  return entry && entry->is_folder() ? read_tree(oid_of(*entry), folder) : OdbObjectHandle();
}

void Libgit2Tree::walk(std::string_view tree, std::string& path, int depth,
                       const std::function<void(const Visited&)>& visit) const {
  require_depth(depth, path);
  const std::size_t length = path.size();
  TreeObjectReader entries(tree);
  while (const std::optional<TreeObjectEntry> entry = entries.next()) {
    path += entry->name;
    if (entry->is_folder()) {
      const OdbObjectHandle below = read_tree(oid_of(*entry), path);
      path += '/';
      walk(bytes_of(below), path, depth + 1, visit);
    } else {
      visit({path, model::ObjectId::of_raw(entry->id), git_file_mode(entry->mode)});
    }
    path.resize(length);
  }
}

void Libgit2Tree::for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const {
  const OdbObjectHandle tree = open_folder(folder);
  std::string path = folder_prefix(folder);
  walk(bytes_of(tree), path, 0, visit);
}

void Libgit2Tree::for_each_file_directly_in(std::string_view folder,
                                            const std::function<void(const Visited&)>& visit) const {
  const OdbObjectHandle tree = open_folder(folder);
  std::string path = folder_prefix(folder);
  const std::size_t length = path.size();
  TreeObjectReader entries(bytes_of(tree));
  while (const std::optional<TreeObjectEntry> entry = entries.next()) {
    if (entry->is_folder()) continue;
    path += entry->name;
    visit({path, model::ObjectId::of_raw(entry->id), git_file_mode(entry->mode)});
    path.resize(length);
  }
}

std::optional<Entry> Libgit2Tree::find(std::string_view path) const {
  OdbObjectHandle holder;
  const std::optional<TreeObjectEntry> entry = find_entry(path, holder);
  if (!entry || entry->is_folder()) return std::nullopt;
  return Entry{std::string(path), object_id_of(*entry), git_file_mode(entry->mode)};
}

std::optional<model::ObjectId> Libgit2Tree::folder_id(std::string_view folder) const {
  if (folder.empty()) return to_object_id(id_);
  OdbObjectHandle holder;
  const std::optional<TreeObjectEntry> entry = find_entry(folder, holder);
  if (!entry || !entry->is_folder()) return std::nullopt;
  return object_id_of(*entry);
}

std::vector<std::string> Libgit2Tree::folders(std::string_view folder) const {
  std::vector<std::string> names;
  const OdbObjectHandle tree = open_folder(folder);
  TreeObjectReader entries(bytes_of(tree));
  while (const std::optional<TreeObjectEntry> entry = entries.next()) {
    if (entry->is_folder()) names.emplace_back(entry->name);
  }
  return names;
}

std::string Libgit2Tree::read(const model::ObjectId& blob, std::string_view path) const {
  return source_.blobs.read_blob(blob, path);
}

std::optional<std::vector<ChangedPath>> Libgit2Tree::changes_from(const Tree& before, std::string_view folder) const {
  const auto* other = dynamic_cast<const Libgit2Tree*>(&before);
  if (other == nullptr || other->source_.objects != source_.objects) return std::nullopt;
  const std::optional<model::ObjectId> id = folder_id(folder);
  if (id && id == other->folder_id(folder)) return std::vector<ChangedPath>();
  TreeComparison comparison([&](const git_oid& tree, std::string_view path) { return read_tree(tree, path); });
  const OdbObjectHandle old_folder = other->open_folder(folder);
  const OdbObjectHandle new_folder = open_folder(folder);
  comparison.compare(bytes_of(old_folder), bytes_of(new_folder), folder_prefix(folder), 0);
  return std::move(comparison.changes);
}

}  // namespace lockstep::git

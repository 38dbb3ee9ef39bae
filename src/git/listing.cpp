#include "git/listing.h"

#include <algorithm>

namespace lockstep::git {
namespace {

using File = std::vector<ListedFile>::const_iterator;

File first_not_before(File begin, File end, std::string_view path) {
  return std::lower_bound(begin, end, path,
                          [](const ListedFile& file, std::string_view wanted) { return file.path < wanted; });
}

/// The files below `folder`. '0' is the byte after '/', so "a0" is the first path after everything in "a/".
struct FileRange {
  File first;
  File last;
  File begin() const { return first; }
  File end() const { return last; }
};
FileRange files_below(const std::vector<ListedFile>& files, std::string_view folder) {
  if (folder.empty()) return {files.begin(), files.end()};
  const File first = first_not_before(files.begin(), files.end(), std::string(folder) + '/');
  return {first, first_not_before(first, files.end(), std::string(folder) + '0')};
}

/// Calls `on_file` for each file of `folder` itself and `on_folder` with the name of each folder in it, whose files are
/// leapt over.
template <typename OnFile, typename OnFolder>
void for_each_child(const std::vector<ListedFile>& all, std::string_view folder, OnFile on_file, OnFolder on_folder) {
  const std::size_t start = folder.empty() ? 0 : folder.size() + 1;
  const auto [first, last] = files_below(all, folder);
  for (File file = first; file != last;) {
    const std::size_t slash = file->path.find('/', start);
    if (slash == std::string_view::npos) {
      on_file(*file++);
      continue;
    }
    on_folder(file->path.substr(start, slash - start));
    file = first_not_before(file, last, std::string(file->path.substr(0, slash)) + '0');
  }
}

}  // namespace

bool is_allowed_name(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name != ".git";
}

void ListingTree::for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const {
  for (const ListedFile& file : files_below(listing_.files, folder)) {
    visit({file.path, model::ObjectId::of_raw(file.id), file.mode});
  }
}

std::optional<Entry> ListingTree::find(std::string_view path) const {
  const File file = first_not_before(listing_.files.begin(), listing_.files.end(), path);
  if (file == listing_.files.end() || file->path != path) return std::nullopt;
  return Entry{std::string(path), model::ObjectId::of_raw(file->id), file->mode};
}

std::optional<model::ObjectId> ListingTree::folder_id(std::string_view folder) const {
  const auto known = listing_.folders.find(std::string(folder));
  if (known == listing_.folders.end()) return std::nullopt;
  const auto [first, last] = files_below(listing_.files, folder);
  const auto count = static_cast<std::size_t>(last - first);
  if (known->second.file_count.value_or(count) != count) return std::nullopt;
  return model::ObjectId::of_raw(known->second.id);
}

void ListingTree::for_each_file_directly_in(std::string_view folder,
                                            const std::function<void(const Visited&)>& visit) const {
  const auto visit_file = [&](const ListedFile& file) {
    visit({file.path, model::ObjectId::of_raw(file.id), file.mode});
  };
  for_each_child(listing_.files, folder, visit_file, [](std::string_view) {});
}

std::vector<std::string> ListingTree::folders(std::string_view folder) const {
  std::vector<std::string> names;
  for_each_child(
      listing_.files, folder, [](const ListedFile&) {}, [&](std::string_view name) { names.emplace_back(name); });
  return names;
}

std::string ListingTree::read(const model::ObjectId& blob, std::string_view path) const {
  return blobs_.read_blob(blob, path);
}

}  // namespace lockstep::git

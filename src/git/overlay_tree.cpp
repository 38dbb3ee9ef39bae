#include "git/overlay_tree.h"

#include <set>

#include "git/folder_prefix.h"

namespace lockstep::git {
namespace {

/// Hands out the files of the tree below and those of the overlay in one order.
class Interleaver {
 public:
  using Change = OverlayTree::Changes::const_iterator;
  Interleaver(Change first, Change last, const std::function<void(const Tree::Visited&)>& visit)
      : next_(first), last_(last), visit_(visit) {}

  void below(const Tree::Visited& file) {
    while (next_ != last_ && next_->first < file.path) take_change();
    if (next_ != last_ && next_->first == file.path) return take_change();
    visit_(file);
  }
  void rest() {
    while (next_ != last_) take_change();
  }

 private:
  void take_change() {
    if (next_->second) visit_({next_->first, next_->second->id, next_->second->mode});
    ++next_;
  }

  Change next_;
  Change last_;
  const std::function<void(const Tree::Visited&)>& visit_;
};

}  // namespace

OverlayTree::Changes::const_iterator OverlayTree::first_change_in(std::string_view folder) const {
  return changes_.lower_bound(folder_prefix(folder));
}

bool OverlayTree::is_changed_in(std::string_view folder) const {
  const auto first = first_change_in(folder);
  return first != changes_.end() && first->first.starts_with(folder_prefix(folder));
}

void OverlayTree::for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const {
  if (!is_changed_in(folder)) return below_->for_each_file(folder, visit);
  // '0' is the byte after '/'.
  const auto last = folder.empty() ? changes_.end() : changes_.lower_bound(std::string(folder) + '0');
  Interleaver interleaver(first_change_in(folder), last, visit);
  below_->for_each_file(folder, [&](const Visited& file) { interleaver.below(file); });
  interleaver.rest();
}

void OverlayTree::for_each_file_directly_in(std::string_view folder,
                                            const std::function<void(const Visited&)>& visit) const {
  const std::string prefix = folder_prefix(folder);
  Changes direct;
  for (auto change = first_change_in(folder); change != changes_.end() && change->first.starts_with(prefix); ++change) {
    if (change->first.find('/', prefix.size()) == std::string::npos) direct.insert(*change);
  }
  Interleaver interleaver(direct.begin(), direct.end(), visit);
  below_->for_each_file_directly_in(folder, [&](const Visited& file) { interleaver.below(file); });
  interleaver.rest();
}

std::optional<Entry> OverlayTree::find(std::string_view path) const {
  const auto change = changes_.find(path);
  return change == changes_.end() ? below_->find(path) : change->second;
}

std::optional<model::ObjectId> OverlayTree::folder_id(std::string_view folder) const {
  return is_changed_in(folder) ? std::nullopt : below_->folder_id(folder);
}

std::optional<std::vector<ChangedPath>> OverlayTree::changes_from(const Tree& before, std::string_view folder) const {
  const std::optional<model::ObjectId> root = below_->folder_id("");
  if (!root || root != before.folder_id("")) return std::nullopt;
  std::vector<ChangedPath> changes;
  const std::string prefix = folder_prefix(folder);
  for (auto change = first_change_in(folder); change != changes_.end() && change->first.starts_with(prefix); ++change) {
    const auto& [path, after] = *change;
    std::optional<Entry> old = below_->find(path);
    const bool is_change = old && after ? !is_same(*old, *after) : old.has_value() != after.has_value();
    if (is_change) changes.push_back({path, std::move(old), after});
  }
  return changes;
}

std::vector<std::string> OverlayTree::folders(std::string_view folder) const {
  std::vector<std::string> names = below_->folders(folder);
  if (!is_changed_in(folder)) return names;
  const std::string prefix = folder_prefix(folder);
  std::set<std::string> all(names.begin(), names.end());
  std::set<std::string> doubtful;  // the last file of them may have been taken out
  for (auto change = first_change_in(folder); change != changes_.end() && change->first.starts_with(prefix); ++change) {
    const std::size_t end = change->first.find('/', prefix.size());
    if (end == std::string::npos) continue;
    (change->second ? all : doubtful).insert(change->first.substr(prefix.size(), end - prefix.size()));
  }
  for (const std::string& name : doubtful) {
    if (!has_file_in(prefix + name)) all.erase(name);
  }
  return {all.begin(), all.end()};
}

bool OverlayTree::has_file_in(const std::string& folder) const {
  bool has_file = false;
  for_each_file_directly_in(folder, [&](const Visited&) { has_file = true; });
  return has_file || !folders(folder).empty();
}

std::string OverlayTree::read(const model::ObjectId& blob, std::string_view path) const {
  return below_->read(blob, path);
}

}  // namespace lockstep::git

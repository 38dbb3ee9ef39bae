#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "git/tree.h"

namespace lockstep::git {

/// A tree with some paths replaced, added or (nothing) taken out: what a merge makes of its first side. Blobs of the
/// entries are read as the tree's own are.
class OverlayTree : public Tree {
 public:
  using Changes = std::map<std::string, std::optional<Entry>, std::less<>>;
  OverlayTree(std::unique_ptr<Tree> below, Changes changes) : below_(std::move(below)), changes_(std::move(changes)) {}

  void for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const override;
  void for_each_file_directly_in(std::string_view folder,
                                 const std::function<void(const Visited&)>& visit) const override;
  std::optional<Entry> find(std::string_view path) const override;
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override;
  std::optional<std::vector<ChangedPath>> changes_from(const Tree& before, std::string_view folder) const override;
  std::vector<std::string> folders(std::string_view folder) const override;
  std::string read(const model::ObjectId& blob, std::string_view path) const override;

 private:
  Changes::const_iterator first_change_in(std::string_view folder) const;
  bool is_changed_in(std::string_view folder) const;
  bool has_file_in(const std::string& folder) const;

  std::unique_ptr<Tree> below_;
  Changes changes_;
};

}  // namespace lockstep::git

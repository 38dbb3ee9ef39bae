#pragma once
#include <map>
#include <string>

#include "git/tree.h"

namespace lockstep::git {

/// A tree that holds its files itself: for tests, fuzzing, and what-if questions. Ids are derived from the content.
class MemoryTree : public Tree {
 public:
  explicit MemoryTree(std::map<std::string, std::string, std::less<>> files = {});
  void add(std::string path, std::string content, model::FileMode mode = model::FileMode::kRegular);
  /// The content of a file that is there, which is empty from then on.
  std::string take(std::string_view path);

  void for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const override;
  std::optional<Entry> find(std::string_view path) const override;
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override;
  std::vector<std::string> folders(std::string_view folder) const override;
  std::string read(const model::ObjectId& blob, std::string_view path) const override;

 private:
  struct File {
    std::string content;
    model::ObjectId id;
    model::FileMode mode;
  };
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace lockstep::git

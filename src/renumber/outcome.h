#pragma once
#include <map>

#include "renumber/plan.h"

namespace lockstep::renumber {

/// The files of a plan while it is made: the last word on a path counts.
class Outcome {
 public:
  void put(std::string path, Content content) { files_[std::move(path)] = std::move(content); }
  void remove(std::string path) { files_[std::move(path)] = std::nullopt; }
  std::vector<FileChange> take() {
    std::vector<FileChange> changes;
    for (auto& [path, content] : files_) changes.push_back({path, std::move(content)});
    return changes;
  }

 private:
  std::map<std::string, std::optional<Content>> files_;
};

}  // namespace lockstep::renumber

#pragma once
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"

namespace lockstep::evaluate_tests {

/// What was found at several commits, each thing once, in the order in which they were found.
class Notes {
 public:
  void add(const std::string& text, const std::string& commit) {
    auto& commits = commits_[text];
    if (commits.empty()) order_.push_back(text);
    commits.push_back(commit.substr(0, 9));
  }

  void print() const {
    for (const std::string& text : order_) {
      const std::vector<std::string>& commits = commits_.at(text);
      const std::string more = commits.size() == 1 ? "" : " and " + base::count_of(commits.size() - 1, "other");
      std::cout << "    " << commits.front() << more << ": " << text << '\n';
    }
  }

 private:
  std::map<std::string, std::vector<std::string>> commits_;
  std::vector<std::string> order_;
};

}  // namespace lockstep::evaluate_tests

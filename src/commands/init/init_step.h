#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "prompt/questions.h"

namespace lockstep::commands::init {

/// A file that a step brings or adds to. Nothing that stands in a file is ever taken away or changed.
struct FileEdit {
  enum class Kind { kCreate, kAppend, kInsert };
  std::string path;  // from the top of the work tree
  Kind kind = Kind::kCreate;
  std::string text;             // what is new
  std::string original = {};    // kInsert: the file as it was read
  std::size_t byte_offset = 0;  // kInsert: where in it
};

/// One thing that setting up consists of.
struct SetupStep {
  std::string name;                                 // "merge driver"
  std::string purpose;                              // what for, one line
  std::string question = {};                        // "add these lines to .gitattributes?"
  prompt::Answer otherwise = prompt::Answer::kYes;  // what Enter and --yes mean
  std::vector<FileEdit> files = {};
  std::vector<std::pair<std::string, std::string>> git_config = {};  // of this clone
  std::string shown = {};                                            // what `act` writes, for showing
  std::function<void(std::ostream&)> act = {};                       // the rest of it
  std::string done = {};  // why there is nothing to do: "installed already"; then the rest is empty

  bool is_done() const { return files.empty() && git_config.empty() && !act; }
};

/// Shows everything that the step would write.
void show_step(const SetupStep& step, std::ostream& out);

/// Does it, and says so. Throws base::Error when a file is no longer as it was, is a link, or lies outside the work
/// tree.
void apply_step(const SetupStep& step, const std::string& work_tree, std::ostream& out);

}  // namespace lockstep::commands::init

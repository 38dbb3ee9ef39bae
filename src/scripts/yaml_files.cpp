#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "scripts/files.h"
#include "yaml/document.h"

// Compose files, workflows and GitLab jobs: YAML with shell in some of its scalars.
namespace lockstep::scripts {
namespace {

using yaml::Node;

class Collector {
 public:
  explicit Collector(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t k = 0; k < text.size(); ++k) {
      if (text[k] == '\n') starts_.push_back(k + 1);
    }
  }

  /// The commands of a scalar with a shell script.
  void add_shell(const Node& node) {
    if (!node.is_scalar()) return;
    for (Command& command : read_shell(node.text)) {
      for (Word& word : command) word.byte_offset = place_of(node, word);
      commands_.push_back(std::move(command));
    }
  }

  /// A command that is written as a list of its words, or as one text.
  void add_words_or_shell(const Node* node) {
    if (node == nullptr) return;
    if (node->is_scalar()) return add_shell(*node);
    Command command = words_of(*node);
    if (!command.empty()) commands_.push_back(std::move(command));
  }

  /// Scripts in a list, or one alone.
  void add_each_shell(const Node* node) {
    if (node == nullptr) return;
    if (node->is_scalar()) add_shell(*node);
    for (const Node& child : node->children) {
      if (node->is_sequence()) add_each_shell(&child);
    }
  }

  Command words_of(const Node& node) const {
    Command command;
    if (!node.is_sequence()) return command;
    for (const Node& word : node.children) command.push_back({word.text, offset_of(word.line, word.column)});
    return command;
  }

  void add(Command command) { commands_.push_back(std::move(command)); }
  std::vector<Command> take() { return std::move(commands_); }

 private:
  std::size_t offset_of(std::size_t line, std::size_t column) const {
    if (line >= starts_.size()) return text_.size();
    return std::min(starts_[line] + column, text_.size());
  }

  /// Where a word of the scalar stands in the file. The lines of a literal (`|`) are those below its mark; of others
  /// the word is looked for from their start on, since quotes and folds move it.
  std::size_t place_of(const Node& node, const Word& word) const {
    const std::size_t start = offset_of(node.line, node.column);
    if (start < text_.size() && text_[start] == '|') {
      const auto before = node.text.begin() + static_cast<std::ptrdiff_t>(std::min(word.byte_offset, node.text.size()));
      const std::size_t line = node.line + 1 + static_cast<std::size_t>(std::count(node.text.begin(), before, '\n'));
      const std::size_t begin = offset_of(line, 0);
      const std::size_t found = text_.find(word.text, begin);
      return found < offset_of(line + 1, 0) ? found : begin;
    }
    return start;
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<Command> commands_;
};

void add_service(const Node& service, Collector& collector) {
  const Node* entrypoint = service.find("entrypoint");
  const Node* command = service.find("command");
  const bool are_lists =
      entrypoint != nullptr && command != nullptr && entrypoint->is_sequence() && command->is_sequence();
  if (are_lists) {
    Command whole = collector.words_of(*entrypoint);
    const Command arguments = collector.words_of(*command);
    whole.insert(whole.end(), arguments.begin(), arguments.end());
    collector.add(std::move(whole));
  } else {
    collector.add_words_or_shell(entrypoint);
    collector.add_words_or_shell(command);
  }
  for (const char* hook : {"post_start", "pre_stop"}) {
    const Node* steps = service.find(hook);
    if (steps == nullptr) continue;
    for (const Node& step : steps->children) collector.add_words_or_shell(step.find("command"));
  }
}

/// Whether the step's `run` is for a shell: Python and others are not read.
bool is_for_a_shell(const Node& step) {
  const Node* shell = step.find("shell");
  return shell == nullptr || base::contains(shell->text, "sh") || shell->text == "cmd";
}

void add_steps(const Node* steps, Collector& collector) {
  if (steps == nullptr || !steps->is_sequence()) return;
  for (const Node& step : steps->children) {
    const Node* run = step.find("run");
    if (run != nullptr && is_for_a_shell(step)) collector.add_shell(*run);
  }
}

}  // namespace

base::Expected<std::vector<Command>, std::string> read_compose(std::string_view text) {
  const auto document = yaml::read_document(text);
  if (!document) return base::Unexpected{document.error()};
  Collector collector(text);
  const Node* services = document->find("services");
  if (services == nullptr) return collector.take();
  for (const Node& service : services->children) add_service(service, collector);
  return collector.take();
}

base::Expected<std::vector<Command>, std::string> read_workflow(std::string_view text) {
  const auto document = yaml::read_document(text);
  if (!document) return base::Unexpected{document.error()};
  Collector collector(text);
  if (const Node* jobs = document->find("jobs")) {
    for (const Node& job : jobs->children) add_steps(job.find("steps"), collector);
  }
  if (const Node* runs = document->find("runs")) add_steps(runs->find("steps"), collector);
  return collector.take();
}

base::Expected<std::vector<Command>, std::string> read_gitlab(std::string_view text) {
  const auto document = yaml::read_document(text);
  if (!document) return base::Unexpected{document.error()};
  Collector collector(text);
  for (const Node& job : document->children) {
    for (const char* part : {"before_script", "script", "after_script"}) collector.add_each_shell(job.find(part));
  }
  for (const char* part : {"before_script", "script", "after_script"}) collector.add_each_shell(document->find(part));
  return collector.take();
}

}  // namespace lockstep::scripts

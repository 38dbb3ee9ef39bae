#include "scripts/shell.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace lockstep::scripts {
namespace {

constexpr int kDeepestShell = 8;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// Reads commands from a text that stands at `start` in the file.
class ShellReader {
 public:
  ShellReader(std::string_view text, std::size_t start, int depth, std::vector<Command>& commands)
      : text_(text), start_(start), depth_(depth), commands_(commands) {}

  void read() {
    while (at_ < text_.size()) step();
    end_command();
  }

 private:
  bool looking_at(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    const char c = text_[at_];
    if (is_blank(c)) return end_word_and_skip(1);
    if (c == '\n') return end_line();
    if (c == ';' || c == '&' || c == '|' || c == '(' || c == ')') return end_command_and_skip();
    if (c == '<' || c == '>') return skip_redirection();
    if (c == '#' && !in_word_) return skip_to_line_end();
    read_part();
  }

  /// A part of a word.
  void read_part() {
    if (!in_word_) begin_word();
    const char c = text_[at_];
    if (c == '\\') return read_escaped();
    if (c == '\'') return read_single_quoted();
    if (c == '"') return read_double_quoted();
    if (c == '`') return read_backquoted();
    if (c == '$' && read_expansion()) return;
    word_.text += c;
    ++at_;
  }

  void begin_word() {
    in_word_ = true;
    word_ = {"", start_ + at_};
  }

  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    if (std::exchange(is_target_, false)) return;
    command_.push_back(std::move(word_));
  }
  void end_word_and_skip(std::size_t size) {
    end_word();
    at_ += size;
  }

  void end_command() {
    end_word();
    is_target_ = false;
    if (!command_.empty()) commands_.push_back(std::move(command_));
    command_.clear();
  }
  void end_command_and_skip() {
    if (looking_at("&>")) return skip_redirection();
    end_command();
    ++at_;
  }

  void end_line() {
    end_command();
    ++at_;
    for (const std::string& delimiter : delimiters_) skip_here_document(delimiter);
    delimiters_.clear();
  }

  void skip_to_line_end() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  void skip_here_document(const std::string& delimiter) {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      const std::string_view line = base::trim(text_.substr(at_, end - at_));
      at_ = std::min(end + 1, text_.size());
      if (line == delimiter) return;
    }
  }

  /// `2>&1`, `<<EOF`, `> file`: the number before it is no argument, and neither is the word behind it.
  void skip_redirection() {
    const bool is_number = in_word_ && base::parse_number(word_.text).has_value();
    if (is_number) in_word_ = false;
    end_word();
    const bool is_here_document = looking_at("<<") && !looking_at("<<<");
    const std::size_t operator_end = std::min(text_.find_first_not_of("<>&|", at_), text_.size());
    at_ = operator_end;
    if (is_here_document) return read_delimiter();
    if (at_ < text_.size() && text_[at_] == '-') ++at_;
    is_target_ = true;
  }

  void read_delimiter() {
    if (at_ < text_.size() && text_[at_] == '-') ++at_;
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    std::string delimiter;
    while (at_ < text_.size() && !is_blank(text_[at_]) &&
           std::string_view("\n;&|<>()").find(text_[at_]) == std::string_view::npos) {
      if (text_[at_] != '\'' && text_[at_] != '"' && text_[at_] != '\\') delimiter += text_[at_];
      ++at_;
    }
    if (!delimiter.empty()) delimiters_.push_back(std::move(delimiter));
  }

  void read_escaped() {
    const bool is_continuation = looking_at("\\\n") || looking_at("\\\r\n");
    if (is_continuation) {
      if (word_.text.empty()) in_word_ = false;
      at_ = text_.find('\n', at_) + 1;
      return;
    }
    if (at_ + 1 < text_.size()) word_.text += text_[at_ + 1];
    at_ = std::min(at_ + 2, text_.size());
  }

  void read_single_quoted() {
    const std::size_t end = std::min(text_.find('\'', at_ + 1), text_.size());
    word_.text += text_.substr(at_ + 1, end - at_ - 1);
    at_ = std::min(end + 1, text_.size());
  }

  void read_double_quoted() {
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      const bool is_escape = text_[at_] == '\\' && at_ + 1 < text_.size();
      if (is_escape && std::string_view("\"\\$`\n").find(text_[at_ + 1]) != std::string_view::npos) {
        if (text_[at_ + 1] != '\n') word_.text += text_[at_ + 1];
        at_ += 2;
      } else if (text_[at_] == '`') {
        read_backquoted();
      } else if (text_[at_] != '$' || !read_expansion()) {
        word_.text += text_[at_++];
      }
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  void read_backquoted() {
    const std::size_t end = std::min(text_.find('`', at_ + 1), text_.size());
    read_substitution(at_ + 1, end);
    at_ = std::min(end + 1, text_.size());
  }

  /// `$(…)`, `${…}`, and `${{ … }}` of a workflow; false when it is none of them.
  bool read_expansion() {
    if (looking_at("${{")) return copy_to(text_.find("}}", at_), 2);
    if (looking_at("${")) return copy_to(text_.find('}', at_), 1);
    if (!looking_at("$(")) return false;
    const std::size_t end = closing_bracket(at_ + 1);
    if (!looking_at("$((")) read_substitution(at_ + 2, end);
    return copy_to(end, 1);
  }
  bool copy_to(std::size_t last, std::size_t size) {
    const std::size_t end = last == std::string_view::npos ? text_.size() : std::min(last + size, text_.size());
    word_.text += text_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  /// The bracket that closes the one at `open`, by count alone; the end of the text when there is none.
  std::size_t closing_bracket(std::size_t open) const {
    int depth = 0;
    for (std::size_t k = open; k < text_.size(); ++k) {
      if (text_[k] == '(') ++depth;
      if (text_[k] == ')' && --depth == 0) return k;
    }
    return text_.size();
  }

  void read_substitution(std::size_t begin, std::size_t end) {
    if (depth_ >= kDeepestShell || begin >= end) return;
    ShellReader(text_.substr(begin, end - begin), start_ + begin, depth_ + 1, commands_).read();
  }

  std::string_view text_;
  std::size_t start_;
  int depth_;
  std::vector<Command>& commands_;
  std::size_t at_ = 0;
  Command command_;
  Word word_;
  bool in_word_ = false;
  bool is_target_ = false;  // the next word is one of a redirection
  std::vector<std::string> delimiters_;
};

}  // namespace

std::vector<Command> read_shell(std::string_view text) {
  std::vector<Command> commands;
  ShellReader(text, 0, 0, commands).read();
  return commands;
}

}  // namespace lockstep::scripts

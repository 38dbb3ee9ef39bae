#include <algorithm>
#include <optional>

#include "base/json_reader.h"
#include "base/text.h"
#include "scripts/files.h"

// The part of the Dockerfile reference (docker/dockerfile:1) that says where commands are: instructions with their
// continuations, comments between them, the exec form, and here-documents.
namespace lockstep::scripts {
namespace {

bool is_comment(std::string_view line) {
  return base::trim(line).starts_with('#');
}

/// The backtick that a `# escape=` line at the top asks for, else a backslash.
char escape_of(std::string_view text) {
  for (const std::string_view line : base::split_lines(text)) {
    if (!is_comment(line)) break;
    const std::string directive = base::replace_all(base::lower_ascii(line), " ", "");
    if (directive == "#escape=`") return '`';
  }
  return '\\';
}

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  // of its text, before the newline
  std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t newline = text.find('\n', at);
  if (newline == std::string_view::npos) return {at, text.size(), text.size()};
  return {at, newline, newline + 1};
}

/// One instruction as one line of the same length as the file's lines, so that places stay: continuations and comments
/// within are spaces.
struct Instruction {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

Instruction read_instruction(std::string_view text, std::size_t at, char escape) {
  Instruction instruction{"", at, at};
  bool goes_on = true;
  while (goes_on && at < text.size()) {
    const Line line = line_at(text, at);
    std::string shown(text.substr(line.begin, line.end - line.begin));
    const std::size_t last = shown.find_last_not_of(" \t\r");
    const bool is_left_out = at != instruction.begin && (is_comment(shown) || last == std::string::npos);
    if (is_left_out) {
      shown.assign(shown.size(), ' ');
    } else {
      goes_on = last != std::string::npos && shown[last] == escape;
      if (goes_on) shown[last] = ' ';
    }
    instruction.text += shown + (line.next > line.end ? " " : "");
    at = line.next;
  }
  instruction.end = at;
  return instruction;
}

std::optional<std::string> here_document_delimiter(std::string_view arguments) {
  const std::size_t at = arguments.find("<<");
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view word = arguments.substr(at + 2);
  if (word.starts_with('-')) word.remove_prefix(1);
  if (!word.empty() && (word.front() == '"' || word.front() == '\'')) word.remove_prefix(1);
  const std::size_t end = std::min(word.find_first_of(" \t\r\"'<>;|&"), word.size());
  const bool is_word =
      end > 0 && ((word[0] >= 'A' && word[0] <= 'Z') || (word[0] >= 'a' && word[0] <= 'z') || word[0] == '_');
  if (!is_word) return std::nullopt;
  return std::string(word.substr(0, end));
}

class DockerfileReader {
 public:
  explicit DockerfileReader(std::string_view text) : text_(text), escape_(escape_of(text)) {}

  std::vector<Command> read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const Line line = line_at(text_, at);
      const std::string_view shown = base::trim(text_.substr(line.begin, line.end - line.begin));
      at = shown.empty() || is_comment(shown) ? line.next : read_at(at);
    }
    return std::move(commands_);
  }

 private:
  /// Gives where the next instruction starts.
  std::size_t read_at(std::size_t at) {
    const Instruction instruction = read_instruction(text_, at, escape_);
    std::string_view rest = instruction.text;
    std::string keyword = take_word(rest);
    if (keyword == "ONBUILD") keyword = take_word(rest);
    if (keyword == "HEALTHCHECK" || keyword == "RUN") skip_flags(rest);
    if (keyword == "HEALTHCHECK") keyword = take_word(rest);
    const bool is_command = keyword == "RUN" || keyword == "CMD" || keyword == "ENTRYPOINT";
    const std::optional<std::string> delimiter =
        keyword == "RUN" || keyword == "COPY" || keyword == "ADD" ? here_document_delimiter(rest) : std::nullopt;
    if (is_command) add(rest, instruction.begin + (instruction.text.size() - rest.size()));
    return delimiter ? read_here_document(instruction.end, *delimiter, is_command) : instruction.end;
  }

  static void skip_space(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r"), rest.size()));
  }
  static std::string take_word(std::string_view& rest) {
    skip_space(rest);
    const std::size_t end = std::min(rest.find_first_of(" \t\r"), rest.size());
    std::string word = base::lower_ascii(rest.substr(0, end));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    rest.remove_prefix(end);
    skip_space(rest);
    return word;
  }
  static void skip_flags(std::string_view& rest) {
    while (rest.starts_with("--")) {
      rest.remove_prefix(std::min(rest.find_first_of(" \t\r"), rest.size()));
      skip_space(rest);
    }
  }

  void add(std::string_view arguments, std::size_t offset) {
    if (auto words = exec_form(arguments, offset)) {
      commands_.push_back(std::move(*words));
      return;
    }
    add_shell(arguments, offset);
  }

  void add_shell(std::string_view script, std::size_t offset) {
    for (Command& command : read_shell(script)) {
      for (Word& word : command) word.byte_offset += offset;
      commands_.push_back(std::move(command));
    }
  }

  /// ["npx", "drizzle-kit", "push"]; what is no list of strings is for the shell.
  static std::optional<Command> exec_form(std::string_view arguments, std::size_t offset) {
    using base::JsonToken;
    base::JsonReader reader(arguments, {.largest_bytes = std::size_t{64} << 10, .deepest = 2});
    if (reader.next() != JsonToken::kArrayBegin) return std::nullopt;
    Command words;
    JsonToken token = reader.next();
    for (; token == JsonToken::kString; token = reader.next()) {
      words.push_back({reader.decoded(), offset + reader.begin() + 1});
    }
    if (token != JsonToken::kArrayEnd || reader.next() != JsonToken::kEnd) return std::nullopt;
    return words;
  }

  std::size_t read_here_document(std::size_t begin, const std::string& delimiter, bool is_script) {
    std::size_t at = begin;
    while (at < text_.size()) {
      const Line line = line_at(text_, at);
      if (base::trim(text_.substr(line.begin, line.end - line.begin)) == delimiter) break;
      at = line.next;
    }
    const std::string_view body = text_.substr(begin, at - begin);
    const bool is_other = body.starts_with("#!") && !base::contains(body.substr(0, body.find('\n')), "sh");
    if (is_script && !is_other) add_shell(body, begin);
    return at < text_.size() ? line_at(text_, at).next : at;
  }

  std::string_view text_;
  char escape_;
  std::vector<Command> commands_;
};

}  // namespace

std::vector<Command> read_dockerfile(std::string_view text) {
  return DockerfileReader(text).read();
}

}  // namespace lockstep::scripts

#include "rows/pattern.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "base/text.h"

// A regular expression is read into a tree of sets of characters, sequences and choices, each with how often it is
// repeated. A text is made by walking it; each choice takes a digit of the number, so that different numbers give
// different texts.
namespace lockstep::rows {
namespace {

constexpr int kDeepestPattern = 20;
constexpr std::size_t kLongestMatch = 4000;
constexpr std::size_t kMostRepeats = 1000;
constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kMostAdded = 8;  // repeats beyond the least number

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kWord = "abcdefghijklmnopqrstuvwxyz0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZ";

struct Node {
  enum class Kind { kSet, kSequence, kChoice };
  Kind kind = Kind::kSequence;
  std::string set;
  std::vector<Node> parts;
  std::size_t least = 1;
  std::size_t most = 1;
};

std::string complement(const std::string& set) {
  std::string rest;
  for (const char c : kWord) {
    if (!base::contains(set, std::string_view(&c, 1))) rest += c;
  }
  for (char c = '!'; rest.empty() && c < '~'; ++c) {
    if (!base::contains(set, std::string_view(&c, 1))) rest += c;
  }
  return rest;
}

class Reader {
 public:
  explicit Reader(std::string_view regex) : regex_(regex) {}

  std::optional<Node> read() {
    Node node = choice(0);
    if (failed_ || at_ != regex_.size()) return std::nullopt;
    return node;
  }

 private:
  bool at_end() const { return at_ >= regex_.size(); }
  char peek() const { return at_end() ? '\0' : regex_[at_]; }
  bool take(std::string_view words) {
    if (regex_.substr(at_, words.size()) != words) return false;
    at_ += words.size();
    return true;
  }
  Node fail() {
    failed_ = true;
    at_ = regex_.size();
    return {};
  }

  Node choice(int depth) {
    if (depth > kDeepestPattern) return fail();
    Node node;
    node.kind = Node::Kind::kChoice;
    do {
      node.parts.push_back(sequence(depth));
    } while (take("|"));
    return node;
  }

  Node sequence(int depth) {
    Node node;
    while (!at_end() && peek() != '|' && peek() != ')') {
      if (take("^") || take("$")) continue;
      Node part = atom(depth);
      repeat(part);
      node.parts.push_back(std::move(part));
    }
    return node;
  }

  Node atom(int depth) {
    if (take("(")) {
      if (peek() == '?' && !take("?:")) return fail();
      Node node = choice(depth + 1);
      return take(")") ? node : fail();
    }
    Node node;
    node.kind = Node::Kind::kSet;
    if (take("[")) {
      node.set = bracket();
    } else if (take(".")) {
      node.set = kWord;
    } else if (take("\\")) {
      node.set = escape();
    } else {
      node.set = peek();
      ++at_;
    }
    return node.set.empty() ? fail() : node;
  }

  std::string escape() {
    const char c = peek();
    ++at_;
    if (c == 'd') return std::string(kDigits);
    if (c == 'w') return std::string(kWord);
    if (c == 's') return " ";
    if (c == 'S' || c == 'D' || c == 'W') return c == 'W' ? "-" : "abc";
    const bool is_letter_or_digit = base::contains(kWord, std::string_view(&c, 1)) && c != '_';
    return is_letter_or_digit ? "" : std::string(1, c);
  }

  std::string bracket() {
    const bool is_negated = take("^");
    std::string set;
    while (!at_end() && (peek() != ']' || set.empty())) {
      if (take("[")) return "";  // [[:alpha:]]
      std::string item(1, peek());
      ++at_;
      if (item == "\\") item = escape();
      const bool is_range = item.size() == 1 && peek() == '-' && at_ + 1 < regex_.size() && regex_[at_ + 1] != ']';
      if (is_range) {
        const char last = regex_[at_ + 1];
        at_ += 2;
        for (int c = item[0] + 1; c <= last; ++c) item += static_cast<char>(c);
      }
      set += item;
    }
    if (!take("]")) return "";
    return is_negated ? complement(set) : set;
  }

  void repeat(Node& node) {
    if (take("*")) {
      node.least = 0;
      node.most = kUnlimited;
    } else if (take("+")) {
      node.most = kUnlimited;
    } else if (take("?")) {
      node.least = 0;
    } else if (take("{")) {
      counts(node);
    }
    if (take("?")) return;  // lazy
  }

  void counts(Node& node) {
    const std::size_t end = regex_.find('}', at_);
    if (end == std::string_view::npos) {
      fail();
      return;
    }
    const auto pieces = base::split(regex_.substr(at_, end - at_), ',');
    at_ = end + 1;
    const auto least = base::parse_number(pieces[0]);
    const auto most = pieces.size() == 1 ? least : base::parse_number(pieces[1]);
    if (!least || *least > kMostRepeats || pieces.size() > 2) {
      fail();
      return;
    }
    node.least = *least;
    node.most = most ? static_cast<std::size_t>(*most) : kUnlimited;
    if (node.most < node.least) fail();
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

class Writer {
 public:
  explicit Writer(std::uint64_t n) : n_(n) {}

  void write(const Node& node) {
    const std::size_t added = std::min(node.most - node.least, kMostAdded);
    const std::size_t times = node.least + (added == 0 ? 0 : digit(added + 1));
    for (std::size_t i = 0; i < times && text_.size() < kLongestMatch; ++i) write_once(node);
  }
  std::string take() { return std::move(text_); }

 private:
  std::size_t digit(std::size_t radix) {
    const std::uint64_t value = n_ % radix;
    n_ /= radix;
    return static_cast<std::size_t>(value);
  }

  void write_once(const Node& node) {
    switch (node.kind) {
      case Node::Kind::kSet:
        text_ += node.set[digit(node.set.size())];
        break;
      case Node::Kind::kSequence:
        for (const Node& part : node.parts) write(part);
        break;
      case Node::Kind::kChoice:
        write(node.parts[digit(node.parts.size())]);
        break;
    }
  }

  std::uint64_t n_;
  std::string text_;
};

}  // namespace

std::optional<std::string> text_matching(std::string_view regex, std::uint64_t n) {
  const auto node = Reader(regex).read();
  if (!node) return std::nullopt;
  Writer writer(n);
  writer.write(*node);
  std::string text = writer.take();
  if (!base::is_valid_utf8(text)) return std::nullopt;
  return text;
}

std::string text_like(std::string_view pattern, std::uint64_t n) {
  std::string text;
  bool has_number = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) {
      text += pattern[++i];
    } else if (pattern[i] == '_') {
      text += kWord[n % kWord.size()];
    } else if (pattern[i] == '%') {
      if (!std::exchange(has_number, true)) text += std::to_string(n);
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace lockstep::rows

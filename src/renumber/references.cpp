#include "renumber/references.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql/comments.h"

namespace lockstep::renumber {
namespace {

constexpr std::size_t kMostReferences = 50;
/// "12" in a comment is rarely the number of a migration.
constexpr std::size_t kShortestNumber = 3;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Where `word` stands in the text with no letter or digit beside it.
std::optional<std::size_t> find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return at;
  }
  return std::nullopt;
}

std::vector<std::string> old_words(const Plan& plan) {
  std::vector<std::string> words;
  for (const Move& move : plan.moves) {
    if (move.name == move.before.name) continue;
    words.push_back(move.before.name);
    if (move.before.number.size() >= kShortestNumber) words.push_back(move.before.number);
  }
  return words;
}

void search(const std::string& text, const std::string& path, const std::vector<std::string>& words,
            std::vector<Reference>& found) {
  sql::for_each_comment(text, [&](const sql::SourceComment& comment) {
    for (const std::string& word : words) {
      const auto at = find_word(comment.text, word);
      if (!at || found.size() >= kMostReferences) continue;
      const auto offset = static_cast<std::size_t>(comment.text.data() - text.data()) + *at;
      found.push_back({path, base::line_column(text, offset).line, word});
      return;
    }
  });
}

}  // namespace

std::vector<Reference> find_references(const Plan& plan, const git::Tree& branch) {
  std::vector<Reference> found;
  const std::vector<std::string> words = old_words(plan);
  if (words.empty()) return found;
  for (const Move& move : plan.moves) {
    search(branch.read(move.before.blob, move.before.path), move.path, words, found);
    if (move.down_path.empty()) continue;
    search(branch.read(move.before.down_blob, move.before.down_path), move.down_path, words, found);
  }
  return found;
}

}  // namespace lockstep::renumber

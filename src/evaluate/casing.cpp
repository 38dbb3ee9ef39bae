#include "evaluate/casing.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace lockstep::evaluate {

namespace {

bool is_lower(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::size_t end_of(std::string_view text, std::size_t at, bool (*is_part)(char)) {
  while (at < text.size() && is_part(text[at])) ++at;
  return at;
}

/// Where the word that starts at `at` ends; `at` when none does. In order of preference: lower-case letters and digits;
/// capitals, but not the last one before a lower-case letter, which starts the next word; a capital and what follows.
std::size_t end_of_word(std::string_view key, std::size_t at) {
  if (is_lower(key[at])) return end_of(key, at, is_lower);
  if (!is_upper(key[at])) return at;
  std::size_t end = end_of(key, at, is_upper);
  if (end < key.size() && key[end] >= 'a' && key[end] <= 'z') --end;
  return end > at ? end : end_of(key, at + 1, is_lower);
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = end_of_word(key, at);
    if (end > at) words.push_back(key.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  return words;
}

}  // namespace

Casing casing_of(std::string_view setting) {
  if (setting == "snake_case") return Casing::kSnake;
  return setting == "camelCase" ? Casing::kCamel : Casing::kNone;
}

bool is_same_in_all(std::string_view key) {
  return cased(key, Casing::kSnake) == key && cased(key, Casing::kCamel) == key;
}

std::string cased(std::string_view key, Casing casing) {
  if (casing == Casing::kNone || casing == Casing::kUnknown) return std::string(key);
  const std::string plain = base::replace_all(base::replace_all(std::string(key), "'", ""), "\xE2\x80\x99", "");
  std::string name;
  bool is_first = true;
  for (const std::string_view word : words_of(plain)) {
    if (casing == Casing::kSnake) {
      name += (is_first ? "" : "_") + base::lower_ascii(word);
    } else if (is_first) {
      name += base::lower_ascii(word);
    } else {
      const char initial = word[0] >= 'a' && word[0] <= 'z' ? static_cast<char>(word[0] - 'a' + 'A') : word[0];
      name += initial + std::string(word.substr(1));
    }
    is_first = false;
  }
  return name;
}

}  // namespace lockstep::evaluate

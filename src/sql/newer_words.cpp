#include "sql/newer_words.h"

#include <array>
#include <optional>

// The keywords of PostgreSQL 16 and 17 (kwlist.h) that are none of 15 and not unreserved, and the places where their
// grammars go on with a word at which that of 15 stops.
namespace lockstep::sql {
namespace {

using Index = StatementTokens::Index;

/// A token of a statement that begins with the token `first`.
struct WordPlace {
  const StatementTokens& tokens;
  Index first;
  Index at;
  std::optional<Index> merge;  // the last word MERGE before it

  bool starts(std::string_view word) const { return tokens.is_word(first, word); }
  bool follows(std::string_view word) const { return at > first && tokens.is_word(at - 1, word); }
  bool precedes(std::string_view word) const { return tokens.is_word(at + 1, word); }
};

bool is_everywhere(const WordPlace& /*place*/) {
  return true;
}

/// a text STORAGE …; elsewhere 15 knows the word.
bool is_storage_of_column(const WordPlace& place) {
  const bool is_of_type =
      place.tokens.is_word(place.first + 1, "type") || place.tokens.is_word(place.first + 1, "operator");
  const bool is_known = place.follows("set") || place.follows("including") || place.follows("excluding");
  return (place.starts("create") || place.starts("alter")) && !is_of_type && !is_known;
}

bool is_set_expression(const WordPlace& place) {
  return place.follows("set") && place.precedes("as");
}

/// WHEN NOT MATCHED BY …
bool is_by_of_merge(const WordPlace& place) {
  return place.follows("matched") && (place.precedes("source") || place.precedes("target"));
}

bool is_returning_of_merge(const WordPlace& place) {
  return place.merge && place.tokens.depth(*place.merge) == place.tokens.depth(place.at) &&
         place.tokens.around(*place.merge) == place.tokens.around(place.at);
}

bool is_at_local(const WordPlace& place) {
  return place.follows("at");
}

/// XMLSERIALIZE(… [NO] INDENT)
bool is_indent(const WordPlace& place) {
  const StatementTokens& tokens = place.tokens;
  const Index indent = tokens.skip_words(place.at, {"no"});
  if (!tokens.is_word(indent, "indent") || !tokens.is_symbol(indent + 1, ')')) return false;
  const Index open = tokens.around(place.at);
  return open > place.first && tokens.is_word(open - 1, "xmlserialize");
}

struct NewerWord {
  std::string_view word;
  bool (*is_newer)(const WordPlace&);
};
constexpr std::array kNewerWords{
    NewerWord{"json", is_everywhere},
    NewerWord{"json_array", is_everywhere},
    NewerWord{"json_arrayagg", is_everywhere},
    NewerWord{"json_exists", is_everywhere},
    NewerWord{"json_object", is_everywhere},
    NewerWord{"json_objectagg", is_everywhere},
    NewerWord{"json_query", is_everywhere},
    NewerWord{"json_scalar", is_everywhere},
    NewerWord{"json_serialize", is_everywhere},
    NewerWord{"json_table", is_everywhere},
    NewerWord{"json_value", is_everywhere},
    NewerWord{"merge_action", is_everywhere},
    NewerWord{"system_user", is_everywhere},
    NewerWord{"storage", is_storage_of_column},
    NewerWord{"expression", is_set_expression},
    NewerWord{"by", is_by_of_merge},
    NewerWord{"returning", is_returning_of_merge},
    NewerWord{"local", is_at_local},
    NewerWord{"indent", is_indent},
    NewerWord{"no", is_indent},
};

/// The number of the byte that makes a token what only newer parsers take for a number: 0x1F, 1_000.
std::optional<std::size_t> newer_byte_of_number(std::string_view token) {
  const bool is_number = token[0] == '.' || (token[0] >= '0' && token[0] <= '9');
  if (!is_number) return std::nullopt;
  constexpr std::string_view kBases = "xXoObB";
  if (token.size() > 1 && token[0] == '0' && kBases.find(token[1]) != std::string_view::npos) return 1;
  const std::size_t underscore = token.find('_');
  return underscore == std::string_view::npos ? std::nullopt : std::optional(underscore);
}

std::optional<std::size_t> newer_byte(const WordPlace& place) {
  const std::string_view text = place.tokens.text(place.at);
  if (text.size() == 1) return std::nullopt;
  for (const NewerWord& newer : kNewerWords) {
    if (text.size() != newer.word.size() || (text[0] | ' ') != newer.word[0]) continue;  // as nearly all are
    if (place.tokens.is_word(place.at, newer.word) && newer.is_newer(place)) return text.size() - 1;
  }
  return newer_byte_of_number(text);
}

}  // namespace

std::vector<std::uint32_t> find_newer_bytes(const StatementTokens& tokens, Index first, Index end) {
  std::vector<std::uint32_t> places;
  WordPlace place{tokens, first, first, {}};
  for (; place.at < end; ++place.at) {
    const std::optional<std::size_t> byte = newer_byte(place);
    if (byte) places.push_back(tokens.span(place.at).begin + static_cast<std::uint32_t>(*byte));
    if (tokens.is_word(place.at, "merge")) place.merge = place.at;
  }
  return places;
}

void restore_word(char* identifier) {
  const std::string_view hidden(identifier);
  if (hidden.empty() || hidden.back() != kHiddenByte) return;
  const std::size_t last = hidden.size() - 1;
  for (const NewerWord& newer : kNewerWords) {
    const bool is_it = newer.word.size() == hidden.size() && hidden.starts_with(newer.word.substr(0, last));
    if (is_it) identifier[last] = newer.word[last];
  }
}

}  // namespace lockstep::sql

#include "catalog/query_text.h"

#include <cstdlib>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "embedded/query_files.h"

namespace lockstep::catalog {
namespace {

/// The number after a word of a line's comment.
std::optional<std::uint64_t> number_after(std::string_view comment, std::string_view word) {
  const std::size_t at = comment.find(word);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = comment.substr(at + word.size());
  return base::parse_number(rest.substr(0, rest.find_first_not_of("0123456789")));
}

bool holds(std::string_view comment, std::uint64_t version) {
  const std::optional<std::uint64_t> since = number_after(comment, "since ");
  const std::optional<std::uint64_t> before = number_after(comment, "before ");
  return (!since || version >= *since) && (!before || version < *before);
}

}  // namespace

std::string text_for_version(std::string_view text, int major_version) {
  std::string kept;
  for (const std::string_view line : base::split_lines(text)) {
    const std::size_t comment = line.find("--");
    if (comment != std::string_view::npos && !holds(line.substr(comment), static_cast<std::uint64_t>(major_version))) {
      continue;
    }
    kept += line;
    kept += '\n';
  }
  return kept;
}

std::string query_text(std::string_view name, int major_version) {
  const std::string file = std::string(name) + ".sql";
  for (const auto& one : query_files()) {
    if (one.name == file) return text_for_version(one.text, major_version);
  }
  throw base::Error("this program has no query " + file);
}

}  // namespace lockstep::catalog

// YAML is edited by adding whole lines at the end of a file, and only where its top level is plain block style, so that
// comments, anchors and the order of what is there stay as they are. A parser that writes YAML back would lose them.
#include "commands/hooks/manager_edit.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace lockstep::commands::hooks {
namespace {

bool is_top_level(std::string_view line) {
  return !line.empty() && line.front() != ' ' && line.front() != '\t' && line.front() != '#';
}

/// A key at the start of a line, bare or quoted: `pre-commit:`; "" of anything else.
std::string_view top_level_key(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (!is_top_level(line) || colon == std::string_view::npos) return "";
  std::string_view key = base::trim(line.substr(0, colon));
  if (key.size() > 1 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
  const bool is_plain = std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  return is_plain ? key : std::string_view();
}

/// One document whose lines at the left margin are all keys or, of a list under a key, dashes.
bool is_plain_block_mapping(const std::vector<std::string_view>& lines) {
  const bool has_marker = !lines.empty() && lines.front() == "---";
  return std::all_of(lines.begin() + (has_marker ? 1 : 0), lines.end(), [](std::string_view line) {
    return !is_top_level(line) || line.starts_with("- ") || !top_level_key(line).empty();
  });
}

std::string with_final_newline(std::string_view text) {
  std::string whole(text);
  if (!whole.empty() && whole.back() != '\n') whole += '\n';
  return whole;
}

ManagerEdit appended(std::string_view text, std::string added) {
  std::string whole = with_final_newline(text) + added;
  return {std::move(added), std::move(whole)};
}

std::optional<ManagerEdit> add_to_lefthook(std::string_view text, std::string_view snippet) {
  const std::vector<std::string_view> lines = base::split_lines(text);
  if (!is_plain_block_mapping(lines)) return std::nullopt;
  for (const std::string_view line : lines) {
    const std::string_view key = top_level_key(line);
    if (key == "pre-commit" || key == "pre-merge-commit") return std::nullopt;
  }
  return appended(text, (text.empty() ? "" : "\n") + std::string(snippet));
}

/// The indentation of the list under `repos:`, when that list ends the file.
std::optional<std::size_t> last_list_indentation(const std::vector<std::string_view>& lines) {
  const auto repos = std::find(lines.begin(), lines.end(), "repos:");
  if (repos == lines.end()) return std::nullopt;
  std::optional<std::size_t> indentation;
  for (auto line = repos + 1; line != lines.end(); ++line) {
    if (!top_level_key(*line).empty() && !line->starts_with("- ")) return std::nullopt;
    const std::size_t margin = line->find_first_not_of(' ');
    if (!indentation && margin != std::string_view::npos && line->substr(margin).starts_with("- "))
      indentation = margin;
  }
  return indentation;
}

/// The sample's list is indented by two.
std::string indented(std::string_view snippet, std::size_t indentation) {
  std::string text;
  for (const std::string_view line : base::split_lines(snippet)) {
    text += std::string(indentation, ' ') + std::string(line.substr(2)) + '\n';
  }
  return text;
}

std::optional<std::string> pre_commit_lines(std::string_view text, std::string_view snippet) {
  const std::vector<std::string_view> lines = base::split_lines(text);
  if (!is_plain_block_mapping(lines)) return std::nullopt;
  const std::optional<std::size_t> indentation = last_list_indentation(lines);
  if (!indentation) return std::nullopt;
  return indented(snippet, *indentation);
}

}  // namespace

std::optional<ManagerEdit> add_snippet(ManagerKind manager, std::string_view text, std::string_view snippet) {
  if (base::contains(text, "\r")) return std::nullopt;
  if (manager == ManagerKind::kHusky) return appended(text, std::string(snippet));
  if (manager == ManagerKind::kLefthook) return add_to_lefthook(text, snippet);
  if (manager != ManagerKind::kPreCommit) return std::nullopt;
  std::optional<std::string> lines = pre_commit_lines(text, snippet);
  if (!lines) return std::nullopt;
  return appended(text, std::move(*lines));
}

std::optional<std::string> remove_snippet(ManagerKind manager, std::string_view text, std::string_view snippet) {
  std::string added(snippet);
  if (manager == ManagerKind::kPreCommit) added = pre_commit_lines(text, snippet).value_or(added);
  const std::size_t at = text.find(added);
  if (at == std::string_view::npos || (at != 0 && text[at - 1] != '\n')) return std::nullopt;
  std::string rest(text.substr(0, at));
  if (manager == ManagerKind::kLefthook && rest.ends_with("\n\n")) rest.pop_back();
  return rest + std::string(text.substr(at + added.size()));
}

}  // namespace lockstep::commands::hooks

#include "commands/revision_names.h"

#include <algorithm>

namespace lockstep::commands {
namespace {

constexpr std::size_t kLongestBranch = 200;

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_common(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '.' ||
         byte == '_' || byte == '-' || byte == '/';
}

}  // namespace

std::string object_id(std::string_view text) {
  const bool is_zero = text.find_first_not_of('0') == std::string_view::npos;
  const bool is_id = (text.size() == 40 || text.size() == 64) && is_hexadecimal(text) && !is_zero;
  return is_id ? std::string(text) : "";
}

std::string abbreviated_id(std::string_view text) {
  return text.size() >= 7 && text.size() <= 64 && is_hexadecimal(text) ? std::string(text) : "";
}

std::string remote_branch(std::string_view branch) {
  constexpr std::string_view kHeads = "refs/heads/";
  if (branch.starts_with(kHeads)) branch.remove_prefix(kHeads.size());
  const bool is_name = !branch.empty() && branch.size() <= kLongestBranch && branch.front() != '-' &&
                       branch.front() != '/' && branch.find("..") == std::string_view::npos &&
                       std::all_of(branch.begin(), branch.end(), is_common);
  return is_name ? "origin/" + std::string(branch) : "";
}

}  // namespace lockstep::commands

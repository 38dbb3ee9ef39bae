#include "runner/content_hash.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"

namespace lockstep::runner {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::string content_hash(std::string_view text) {
  return base::sha256_hex(base::to_valid_utf8(text));
}

std::vector<std::string> possible_hashes(std::string_view text) {
  std::vector<std::string> hashes{content_hash(text)};
  const auto add = [&](std::string_view variant) {
    std::string hash = content_hash(variant);
    if (std::find(hashes.begin(), hashes.end(), hash) == hashes.end()) hashes.push_back(std::move(hash));
  };
  const std::string_view bare = text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
  const std::string unix_lines = base::replace_all(std::string(bare), "\r\n", "\n");
  const std::string windows_lines = base::replace_all(unix_lines, "\n", "\r\n");
  add(unix_lines);
  add(windows_lines);
  add(std::string(kByteOrderMark) + unix_lines);
  add(std::string(kByteOrderMark) + windows_lines);
  return hashes;
}

}  // namespace lockstep::runner

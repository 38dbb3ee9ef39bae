#include "runner/content_hash.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::runner {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string in_hexadecimal(const unsigned char* bytes, std::size_t count) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

}  // namespace

std::string content_hash(std::string_view text) {
  const std::string readable = base::to_valid_utf8(text);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(readable.data(), readable.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw base::Error("libcrypto cannot compute SHA-256", "");
  }
  return in_hexadecimal(digest.data(), size);
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

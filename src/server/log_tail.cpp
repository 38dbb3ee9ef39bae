#include "server/log_tail.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace lockstep::server {
namespace {

constexpr std::size_t kMostLines = 50;
constexpr std::size_t kLongestLine = 1000;  // bytes; a statement in the log may have megabytes
constexpr std::size_t kLongestTail = 16384;

}  // namespace

void LogTail::add(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    line_ += bytes.substr(0, std::min(end, kLongestLine - std::min(line_.size(), kLongestLine)));
    if (end == bytes.size()) return;
    end_line();
    bytes.remove_prefix(end + 1);
  }
}

void LogTail::end_line() {
  lines_.push_back(std::exchange(line_, ""));
  if (lines_.size() > kMostLines) lines_.pop_front();
}

bool LogTail::has_seen(std::string_view words) const {
  return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) { return base::contains(line, words); });
}

void LogTail::clear() {
  lines_.clear();
  line_.clear();
}

std::string LogTail::text() const {
  std::string text;
  for (const std::string& line : lines_) text += line + '\n';
  text += line_;
  if (text.size() > kLongestTail) text.erase(0, text.size() - kLongestTail);
  return text;
}

}  // namespace lockstep::server

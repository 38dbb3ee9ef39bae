#pragma once
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

namespace lockstep::server {

/// The last lines that a server wrote, in bounded memory.
class LogTail {
 public:
  void add(std::string_view bytes);
  /// Whether a line since the last clear() holds the words.
  bool has_seen(std::string_view words) const;
  void clear();
  /// At most 50 lines and 16 KiB.
  std::string text() const;

 private:
  void end_line();

  std::deque<std::string> lines_;  // whole ones
  std::string line_;               // the one that is being written
};

}  // namespace lockstep::server

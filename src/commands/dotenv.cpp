#include "commands/dotenv.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::commands {
namespace {

constexpr std::string_view kSpaces = " \t\v\f";
constexpr std::string_view kLineEnds = "\r\n";
constexpr std::string_view kQuotes = "'\"`";

bool is_in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

class DotenvReader {
 public:
  explicit DotenvReader(std::string_view text) : rest_(text) {}

  bool is_at_end() const { return rest_.empty(); }

  /// The name that the line assigns to, up to its value; nothing for any other line.
  std::optional<std::string_view> name() {
    skip_spaces();
    if (constexpr std::string_view kExport = "export"; rest_.starts_with(kExport)) {
      const std::string_view behind = rest_.substr(kExport.size());
      if (!behind.empty() && kSpaces.find(behind.front()) != std::string_view::npos) rest_ = behind;
      skip_spaces();
    }
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_in_name);
    const std::string_view name = take(static_cast<std::size_t>(end - rest_.begin()));
    if (name.empty()) return std::nullopt;
    if (rest_.size() > 1 && rest_[0] == ':' && kSpaces.find(rest_[1]) != std::string_view::npos) {
      take(1);
      return name;
    }
    skip_spaces();
    if (!rest_.starts_with('=')) return std::nullopt;
    take(1);
    return name;
  }

  std::string value() {
    skip_spaces();
    if (const std::optional<std::string> text = quoted_value()) return *text;
    std::string_view text = base::trim(take(std::min(rest_.find_first_of("#\r\n"), rest_.size())));
    const bool is_quoted = text.size() > 1 && kQuotes.find(text.front()) != std::string_view::npos;
    if (is_quoted && text.back() == text.front()) text = text.substr(1, text.size() - 2);
    return std::string(text);
  }

  void skip_line() {
    take(std::min(rest_.find_first_of(kLineEnds), rest_.size()));
    take(std::min(rest_.find_first_not_of(kLineEnds), rest_.size()));
  }

 private:
  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  void skip_spaces() { take(std::min(rest_.find_first_not_of(kSpaces), rest_.size())); }

  /// A value in quotes, over several lines maybe, behind which nothing but a comment may stand.
  std::optional<std::string> quoted_value() {
    if (rest_.empty() || kQuotes.find(rest_.front()) == std::string_view::npos) return std::nullopt;
    const char quote = rest_.front();
    std::size_t end = 1;
    while (end < rest_.size() && rest_[end] != quote) end += rest_.substr(end).starts_with("\\") ? 2 : 1;
    if (end >= rest_.size()) return std::nullopt;
    const std::string_view behind = rest_.substr(end + 1);
    const std::size_t next = std::min(behind.find_first_not_of(kSpaces), behind.size());
    if (next < behind.size() && behind[next] != '#' && kLineEnds.find(behind[next]) == std::string_view::npos) {
      return std::nullopt;
    }
    std::string text(take(end + 1).substr(1, end - 1));
    if (quote != '"') return text;
    return base::replace_all(base::replace_all(std::move(text), "\\n", "\n"), "\\r", "\r");
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::string> dotenv_value(std::string_view text, std::string_view name) {
  std::optional<std::string> value;
  for (DotenvReader reader(text); !reader.is_at_end(); reader.skip_line()) {
    const std::optional<std::string_view> assigned = reader.name();
    if (!assigned) continue;
    std::string given = reader.value();
    if (*assigned == name) value = std::move(given);
  }
  return value;
}

}  // namespace lockstep::commands

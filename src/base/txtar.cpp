#include "base/txtar.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace lockstep::base {
namespace {

/// The name in a line `-- NAME --`; nothing for any other line.
std::optional<std::string_view> marker_name(std::string_view line) {
  constexpr std::string_view kMarkerStart = "-- ";
  constexpr std::string_view kMarkerEnd = " --";
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() < kMarkerStart.size() + kMarkerEnd.size()) return std::nullopt;
  if (!line.starts_with(kMarkerStart) || !line.ends_with(kMarkerEnd)) return std::nullopt;
  const std::string_view name =
      trim(line.substr(kMarkerStart.size(), line.size() - kMarkerStart.size() - kMarkerEnd.size()));
  return name.empty() ? std::nullopt : std::optional(name);
}

}  // namespace

Archive parse_txtar(std::string_view text) {
  Archive archive;
  std::string* section = &archive.comment;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    start = end + 1;
    if (const std::optional<std::string_view> name = marker_name(line)) {
      archive.files.push_back({std::string(*name), ""});
      section = &archive.files.back().text;
      continue;
    }
    section->append(line).push_back('\n');
  }
  return archive;
}

std::vector<ArchivedFile> files_below(const Archive& archive, std::string_view prefix) {
  std::vector<ArchivedFile> files;
  for (const ArchivedFile& file : archive.files) {
    if (file.name.starts_with(prefix)) files.push_back({file.name.substr(prefix.size()), file.text});
  }
  return files;
}

}  // namespace lockstep::base

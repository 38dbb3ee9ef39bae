#include "commands/relevance.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::commands {
namespace {

constexpr std::string_view kOtherKinds[] = {
    ".md",   ".mdx",  ".rst",  ".txt",   ".adoc", ".png",  ".jpg",  ".jpeg", ".gif", ".svg", ".ico",
    ".webp", ".avif", ".woff", ".pdf",   ".css",  ".scss", ".less", ".html", ".go",  ".py",  ".rs",
    ".rb",   ".java", ".kt",   ".swift", ".c",    ".h",    ".cc",   ".cpp",  ".php", ".vue", ".snap"};

/// Parts of the paths of folders that hold migrations; in these even a stray page may be a finding.
constexpr std::string_view kFolderWords[] = {"migrat", "drizzle", "prisma", "sql", "meta/", "schema", "db"};

}  // namespace

bool may_concern_database(std::string_view path) {
  const std::string lower = base::lower_ascii(path);
  const auto ends_it = [&](std::string_view end) { return lower.ends_with(end); };
  const auto is_in_it = [&](std::string_view word) { return base::contains(lower, word); };
  return std::none_of(std::begin(kOtherKinds), std::end(kOtherKinds), ends_it) ||
         std::any_of(std::begin(kFolderWords), std::end(kFolderWords), is_in_it);
}

}  // namespace lockstep::commands

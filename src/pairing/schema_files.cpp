#include "pairing/schema_files.h"

#include <algorithm>
#include <set>

#include "model/project.h"

namespace lockstep::pairing {
namespace {

constexpr std::size_t kMostAlternatives = 200;

std::vector<std::string> alternatives(std::string_view glob) {
  std::vector<std::string> open{std::string(glob)};
  std::vector<std::string> done;
  while (!open.empty() && done.size() + open.size() < kMostAlternatives) {
    const std::string next = std::move(open.back());
    open.pop_back();
    const std::size_t start = next.find('{');
    const std::size_t end = next.find('}', start == std::string::npos ? 0 : start);
    if (start == std::string::npos || end == std::string::npos) {
      done.push_back(next);
      continue;
    }
    for (std::size_t at = start + 1; at <= end;) {
      const std::size_t stop = std::min(next.find(',', at), end);
      open.push_back(next.substr(0, start) + next.substr(at, stop - at) + next.substr(end + 1));
      at = stop + 1;
    }
  }
  return done;
}

/// Backtracks to the last star only, and to the last double star across folders: linear in practice, bounded always.
bool matches_plain(std::string_view glob, std::string_view path, int depth) {
  while (!glob.empty()) {
    if (glob.starts_with("**")) {
      std::string_view rest = glob.substr(2);
      if (rest.starts_with("/")) rest.remove_prefix(1);
      if (rest.empty()) return true;
      if (depth > 8) return false;
      for (std::size_t at = 0; at <= path.size(); ++at) {
        if ((at == 0 || path[at - 1] == '/') && matches_plain(rest, path.substr(at), depth + 1)) return true;
      }
      return false;
    }
    if (glob.front() == '*') {
      if (depth > 8) return false;
      for (std::size_t at = 0; at <= path.size(); ++at) {
        if (matches_plain(glob.substr(1), path.substr(at), depth + 1)) return true;
        if (at < path.size() && path[at] == '/') return false;
      }
      return false;
    }
    if (path.empty() || (glob.front() != '?' && glob.front() != path.front())) return false;
    glob.remove_prefix(1);
    path.remove_prefix(1);
  }
  return path.empty();
}

std::string folder_before_wildcard(std::string_view glob) {
  const std::string_view literal = glob.substr(0, glob.find_first_of("*?"));
  const std::size_t slash = literal.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(literal.substr(0, slash));
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view path) {
  const std::vector<std::string> all = alternatives(glob);
  return std::any_of(all.begin(), all.end(), [&](const std::string& one) { return matches_plain(one, path, 0); });
}

std::vector<std::string> schema_files(const git::Tree& tree, const std::vector<std::string>& globs) {
  std::set<std::string> files;
  for (const std::string& written : globs) {
    for (const std::string& glob : alternatives(written)) {
      if (glob.find_first_of("*?") == std::string::npos) {
        if (tree.find(glob)) {
          files.insert(glob);
          continue;
        }
        tree.for_each_file(glob, [&](const git::Tree::Visited& file) {
          const std::string_view below = file.path.substr(glob.empty() ? 0 : glob.size() + 1);
          if (below.find('/') == std::string_view::npos && model::may_be_schema_source(file.path))
            files.emplace(file.path);
        });
        continue;
      }
      tree.for_each_file(folder_before_wildcard(glob), [&](const git::Tree::Visited& file) {
        if (model::may_be_schema_source(file.path) && matches_plain(glob, file.path, 0)) files.emplace(file.path);
      });
    }
  }
  return {files.begin(), files.end()};
}

}  // namespace lockstep::pairing

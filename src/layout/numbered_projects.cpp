#include "layout/numbered_projects.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "layout/names.h"
#include "layout/numbered.h"
#include "layout/sqlc.h"

namespace lockstep::layout {
namespace {

bool is_named_for_migrations(std::string_view folder) {
  constexpr std::string_view kNames[] = {"migrations", "migrate", "migration"};
  return std::find(std::begin(kNames), std::end(kNames), file_name(folder)) != std::end(kNames);
}

/// Folders in which people show how something is done.
bool is_example(std::string_view folder) {
  const std::vector<std::string_view> parts = base::split(folder, '/');
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part == "docs" || part == "doc" || part.starts_with("example") || part.starts_with("sample");
  });
}

/// Whether a name tells of a series that it is the first or, by a date or leading zeros, one of.
bool is_of_series(std::string_view name) {
  constexpr std::size_t kShortestDate = 8;
  if (name.starts_with('V')) name.remove_prefix(1);
  std::string number = version_of_folder(name);
  if (number.empty()) number = leading_number(name);
  if (number.size() >= kShortestDate) return true;
  return number == "1" || (number.size() > 1 && number.starts_with('0'));
}

/// Whether the folder's migrations are written in another language, as Django's and Rails' are: SQL beside them is
/// theirs. Goose runs both Go and SQL.
bool has_migrations_of_another_language(const git::Tree& tree, std::string_view folder) {
  bool has_one = false;
  tree.for_each_file_directly_in(folder, [&](const git::Tree::Visited& file) {
    const std::string_view name = file_name(file.path);
    for (const std::string_view end : {".py", ".rb", ".js", ".ts", ".php", ".ex", ".exs", ".java", ".kt", ".cs"}) {
      if (name.ends_with(end) && !leading_number(name).empty()) has_one = true;
    }
  });
  return has_one;
}

bool is_told_by_names(const git::Tree& tree, const NumberedFolder& folder) {
  return is_named_for_migrations(folder.path) && is_of_series(folder.first_name) && !is_example(folder.path) &&
         !has_migrations_of_another_language(tree, folder.path);
}

}  // namespace

std::vector<std::string> folders_of_migrations(const git::Tree& tree, const NameScan& scan) {
  std::vector<std::string> folders;
  for (const NumberedFolder& folder : scan.numbered_folders) {
    const bool is_usual = folder.count > 1 && file_name(folder.path) != "migrate";  // which is Rails' own
    if (!is_usual && !is_told_by_names(tree, folder)) continue;
    if (is_named_for_migrations(folder.path) || !is_plain_schema_of_sqlc(tree, folder.path)) {
      folders.push_back(folder.path);
    }
  }
  return folders;
}

}  // namespace lockstep::layout

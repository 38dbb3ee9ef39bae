#include "layout/tool.h"

#include <algorithm>

#include "base/text.h"
#include "layout/names.h"

namespace lockstep::layout {
namespace {

Tool tool_of(const model::Migration& migration) {
  const std::string_view path = migration.path;
  if (path.ends_with("up.sql")) {
    if (path.ends_with("/up.sql")) return Tool::kFolders;
    if (path.ends_with(".up.sql")) return Tool::kUpAndDown;
  }
  if (path.ends_with("/migration.sql")) return Tool::kPrisma;
  const bool is_flyway = migration.name.starts_with('V') && base::contains(migration.name, "__");
  return is_flyway ? Tool::kFlyway : Tool::kUnknown;
}

/// Whether a line sets the key, however it is spaced: `run_in_transaction = false`.
bool has_setting(std::string_view text, std::string_view key, std::string_view value) {
  const std::vector<std::string_view> lines = base::split_lines(text);
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos || base::trim(line.substr(0, sign)) != key) return false;
    const std::string_view rest = line.substr(sign + 1);
    return base::trim(rest.substr(0, rest.find('#'))) == value;
  });
}

}  // namespace

Tool tool_of(const model::MigrationSet& set) {
  if (set.migrations.empty()) return Tool::kUnknown;
  const Tool first = tool_of(set.migrations.front());
  const bool are_equal = std::all_of(set.migrations.begin(), set.migrations.end(),
                                     [&](const model::Migration& one) { return tool_of(one) == first; });
  return are_equal ? first : Tool::kUnknown;
}

bool is_without_transaction(const git::Tree& tree, const model::Migration& migration) {
  const std::string metadata = path_in(folder_of(migration.path), "metadata.toml");
  const bool is_diesel = file_name(migration.path) == "up.sql";
  const std::optional<std::string> text = git::read_file(tree, is_diesel ? metadata : migration.path + ".conf");
  if (!text) return false;
  return is_diesel ? has_setting(*text, "run_in_transaction", "false")
                   : has_setting(*text, "executeInTransaction", "false");
}

}  // namespace lockstep::layout

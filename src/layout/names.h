#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/migration.h"

namespace lockstep::layout {

/// Of ASCII.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The digits that a name starts with, when something other than a letter or digit ends them; empty otherwise.
std::string_view leading_number(std::string_view name);

/// Whether the last bytes are ".sql", in any case.
bool looks_like_sql(std::string_view name);

/// Whether people would take the file for SQL of this folder: *.sql in any case, and copies like x.sql.bak and x.sql~.
bool resembles_sql(std::string_view name);

/// `path` below `folder`, without the folder; `folder` is "" or a parent of `path`.
std::string_view path_within(std::string_view folder, std::string_view path);

/// "folder/name"; the other one when one is empty.
std::string path_in(std::string_view folder, std::string_view name);

/// The part before the last '/'; "" when there is none.
std::string_view folder_of(std::string_view path);
/// The part after the last '/'.
std::string_view file_name(std::string_view path);

/// Sorts by number, then by name; those without a number come last.
void sort_by_number(std::vector<model::Migration>& migrations);

}  // namespace lockstep::layout

#include "layout/names.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::layout {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool comes_before(const model::Migration& a, const model::Migration& b) {
  if (a.number.empty() != b.number.empty()) return b.number.empty();
  if (model::number_less(a.number, b.number)) return true;
  if (model::number_less(b.number, a.number)) return false;
  return a.name < b.name;
}

}  // namespace

std::string_view leading_number(std::string_view name) {
  const auto end = std::find_if_not(name.begin(), name.end(), is_digit);
  if (end != name.end() && is_letter(*end)) return "";
  return name.substr(0, static_cast<std::size_t>(end - name.begin()));
}

bool looks_like_sql(std::string_view name) {
  return name.size() > 4 && base::lower_ascii(name.substr(name.size() - 4)) == ".sql";
}

bool resembles_sql(std::string_view name) {
  if (name.size() <= 4) return false;
  const std::string lower = base::lower_ascii(name);
  return lower.ends_with(".sql") || base::contains(lower, ".sql.") || lower.ends_with(".sql~");
}

std::string_view path_within(std::string_view folder, std::string_view path) {
  return folder.empty() ? path : path.substr(folder.size() + 1);
}

std::string path_in(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!folder.empty() && !name.empty()) path += '/';
  return path += name;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

void sort_by_number(std::vector<model::Migration>& migrations) {
  std::sort(migrations.begin(), migrations.end(), comes_before);
}

}  // namespace lockstep::layout

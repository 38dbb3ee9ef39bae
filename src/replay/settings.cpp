#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "replay/database.h"

namespace lockstep::replay {
namespace {

/// One name of a search_path as it stands in a setting.
std::string_view unquoted(std::string_view name) {
  name = base::trim(name);
  const bool is_quoted = name.size() >= 2 && name.front() == '"' && name.back() == '"';
  return is_quoted ? name.substr(1, name.size() - 2) : name;
}

}  // namespace

std::optional<std::string> Database::setting(std::string_view name) const {
  const auto found = settings_.find(name);
  if (found == settings_.end()) return std::nullopt;
  return found->second.local ? found->second.local : found->second.session;
}

std::string Database::current_role() const {
  std::string role = setting("role").value_or("");
  return role == "none" ? "" : role;
}

void Database::set_setting(const std::string& name, std::optional<std::string> value, bool is_local) {
  const auto known = settings_.find(name);
  Setting changed = known == settings_.end() ? Setting{} : known->second;
  if (is_local) {
    changed.local = std::move(value);
  } else {
    changed.session = std::move(value);
    changed.local.reset();
  }
  put_setting(name, std::move(changed));
  if (name == "search_path") read_search_path();
}

void Database::reset_settings() {
  for (const auto& [name, setting] : std::map(settings_)) put_setting(name, Setting{});
  read_search_path();
}

void Database::put_setting(const std::string& name, Setting setting) {
  const auto known = settings_.find(name);
  if (keeps_log()) {
    log_.push_back(SettingBefore{name, known == settings_.end() ? std::nullopt : std::optional(known->second)});
  }
  settings_[name] = std::move(setting);
}

void Database::read_search_path() {
  search_path_.clear();
  const std::string path = setting("search_path").value_or("public");
  for (const std::string_view piece : base::split(path, ',')) {
    const std::string_view name = unquoted(piece);
    if (!name.empty() && name != "$user" && name != "pg_catalog") search_path_.emplace_back(name);
  }
  if (setting("search_path")) return;
  search_path_.insert(search_path_.end(), connection_path_.begin(), connection_path_.end());
}

template <typename Visitor>
void Database::for_each_schema_off_path(NameSpace space, Visitor visit) const {
  if (setting("search_path")) return;
  for (auto one = schemas_of_names_.lower_bound({space, ""}); one != schemas_of_names_.end(); ++one) {
    if (one->first != space) return;
    const std::string& schema = one->second;
    const bool is_on_path = std::find(search_path_.begin(), search_path_.end(), schema) != search_path_.end();
    if (!is_on_path && schema != kTemporary) visit(schema);
  }
}

std::vector<std::string> Database::schemas_off_path(NameSpace space, std::string_view name) const {
  std::vector<std::string> schemas;
  for_each_schema_off_path(space, [&](const std::string& schema) {
    if (holder({space, schema, name}) != 0) schemas.push_back(schema);
  });
  return schemas;
}

bool Database::has_schemas_off_path() const {
  bool has_one = false;
  for_each_schema_off_path(NameSpace::kRelation, [&](const std::string&) { has_one = true; });
  return has_one;
}

void Database::add_to_connection_path(std::string schema) {
  connection_path_.push_back(std::move(schema));
  read_search_path();
}

}  // namespace lockstep::replay

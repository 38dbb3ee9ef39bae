#include "layout/sqlc.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/text.h"
#include "layout/names.h"
#include "layout/paths.h"
#include "yaml/document.h"

namespace lockstep::layout {
namespace {

/// Whether a `schema` item, from the settings' folder, is the folder or a file or pattern in it.
bool names_folder(std::string_view item, std::string_view settings_folder, std::string_view folder) {
  const std::optional<std::string> path = resolve_path(settings_folder, item);
  if (!path) return false;
  const bool is_of_files = path->ends_with(".sql") || base::contains(file_name(*path), "*");
  return (is_of_files ? folder_of(*path) : std::string_view(*path)) == folder;
}

/// JSON is YAML too.
bool names_schema(std::string_view settings, std::string_view settings_folder, std::string_view folder) {
  const auto document = yaml::read_document(settings);
  if (!document) return false;
  for (const char* list : {"sql", "packages"}) {
    const yaml::Node* packages = document->find(list);
    if (packages == nullptr) continue;
    for (const yaml::Node& package : packages->children) {
      const yaml::Node* schema = package.find("schema");
      if (schema == nullptr) continue;
      if (schema->is_scalar() && names_folder(schema->text, settings_folder, folder)) return true;
      for (const yaml::Node& item : schema->children) {
        if (names_folder(item.text, settings_folder, folder)) return true;
      }
    }
  }
  return false;
}

bool is_schema_of_sqlc(const git::Tree& tree, std::string_view folder) {
  for (const std::string& around : folder_and_ancestors(folder)) {
    for (const char* name : {"sqlc.yaml", "sqlc.yml", "sqlc.json"}) {
      const std::optional<std::string> settings = git::read_file(tree, path_in(around, name));
      if (settings && names_schema(*settings, around, folder)) return true;
    }
  }
  return false;
}

bool is_marked(std::string_view sql) {
  for (const std::string_view mark : {"+goose ", "migrate:up", "+migrate ", "---- create above / drop below ----"}) {
    if (base::contains(sql, mark)) return true;
  }
  return false;
}

bool has_marked_file(const git::Tree& tree, std::string_view folder) {
  bool has_one = false;
  tree.for_each_file_directly_in(folder, [&](const git::Tree::Visited& file) {
    const std::string_view name = file_name(file.path);
    if (has_one || name == "atlas.sum") {
      has_one = true;
    } else if (name.ends_with(".up.sql") || name.ends_with(".down.sql")) {
      has_one = true;
    } else if (looks_like_sql(name) && file.mode != model::FileMode::kSubmodule) {
      has_one = is_marked(tree.read(file.id, file.path));
    }
  });
  return has_one;
}

}  // namespace

bool is_plain_schema_of_sqlc(const git::Tree& tree, std::string_view folder) {
  return is_schema_of_sqlc(tree, folder) && !has_marked_file(tree, folder);
}

}  // namespace lockstep::layout

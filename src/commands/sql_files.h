#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "layout/tool.h"
#include "lint/linter.h"
#include "model/project.h"

namespace lockstep::commands {

/// What a user named: files, folders (with all below them), and "-" for standard input.
struct SqlFileRequest {
  std::vector<std::string> words;
  std::string stdin_name;  // the file that standard input stands for; it is judged in its folder
  std::string stdin_text;
};

/// A folder of migrations in which files were named; `is_whole` when it was itself, or one around it.
struct SqlFolder {
  std::string path;  // as the user wrote it; empty for the current one and for standard input
  bool is_whole = false;
  std::set<std::string> names;  // paths below the folder
  std::size_t file_count = 0;   // how many are going to be judged, about
};

/// The folders of what was named. Throws base::Error when one that was named holds no SQL.
std::vector<SqlFolder> find_sql_folders(const SqlFileRequest& request);

/// The SQL files of one folder, with what they stand on.
struct SqlFileGroup {
  model::Framework framework = model::Framework::kNumbered;
  layout::Tool tool = layout::Tool::kUnknown;
  std::vector<lint::Migration> migrations;  // in the order of running; those that were not named are not new
};

/// Reads the named files, and of their folder the migrations before them. A named file is judged after what runs before
/// it; of a folder each migration is judged as when it was new. Throws base::Error for what cannot be read.
SqlFileGroup read_sql_folder(const SqlFolder& folder, const SqlFileRequest& request);

}  // namespace lockstep::commands

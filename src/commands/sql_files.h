#pragma once
#include <string>
#include <vector>

#include "layout/tool.h"
#include "lint/linter.h"
#include "model/project.h"

namespace lockstep::commands {

/// The SQL files of one folder that a user named, with what they stand on.
struct SqlFileGroup {
  std::string folder;  // as the user wrote it; empty for the current one and for standard input
  model::Framework framework = model::Framework::kNumbered;
  layout::Tool tool = layout::Tool::kUnknown;
  std::vector<lint::Migration> migrations;  // in the order of running; those that were not named are not new
};

/// What a user named: files, folders (with all below them), and "-" for standard input.
struct SqlFileRequest {
  std::vector<std::string> words;
  std::string stdin_name;  // the file that standard input stands for; it is judged in its folder
  std::string stdin_text;
};

/// Reads the named files, and of their folders the migrations before them. A named file is judged after what runs
/// before it; of a folder each migration is judged as when it was new. Throws base::Error for what cannot be read, and
/// when a folder holds no SQL.
std::vector<SqlFileGroup> read_sql_files(const SqlFileRequest& request);

}  // namespace lockstep::commands

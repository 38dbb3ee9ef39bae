#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sql/parse.h"

// What the statements of a migration tell about the way back, that the database before and after does not: a renamed
// column looks like one that went and one that came, and rows are in no catalog.
namespace lockstep::authoring {

/// What takes back each RENAME, RENAME VALUE and SET SCHEMA, without semicolons, last one first.
std::vector<std::string> undone_renames(const sql::ParsedFile& migration);

/// A line for each statement that wrote or removed rows, as a comment: which rows it was is in no schema.
std::vector<std::string> lost_rows(const sql::ParsedFile& migration, std::string_view text);

}  // namespace lockstep::authoring

#pragma once
#include <string_view>

#include "git/tree.h"

namespace lockstep::layout {

/// Whether a sqlc.yaml around the folder names it as a schema, and no file in it is of a tool that runs each file once:
/// then they are edited in place, and nothing is a migration. sqlc (1.x, its settings of version 1 and 2) takes the
/// folders of goose, golang-migrate, dbmate, sql-migrate, tern and Atlas too.
bool is_plain_schema_of_sqlc(const git::Tree& tree, std::string_view folder);

}  // namespace lockstep::layout

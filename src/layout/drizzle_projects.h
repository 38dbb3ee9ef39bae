#pragma once
#include <optional>
#include <string_view>

#include "git/tree.h"
#include "layout/name_scan.h"
#include "layout/projects.h"

namespace lockstep::layout {

/// The projects of drizzle.config.*, and of journals that no config claims.
ProjectSearch find_drizzle_projects(const git::Tree& tree, const NameScan& scan);

/// What the folder holds: a journal, folders of drizzle-kit 1.x, numbered SQL; nothing when it does not tell.
std::optional<model::Framework> detect_framework(const git::Tree& tree, std::string_view migrations_folder);

}  // namespace lockstep::layout

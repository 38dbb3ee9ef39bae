#pragma once
#include <optional>
#include <vector>

#include "config/config.h"
#include "git/tree.h"
#include "layout/tool.h"
#include "lint/linter.h"
#include "model/migration.h"
#include "model/project.h"
#include "rules/change.h"
#include "rules/rule.h"

namespace lockstep::commands {

/// How a framework runs its migrations, and what the configuration says of the server.
lint::Settings lint_settings(model::Framework framework, layout::Tool tool, const config::SqlConfig& sql,
                             const rules::Severities& severities);

/// What the migration runs in, where a file beside it says otherwise than its tool usually does.
std::optional<replay::TransactionScope> scope_of(const git::Tree& tree, const model::Migration& migration);

struct LintedChange {
  std::vector<model::Finding> findings;
  std::optional<model::BuiltSchemas> built;  // where the change brings migrations, and edits the schema sources
};

/// Judges the SQL that a change adds or edits, with what the migrations before it have built. Under --all nothing: what
/// has run cannot be made safer.
LintedChange lint_change(const rules::ProjectChange& change, const lint::Settings& settings);

}  // namespace lockstep::commands

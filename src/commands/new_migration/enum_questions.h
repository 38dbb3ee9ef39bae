#pragma once
#include <iosfwd>
#include <string>

#include "authoring/enum_edit.h"
#include "commands/new_migration/new_options.h"
#include "commands/new_migration/questions.h"
#include "commands/new_migration/schema_edit.h"

namespace lockstep::commands::new_migration {

/// The text of the migration with each change of an enum in it that is written as it should be: values added or renamed
/// in place, others by setting the type aside, making it anew and converting all that uses it. Asks what the lists of
/// values do not tell.
std::string with_enum_changes(std::string text, sql::Splitting splitting, const SchemaEdit& edit,
                              const authoring::History& history, const NewOptions& options, Questions& questions,
                              std::ostream& out);

}  // namespace lockstep::commands::new_migration

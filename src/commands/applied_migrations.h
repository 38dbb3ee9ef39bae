#pragma once
#include <string>

#include "commands/command.h"
#include "renumber/plan.h"

namespace lockstep::commands {

/// Asks `lockstep-pg status` about the database of an environment variable. Throws base::Error when it has run one of
/// the migrations that the plan renames or stamps anew, or cannot be asked.
void require_not_applied(const renumber::Sides& sides, const renumber::Plan& plan, const std::string& url_variable,
                         const Surroundings& surroundings);

}  // namespace lockstep::commands

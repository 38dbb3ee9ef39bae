#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "renumber/carry_out.h"
#include "renumber/plan.h"

namespace lockstep::commands {

/// What moves where, what a person should know of it, and what it means for a database that has run it already.
void write_plan(std::ostream& out, const renumber::Sides& sides, const renumber::Plan& plan);

/// Why the branch's migrations cannot follow the base's, place by place, and what to do instead.
void write_schema_conflicts(std::ostream& err, const renumber::Sides& sides, const renumber::Plan& plan);

/// The files that would be written, one a line, for --dry-run.
void write_changes(std::ostream& out, const std::vector<renumber::FileChange>& changes);

void write_next_steps(std::ostream& out, renumber::Doing doing, const std::string& undo);

}  // namespace lockstep::commands

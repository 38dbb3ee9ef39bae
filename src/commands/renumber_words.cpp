#include "commands/renumber_words.h"

#include <algorithm>
#include <ostream>

#include "base/sanitize.h"
#include "renumber/references.h"
#include "rules/time_text.h"

namespace lockstep::commands {
namespace {

using renumber::Doing;
using renumber::Move;

bool is_drizzle(const renumber::Sides& sides) {
  return sides.project.framework == model::Framework::kDrizzle;
}

void write_moves(std::ostream& out, const std::vector<Move>& moves) {
  std::size_t width = 0;
  for (const Move& move : moves) width = std::max(width, base::sanitize(move.before.name).size());
  for (const Move& move : moves) {
    std::string name = base::sanitize(move.before.name);
    name.resize(width, ' ');
    out << "  " << name << (move.name == move.before.name ? "  stays" : "  -> " + base::sanitize(move.name));
    if (move.when_after != move.when_before) {
      out << "  stamped " << rules::utc_text(move.when_after) << ", was " << rules::utc_text(move.when_before);
    }
    out << '\n';
  }
}

void write_references(std::ostream& out, const std::vector<renumber::Reference>& references) {
  if (references.empty()) return;
  out << "comments that name the old number, left as they are: databases know a migration by its bytes\n";
  for (const renumber::Reference& reference : references) {
    out << "  " << base::sanitize(reference.path) << ':' << reference.line << ": " << base::sanitize(reference.word)
        << '\n';
  }
}

/// A developer's own database has run the branch's migrations under their old names and stamps.
void write_database_trap(std::ostream& out, const renumber::Sides& sides, const std::vector<Move>& moves) {
  const auto changed = std::find_if(moves.begin(), moves.end(), [](const Move& move) {
    return move.name != move.before.name || move.when_after != move.when_before;
  });
  if (changed == moves.end()) return;
  const std::string name = base::sanitize(changed->before.name);
  out << "a database that has run " << name << " already, such as your own: lockstep migrate knows it by its content,\n"
      << "runs what the base brings, and nothing twice";
  if (is_drizzle(sides)) {
    out << "; drizzle-kit migrate goes by the stamp, runs it again (already exists)\n"
        << "and may never run what the base brings";
  }
  out << '\n';
}

}  // namespace

void write_plan(std::ostream& out, const renumber::Sides& sides, const renumber::Plan& plan) {
  if (plan.moves.empty() && plan.notes.empty()) return;
  out << "after the base's newest migration, in " << base::sanitize(sides.project.migrations_folder) << ":\n";
  write_moves(out, plan.moves);
  for (const std::string& note : plan.notes) out << "note: " << base::sanitize(note) << '\n';
  write_references(out, renumber::find_references(plan, *sides.branch.tree));
  write_database_trap(out, sides, plan.moves);
}

void write_schema_conflicts(std::ostream& err, const renumber::Sides& sides, const renumber::Plan& plan) {
  for (const renumber::SchemaConflict& conflict : plan.conflicts) {
    err << base::sanitize(conflict.migration) << ": " << base::sanitize(conflict.conflict.path) << ": "
        << base::sanitize(conflict.conflict.what) << '\n';
  }
  const std::string& command = sides.project.generate_command;
  const std::string& first = plan.conflicts.front().migration;
  err << "lockstep: error: " << base::sanitize(first)
      << " cannot come after the base's migrations as it is; nothing was changed\n"
      << "help: take the base's migrations folder, settle the schema sources, and generate yours anew: "
      << base::sanitize(command.empty() ? "npx drizzle-kit generate" : command) << '\n'
      << "      (hand-written SQL of " << base::sanitize(first) << " has to be copied over)\n";
}

void write_changes(std::ostream& out, const std::vector<renumber::FileChange>& changes) {
  out << "would write:\n";
  for (const renumber::FileChange& change : changes) {
    out << "  " << (change.content ? "write   " : "remove  ") << base::sanitize(change.path) << '\n';
  }
}

void write_next_steps(std::ostream& out, Doing doing, const std::string& undo) {
  constexpr const char* kNext[] = {"git commit", "settle what else conflicts, then git commit",
                                   "settle what else conflicts, then git rebase --continue",
                                   "settle what else conflicts, then git cherry-pick --continue"};
  out << "staged; next: " << kNext[static_cast<std::size_t>(doing)] << "\nundo: " << base::sanitize(undo) << '\n';
}

}  // namespace lockstep::commands

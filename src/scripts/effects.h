#pragma once
#include <string>
#include <vector>

#include "scripts/shell.h"

namespace lockstep::scripts {

/// A command that makes a database equal to the schema sources without a migration.
struct Push {
  std::string command;           // "drizzle-kit push", in the tool's own words
  std::string word;              // the tool as it is written
  std::size_t byte_offset = 0;   // of that word, at least nearly
  std::string config;            // --config FILE, when it is given
  std::size_t guard_offset = 0;  // where `lockstep guard-push -- ` goes: behind what sets variables, before npx
};

/// A script of a package.json that is run.
struct ScriptRun {
  std::string script;
  std::string package;          // --filter NAME, -C FOLDER and their like; "" for that of the folder
  bool is_everywhere = false;   // in every package that has one of that name: turbo, -r
  std::string command;          // "npm run db:push", for people
  std::string word;             // the script's name as it is written
  std::size_t byte_offset = 0;  // of that word, at least nearly
};

/// A run of drizzle-kit that makes a migration or runs them: generate, migrate.
struct KitRun {
  bool makes_one = false;  // generate
  std::string config;      // --config FILE; "" for the one that it finds by itself
};

struct Effects {
  std::vector<Push> pushes;
  std::vector<KitRun> kit_runs;
  std::vector<ScriptRun> runs;
  bool is_guarded = false;  // by lockstep guard-push
};

/// What the commands do to a database, as far as their words tell: through npx, pnpm exec, env, docker compose exec,
/// sh -c and other programs that run what they are given. A program that is not known to do so, such as echo or git,
/// runs nothing.
Effects effects_of(const std::vector<Command>& commands);

/// The names of package.json scripts that run when `script` is: it, and those before and after it.
std::vector<std::string> with_hooks(const std::string& script);

}  // namespace lockstep::scripts

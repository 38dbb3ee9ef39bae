#include <algorithm>
#include <filesystem>
#include <ostream>
#include <signal.h>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/check.h"
#include "commands/command.h"
#include "commands/config_schema.h"
#include "commands/demo/demo.h"
#include "commands/doctor/doctor.h"
#include "commands/explain.h"
#include "commands/gate.h"
#include "commands/guard_push.h"
#include "commands/help.h"
#include "commands/hooks/hooks_command.h"
#include "commands/init/init.h"
#include "commands/lint_command.h"
#include "commands/merge_journal.h"
#include "commands/new_migration/new_command.h"
#include "commands/postgres_options.h"
#include "commands/renumber_command.h"
#include "commands/schema_command.h"
#include "commands/self_description.h"
#include "prompt/terminal.h"

namespace lockstep::commands {
namespace {

constexpr Command kCommands[] = {
    {"check", "judge a change: schema against migrations, numbering, journal, snapshots", {}, kCheckOptions, run_check},
    {"lint", "judge SQL files: what they do to a live database", kLintPositionals, kLintOptions, run_lint},
    {"gate",
     "judge what a merge would make of the base: numbers taken twice, late migrations, forked journals",
     {},
     kGateOptions,
     run_gate},
    {"schema", "show the schema that the sources describe, or what differs between two states of it",
     kSchemaPositionals, kSchemaOptions, run_schema_command},
    {"new", "from an edited schema to a staged migration: generate, review, verify", kNewPositionals, kNewOptions,
     run_new},
    {"verify", "run the migrations on a PostgreSQL of their own: from zero, and as an upgrade over rows",
     kVerifyPositionals, kVerifyOptions, run_in_lockstep_pg},
    {"migrate",
     "apply what is pending to a database, with the framework's own ledger",
     {},
     kMigrateOptions,
     run_in_lockstep_pg},
    {"status", "what is applied, pending or out of step in a database", {}, kStatusOptions, run_in_lockstep_pg},
    {"drift", "hold a live database against what the migrations build", {}, kDriftOptions, run_in_lockstep_pg},
    {"renumber",
     "move the branch's own migrations behind the base's newest, also in the middle of a merge or rebase",
     {},
     kRenumberOptions,
     run_renumber},
    {"merge-journal",
     "merge Drizzle's journal and snapshots by meaning: git's merge driver",
     kMergeJournalPositionals,
     {},
     run_merge_journal},
    {"init",
     "set a repository up: hooks, .gitattributes, merge driver, workflow; asks first",
     {},
     init::kInitOptions,
     init::run_init},
    {"doctor",
     "what is effective here and what is not, with what to type",
     {},
     doctor::kDoctorOptions,
     doctor::run_doctor},
    {"guard-push", "ask before a command such as drizzle-kit push, and refuse where it must not run",
     kGuardPushPositionals, kGuardPushOptions, run_guard_push},
    {"hooks", "install, remove or explain the git hooks", hooks::kHooksPositionals, hooks::kHooksOptions,
     hooks::run_hooks_command},
    {"rules", "list the rules", {}, kRulesOptions, run_rules_command},
    {"explain", "what a rule means, and how to mend it", kExplainPositionals, kExplainOptions, run_explain},
    {"demo", "play the incident in a throw-away repository", {}, demo::kDemoOptions, demo::run_demo},
    {"config-schema", "print the JSON Schema of lockstep.json", {}, {}, run_config_schema},
    {"completions", "print what makes a shell complete these words", kShellPositionals, {}, run_completions},
    {"man", "print the manual page, for man -l", {}, {}, run_man},
};

void print_error(std::ostream& err, std::string_view what, std::string_view hint) {
  err << "lockstep: error: " << base::sanitize(what) << '\n';
  std::string_view label = "help: ";
  for (const std::string_view line : base::split_lines(hint)) {
    err << label << base::sanitize(line) << '\n';
    label = "      ";
  }
}

const Command& find_command(std::string_view name) {
  const auto command = std::find_if(std::begin(kCommands), std::end(kCommands),
                                    [&](const Command& candidate) { return candidate.name == name; });
  if (command != std::end(kCommands)) return *command;
  std::vector<std::string_view> names;
  for (const Command& candidate : kCommands) names.push_back(candidate.name);
  const std::optional<std::string_view> meant = base::nearest(name, names);
  throw base::Error("there is no command " + std::string(name),
                    meant ? "did you mean lockstep " + std::string(*meant) + "?" : "lockstep --help");
}

ExitStatus dispatch(std::span<const std::string> words, Surroundings& surroundings, Runner runner) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    const bool about_command = words.size() > 1 && !words[1].starts_with("-");
    surroundings.out << (about_command ? command_help(find_command(words[1])) : general_help());
    return words.empty() ? kCouldNotCheck : kNothingWrong;
  }
  if (words[0] == "--version") {
    surroundings.out << "lockstep " << version() << '\n';
    return kNothingWrong;
  }
  const Command& command = find_command(words[0]);
  const auto rest = words.subspan(1);
  const auto end_of_options = std::find(rest.begin(), rest.end(), "--");
  if (std::find(rest.begin(), end_of_options, "-h") != end_of_options) {
    surroundings.out << command_help(command);
    return kNothingWrong;
  }
  const Arguments arguments = parse_arguments(command, rest);
  if (arguments.has("help")) {
    surroundings.out << command_help(command);
    return kNothingWrong;
  }
  return runner(command, arguments, surroundings);
}

}  // namespace

std::span<const Command> all_commands() {
  return kCommands;
}

std::string_view version() {
  return LOCKSTEP_VERSION;
}

ExitStatus run_lockstep(std::span<const std::string> words, Surroundings& surroundings) {
  return run_program(words, surroundings, [](const Command& command, const Arguments& arguments, Surroundings& around) {
    return command.run(arguments, around);
  });
}

ExitStatus run_program(std::span<const std::string> words, Surroundings& surroundings, Runner runner) {
  try {
    return dispatch(words, surroundings, runner);
  } catch (const base::Error& error) {
    print_error(surroundings.err, error.what(), error.hint());
  } catch (const prompt::Interrupted& interrupted) {
    surroundings.out << std::flush;
    surroundings.err << "\nlockstep: nothing was done\n" << std::flush;
    if (interrupted.signal() != 0) ::raise(interrupted.signal());
  } catch (const std::bad_alloc&) {
    print_error(surroundings.err, "out of memory", "");
  } catch (const std::filesystem::filesystem_error& error) {  // a file that went away while it was looked at
    print_error(surroundings.err, error.what(), "run it again, when nothing else changes the folder");
  }
  return kCouldNotCheck;
}

}  // namespace lockstep::commands

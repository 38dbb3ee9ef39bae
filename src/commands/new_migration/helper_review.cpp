#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/new_migration/foreground.h"
#include "commands/new_migration/helper.h"
#include "commands/new_migration/review.h"
#include "commands/rule_texts.h"
#include "commands/sql_fix.h"
#include "report/report.h"

// The part of the helper that goes round until the SQL is as it should be.
namespace lockstep::commands::new_migration {
namespace {

std::size_t errors_in(const Verdict& verdict) {
  return static_cast<std::size_t>(
      std::count_if(verdict.findings.begin(), verdict.findings.end(),
                    [](const model::Finding& one) { return one.severity == model::Severity::kError; }));
}

/// As git does: $VISUAL, then $EDITOR.
std::string editor_command() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* command = std::getenv(name);
    if (command != nullptr && *command != '\0') return command;
  }
  return "vi";
}

}  // namespace

Verdict Helper::judge() const {
  const Comparison comparison = read_comparison(*repository_, options_.request, options_.config_file);
  pairing::ClosureCache closures;
  Verdict verdict = judge_trees({.before = *comparison.base.tree,
                                 .after = *comparison.after,
                                 .scope = Scope::kChange,
                                 .base_revision = comparison.base.commit ? comparison.base.commit->hex() : "HEAD",
                                 .no_migration_reason = "",
                                 .now_ms = surroundings_.now_ms},
                                comparison.config, closures);
  std::erase_if(verdict.findings, [&](const model::Finding& one) { return one.project != project_.name; });
  return verdict;
}

void Helper::show(const model::Migration& migration, const Verdict& verdict) {
  const Colors colors = options_.wants_color ? Colors::kOn : Colors::kOff;
  std::ostream& out = surroundings_.out;
  out << '\n'
      << base::sanitize(migration.path) << '\n'
      << sql_with_findings(base::read_file(on_disk(migration.path), kLargestFile), migration.path, verdict.findings,
                           colors);
  const report::Report others{.findings = findings_elsewhere(verdict.findings, migration.path)};
  if (!others.findings.empty()) {
    report::RenderOptions render;
    render.color = options_.wants_color ? report::Color::kOn : report::Color::kOff;
    render.rules = all_rule_texts();
    render.version = version();
    out << report::render(report::Format::kHuman, others, render);
  }
  out << std::flush;
}

bool Helper::take_fixes(const model::Migration& migration, const Verdict& verdict) {
  if (options_.fixes == NewOptions::Fixes::kNone) return false;
  const std::string path = on_disk(migration.path);
  const std::string text = base::read_file(path, kLargestFile);
  std::vector<model::Finding> taken;
  // What lockstep wrote for an enum is whole: a CHECK that comes back NOT VALID would not be what it was.
  const prompt::Answer usual = has_enum_change_ ? prompt::Answer::kNo : prompt::Answer::kYes;
  for (const model::Finding& finding : verdict.findings) {
    if (finding.location.path != migration.path || finding.fix.empty() || declined_.contains(finding.rule)) continue;
    const FixedText fixed = fix_text(text, migration.path, {finding});
    if (questions_.is_interactive() || usual == prompt::Answer::kYes || options_.fixes == NewOptions::Fixes::kAll) {
      surroundings_.out << '\n';
      for (const std::string_view line : base::split_lines(fixed.difference)) {
        surroundings_.out << base::sanitize(line, {.tabs = base::Tabs::kSpaces}) << '\n';
      }
      surroundings_.out << std::flush;
    }
    const bool is_taken =
        options_.fixes == NewOptions::Fixes::kAll || questions_.confirm("Rewrite it so (" + finding.rule + ")?", usual);
    if (is_taken) {
      taken.push_back(finding);
    } else {
      declined_.insert(finding.rule);
    }
  }
  if (taken.empty()) return false;
  base::write_file_atomically(path, fix_text(text, migration.path, taken).text, kFileMode);
  surroundings_.out << "rewritten: " << base::count_of(taken.size(), "finding") << '\n' << std::flush;
  return true;
}

void Helper::edit(const model::Migration& migration) {
  const std::string command = editor_command();
  surroundings_.out << std::flush;
  const int status = run_in_foreground({"sh", "-c", command + " \"$1\"", "sh", on_disk(migration.path)},
                                       std::filesystem::current_path().string(), Input::kTerminal);
  signals_.throw_if_any();
  if (status != 0) throw base::Error(command + " ended with status " + std::to_string(status), "set VISUAL or EDITOR");
}

Helper::Next Helper::ask_next(std::size_t errors) {
  if (!questions_.is_interactive()) return errors == 0 || options_.allows_findings ? Next::kGoOn : Next::kGiveUp;
  const std::string rest = std::string(options_.verifies ? "verify it" : "") +
                           (options_.verifies && options_.stages ? ", then " : "") +
                           (options_.stages ? "stage it" : "");
  const std::vector<prompt::Choice> choices = {
      {"ok", rest.empty() ? "leave it in the work tree" : rest},
      {"edit", "open it in " + editor_command()},
      {"quit", "undo everything"},
  };
  const std::string question = errors == 0 ? "All right?" : base::count_of(errors, "error") + " left. What now?";
  return static_cast<Next>(questions_.choose(question, choices, errors == 0 ? 0 : 1));
}

Helper::Next Helper::verify() {
  std::vector<std::string> words = {"verify",      "--worktree", "--project",
                                    project_.name, "--color",    options_.wants_color ? "always" : "never"};
  if (options_.request.base) words.insert(words.end(), {"--base", *options_.request.base});
  if (options_.config_file) words.insert(words.end(), {"--config", *options_.config_file});
  const int status = run_lockstep_with(std::move(words));
  signals_.throw_if_any();
  if (status == 0) return Next::kGoOn;
  const std::string what = status == kFindings ? "it does not pass on a real server" : "it could not be verified";
  if (!questions_.is_interactive()) {
    if (!options_.allows_findings) {
      surroundings_.err << "lockstep: " << what << "\nhelp: --allow-findings makes it all the same"
                        << (status == kFindings ? "" : "; --no-verify leaves this out") << '\n';
    }
    return options_.allows_findings ? Next::kGoOn : Next::kGiveUp;
  }
  const std::vector<prompt::Choice> choices = {
      {"ok", "stage it all the same"}, {"edit", "open it in " + editor_command()}, {"quit", "undo everything"}};
  return static_cast<Next>(questions_.choose("So " + what + ". What now?", choices, 1));
}

bool Helper::review(const model::Migration& migration) {
  constexpr int kMostRounds = 1000;
  bool edits = options_.edits;
  for (int round = 0; round < kMostRounds; ++round) {
    if (edits) edit(migration);
    const Verdict verdict = judge();
    signals_.throw_if_any();
    show(migration, verdict);
    edits = false;
    if (take_fixes(migration, verdict)) continue;
    const std::size_t errors = errors_in(verdict);
    Next next = ask_next(errors);
    if (next == Next::kGoOn && options_.verifies) next = verify();
    if (next == Next::kGoOn) return true;
    if (next == Next::kGiveUp) {
      if (!questions_.is_interactive() && errors > 0) {
        surroundings_.err << "lockstep: " << base::count_of(errors, "error")
                          << " left\nhelp: --allow-findings makes it all the same\n";
      }
      return false;
    }
    edits = true;
  }
  return false;
}

}  // namespace lockstep::commands::new_migration

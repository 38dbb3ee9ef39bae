// lockstep(1) in the man macros of roff (man(7)): what is said of commands and options comes from their table.
#include "base/text.h"
#include "commands/help.h"

namespace lockstep::commands {
namespace {

/// Text in which nothing is a request or an escape. The minus is a real one, so that options can be copied.
std::string plain(std::string_view text) {
  std::string safe = base::replace_all(std::string(text), "\\", "\\e");
  safe = base::replace_all(std::move(safe), "-", "\\-");
  return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

/// In bold: \fB…\fR.
std::string bold(std::string_view text) {
  return "\\fB" + plain(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + plain(text) + "\\fR";
}

/// A term and what it means, below it and indented.
std::string entry(const std::string& term, std::string_view meaning) {
  return ".TP\n" + term + "\n" + plain(meaning) + "\n";
}

std::string entries_of(Choices choices_of) {
  if (choices_of == nullptr) return "";
  std::string text = ".RS\n";
  for (const Choice& choice : choices_of()) {
    text += choice.meaning.empty() ? ".TP\n" + bold(choice.word) + "\n" : entry(bold(choice.word), choice.meaning);
  }
  return text + ".RE\n";
}

std::string option_entry(const Option& option) {
  std::string term = bold("--" + std::string(option.name));
  if (!option.argument.empty()) term += " " + italic(option.argument);
  return entry(term, option.help) + entries_of(option.choices);
}

std::string section_of(const Command& command) {
  std::string text = ".SS " + plain(usage_of(command)) + "\n" + plain(command.summary) + "\n";
  for (const Positional& positional : command.positionals) {
    if (positional.choices != nullptr)
      text += ".TP\n" + italic(positional.usage) + "\n" + entries_of(positional.choices);
  }
  for (const Option& option : command.options) text += option_entry(option);
  return text;
}

std::string synopsis() {
  std::string text = ".SH SYNOPSIS\n";
  for (const Command& command : all_commands()) text += bold(usage_of(command)) + "\n.br\n";
  return text + bold("lockstep --version") + "\n";
}

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
lockstep stops a commit whose database schema and migrations do not fit together: a schema edit without its migration,
two branches that took one number, a migration that Drizzle will silently never run.
It reads what git is about to record, and needs no database.
)";

constexpr std::string_view kRest = R"(.SH "EXIT STATUS"
.TP
.B 0
Nothing is wrong.
.TP
.B 1
There are findings, of the level that \fB\-\-fail\-on\fR names.
.TP
.B 2
The check could not run.
.SH FILES
.TP
.I lockstep.json
The configuration, at the top of the repository. None is needed.
\fBlockstep config\-schema\fR describes it.
.SH ENVIRONMENT
.TP
.B LOCKSTEP
With the value 0, the git hooks let a commit pass.
.TP
.BR NO_COLOR ", " FORCE_COLOR ", " CLICOLOR_FORCE
Turn colours off and on where \fB\-\-color\fR does not.
.TP
.B GITHUB_STEP_SUMMARY
Where the findings are appended in Markdown, beside the annotations of a GitHub job.
.SH EXAMPLES
.TP
.B lockstep check \-\-all
What is wrong today, all of it.
.TP
.B lockstep hooks install
From now on at every commit.
.TP
.B lockstep check \-\-base origin/main \-\-head HEAD \-\-format sarif \-\-output lockstep.sarif
In CI, with a file for code scanning.
.SH "SEE ALSO"
.BR git (1),
.BR githooks (5)
)";

}  // namespace

std::string manual_page() {
  std::string text = ".TH LOCKSTEP 1 \"\" \"lockstep " + std::string(version()) +
                     "\" \"User Commands\"\n.SH NAME\nlockstep \\- keeps a PostgreSQL schema and its migrations in "
                     "step\n" +
                     synopsis() + std::string(kDescription) + ".SH COMMANDS\n";
  for (const Command& command : all_commands()) text += section_of(command);
  return text + std::string(kRest);
}

}  // namespace lockstep::commands

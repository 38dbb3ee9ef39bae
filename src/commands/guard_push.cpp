#include "commands/guard_push.h"

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/dotenv.h"
#include "commands/unattended.h"
#include "prompt/questions.h"

namespace lockstep::commands {
namespace {

constexpr int kStatusTimeoutMs = 15'000;
// What env and shells end with.
constexpr int kCannotRun = 126;
constexpr int kNotFound = 127;

std::string as_typed(const std::vector<std::string>& command) {
  std::string text;
  for (const std::string& word : command) text += (text.empty() ? "" : " ") + base::shell_quoted(word);
  return base::sanitize(text);
}

void say_why_not(std::ostream& err, const std::string& command) {
  err << "lockstep: " << command << " makes the database equal to the schema sources, past all migrations:\n"
      << "  - no file says what it did, so no other database gets it, and the next migrate fails on what is there\n"
      << "  - what was renamed is dropped and made anew, and the rows in it are gone; --force asks nobody\n"
      << "  - the ledger of migrations knows nothing of it\n"
      << "instead: generate a migration (drizzle-kit generate --name WHAT), then lockstep migrate\n";
}

ExitStatus refuse(std::ostream& err, const std::string& why, const std::string& help) {
  err << "lockstep: refused: " << base::sanitize(why) << '\n' << "help: " << base::sanitize(help) << '\n';
  return kFindings;
}

/// The file that drizzle-kit takes variables from, in the folder it runs in.
constexpr const char* kDotenv = ".env";
constexpr std::size_t kLargestDotenv = std::size_t{1} << 20;

bool names_a_database(const Arguments& arguments) {
  if (arguments.has("database-url-env")) return false;
  for (const char* name : {"PGHOST", "PGSERVICE", "PGDATABASE"}) {
    if (environment_variable(name)) return true;
  }
  return false;
}

std::optional<std::string> value_in_dotenv(const std::string& variable) {
  return file_exists(kDotenv) ? dotenv_value(base::read_file(kDotenv, kLargestDotenv), variable) : std::nullopt;
}

/// Asks `lockstep status`, which becomes lockstep-pg: this program talks to no database.
LedgerAnswer look_at_ledger(const Arguments& arguments, const Surroundings& surroundings) {
  const std::string variable = arguments.value("database-url-env").value_or("DATABASE_URL");
  base::ProcessSpec spec;
  if (!environment_variable(variable.c_str())) {
    if (const std::optional<std::string> url = value_in_dotenv(variable)) {
      spec.environment[variable] = url;
    } else if (!names_a_database(arguments)) {
      LedgerAnswer answer;
      answer.not_looked = variable + " is not set, in .env neither";
      return answer;
    }
  }
  spec.argv = {surroundings.executable, "status", "--json"};
  if (arguments.has("database-url-env")) spec.argv.insert(spec.argv.end(), {"--database-url-env", variable});
  spec.timeout_ms = kStatusTimeoutMs;
  try {
    return read_ledger_answer(base::run_process(spec));
  } catch (const base::Error& error) {
    LedgerAnswer answer;
    answer.not_looked = error.what();
    return answer;
  }
}

/// Never returns but with the status of a command that could not be started.
ExitStatus become(const std::vector<std::string>& command, Surroundings& surroundings) {
  std::vector<char*> argv;
  std::vector<std::string> words = command;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  surroundings.out.flush();
  surroundings.err.flush();
  ::execvp(argv[0], argv.data());
  const int failure = errno;
  const bool is_absent = failure == ENOENT || failure == ENOTDIR;
  surroundings.err << "lockstep: error: cannot run " << base::sanitize(command[0]) << ": " << std::strerror(failure)
                   << '\n';
  if (is_absent) {
    surroundings.err << "help: in a script of package.json it is found; elsewhere lockstep guard-push -- npx "
                     << as_typed(command) << '\n';
  }
  return static_cast<ExitStatus>(is_absent ? kNotFound : kCannotRun);
}

}  // namespace

LedgerAnswer read_ledger_answer(const base::ProcessResult& status) {
  LedgerAnswer answer;
  const nlohmann::json json = nlohmann::json::parse(status.out, nullptr, false);
  if (status.exit_status == kNothingWrong && json.is_object() && json.contains("ledger")) {
    const nlohmann::json& ledger = json["ledger"];
    answer.has_ledger = ledger.value("exists", false);
    answer.table = ledger.value("table", "");
    answer.rows = ledger.value("rows", std::size_t{0});
    return answer;
  }
  const std::vector<std::string_view> lines = base::split_lines(status.error_text);
  std::string_view why = lines.empty() ? "lockstep status said nothing" : lines.front();
  constexpr std::string_view kPrefix = "lockstep: error: ";
  if (why.starts_with(kPrefix)) why.remove_prefix(kPrefix.size());
  answer.not_looked = why;
  return answer;
}

ExitStatus run_guard_push(const Arguments& arguments, Surroundings& surroundings) {
  const std::vector<std::string>& command = arguments.positional();
  if (command.empty()) {
    throw base::Error("guard-push takes the command to guard", "lockstep guard-push -- drizzle-kit push");
  }
  std::ostream& err = surroundings.err;
  say_why_not(err, as_typed(command));
  const std::string by_hand = "what should run by itself is lockstep migrate, or drizzle-kit migrate";
  if (const auto place = unattended_place(environment_variable, file_exists)) {
    return refuse(err, "this is " + *place, by_hand);
  }
  const LedgerAnswer ledger = look_at_ledger(arguments, surroundings);
  if (ledger.has_ledger) {
    return refuse(err,
                  "the database has a ledger, " + ledger.table + ", with " + base::count_of(ledger.rows, "migration") +
                      ": it is migrated, and a push would part it from all others",
                  "lockstep migrate; to try things out, push to an empty database of your own");
  }
  std::optional<prompt::Terminal> terminal = prompt::Terminal::open();
  if (!terminal) return refuse(err, "there is no terminal to ask on", by_hand);
  if (!ledger.not_looked.empty()) {
    err << "lockstep: nobody could look whether the database has a ledger: " << base::sanitize(ledger.not_looked)
        << '\n';
  }
  err.flush();
  if (!prompt::confirm(*terminal, "run " + as_typed(command) + " all the same?", prompt::Answer::kNo)) {
    return kFindings;
  }
  return become(command, surroundings);
}

}  // namespace lockstep::commands

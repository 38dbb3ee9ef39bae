#include <filesystem>
#include <unistd.h>

#include "base/error.h"
#include "base/subprocess.h"
#include "commands/postgres_options.h"

namespace lockstep::commands {
namespace {

constexpr std::string_view kProgram = "lockstep-pg";

}  // namespace

std::string find_lockstep_pg(const std::string& own_path) {
  const std::filesystem::path beside = std::filesystem::path(own_path).parent_path() / kProgram;
  if (::access(beside.c_str(), X_OK) == 0) return beside.string();
  if (auto found = base::find_program(kProgram)) return *found;
  throw base::Error("lockstep-pg is neither beside lockstep nor in PATH: it runs what talks to PostgreSQL",
                    "./install.sh installs both");
}

std::vector<Choice> transaction_choices() {
  return {{"migration", "each migration, as lockstep migrate does"},
          {"all", "all pending ones together, as drizzle does"}};
}

ExitStatus run_in_lockstep_pg(const Arguments&, Surroundings& surroundings) {
  const std::string program = find_lockstep_pg(surroundings.executable);
  std::vector<std::string> words{program};
  words.insert(words.end(), surroundings.words.begin(), surroundings.words.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  surroundings.out.flush();
  ::execv(program.c_str(), argv.data());
  throw base::Error("cannot run " + program, "./install.sh installs it anew");
}

}  // namespace lockstep::commands

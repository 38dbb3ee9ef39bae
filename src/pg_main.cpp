#include <string>
#include <vector>

#include "commands/command.h"
#include "pg_commands/program.h"

int main(int argc, char** argv) {
  using namespace lockstep;
  const std::vector<std::string> words(argv + 1, argv + argc);
  commands::Surroundings surroundings = commands::read_surroundings(words);
  return pg_commands::run_lockstep_pg(words, surroundings);
}

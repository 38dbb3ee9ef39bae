#include <string>
#include <vector>

#include "commands/command.h"

int main(int argc, char** argv) {
  using namespace lockstep;
  const std::vector<std::string> words(argv + 1, argv + argc);
  commands::Surroundings surroundings = commands::read_surroundings(words);
  return commands::run_lockstep(words, surroundings);
}

#include <cstring>
#include <filesystem>
#include <iostream>

#include "base/error.h"
#include "commands/hooks.h"
using namespace lockstep;
int main(int argc, char** argv) {
  commands::HooksOptions o;
  o.directory = std::filesystem::current_path();
  o.executable = std::filesystem::read_symlink("/proc/self/exe");
  o.version = "0.1.0";
  if (argc < 3) return 0;
  if (!strcmp(argv[2], "install")) o.action = commands::HooksAction::kInstall;
  if (!strcmp(argv[2], "uninstall")) o.action = commands::HooksAction::kUninstall;
  for (int i = 3; i < argc; ++i) {
    if (!strcmp(argv[i], "--write")) o.write = true;
    if (!strcmp(argv[i], "--pre-push")) o.pre_push = true;
    if (!strcmp(argv[i], "--require")) o.when_missing = commands::WhenMissing::kStop;
  }
  try {
    return run_hooks(o, std::cout, std::cerr);
  } catch (const base::Error& e) {
    std::cerr << "lockstep: error: " << e.what() << "\nhelp: " << e.hint() << "\n";
    return 2;
  }
}

#include "base/error.h"
#include "config/config.h"
#include "fuzz.h"

using namespace lockstep;

namespace {

void check(const config::Config& config) {
  for (const config::ConfiguredProject& project : config.projects) {
    fuzz::require(!project.root.starts_with('/') && !project.root.starts_with("../"), "a root stays in the repository");
    if (!project.migrations) continue;
    fuzz::require(!project.migrations->starts_with('/'), "a migrations folder stays in the repository");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    check(config::parse_config(fuzz::text_of(bytes, size), "lockstep.json"));
  } catch (const base::Error& error) {
    fuzz::require(std::string_view(error.what()).find("lockstep.json") != std::string_view::npos,
                  "an error names the file");
  }
  return 0;
}

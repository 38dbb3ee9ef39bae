#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "case_file.h"
#include "claim.h"
#include "observation.h"
#include "postgres/servers.h"

// lint_truth FILE… [--case PART]: tries the cases of the files on all servers of this machine. Exit status 0 when all
// claims are true, 1 when one is not, 77 when there is no server to ask. With --case, those whose names have the part,
// and all that was seen is printed.
namespace lockstep::lint_truth {
namespace {

struct Count {
  int tried = 0;
  int wrong = 0;
};

void print(const std::vector<lint::Effect>& claims, const Observation& seen) {
  for (const auto& [name, done] : seen.relations) {
    if (done.lock == lint::LockMode::kNone && done.work == lint::Work::kNone) continue;
    std::printf("    seen    %s (%s) %s work %d\n", name.c_str(), done.kind.c_str(),
                std::string(name_of(done.lock)).c_str(), static_cast<int>(done.work));
  }
  for (const lint::Effect& effect : claims) {
    std::printf("    claimed %s %s %s work %d%s %s\n", effect.name.name.c_str(), effect.index.c_str(),
                std::string(name_of(effect.lock)).c_str(), static_cast<int>(effect.work), effect.is_unsure ? "?" : "",
                effect.reason.c_str());
  }
}

/// So that nobody takes a short run for a whole one.
void print_missing(const std::vector<server::Installation>& servers) {
  constexpr int kOldest = 12;
  constexpr int kNewest = 18;
  std::string missing;
  for (int major = kOldest; major <= kNewest; ++major) {
    const bool is_here =
        std::any_of(servers.begin(), servers.end(), [&](const auto& one) { return one.version.major == major; });
    if (!is_here) missing += " " + std::to_string(major);
  }
  if (missing.empty()) return;
  std::printf("skipped: PostgreSQL%s, not on this machine (LOCKSTEP_POSTGRES_BINARIES names more folders)\n",
              missing.c_str());
}

void try_case(const Case& one, int major, Observer& observer, bool is_asked_for, Count& count) {
  ++count.tried;
  const std::vector<lint::Effect> claims = claims_of(one, major);
  const Observation seen = observer.observe(one);
  const std::vector<std::string> wrong = differences(one, claims, seen);
  if (!wrong.empty()) ++count.wrong;
  if (wrong.empty() && !is_asked_for) return;
  std::printf("%s:%d: %s (PostgreSQL %d)\n", one.file.c_str(), one.line, one.name.c_str(), major);
  std::printf("  %s\n", one.statement.c_str());
  for (const std::string& difference : wrong) std::printf("  %s\n", difference.c_str());
  if (is_asked_for) print(claims, seen);
}

int run(const std::vector<Case>& cases, std::string_view part) {
  const std::vector<server::Installation>& servers = postgres::installations();
  if (servers.empty()) {
    std::printf("skipped: %s\n", postgres::kNoServers);
    return 77;
  }
  print_missing(servers);
  Count all;
  for (const server::Installation& installation : servers) {
    server::ServerSettings settings = postgres::warm_settings(installation);
    settings.parameters["wal_level"] = "logical";
    const server::EphemeralServer server(settings);
    const int major = installation.version.major;
    Observer observer(server);
    Count count;
    for (const Case& one : cases) {
      const bool is_asked_for = !part.empty();
      if (!one.is_for(major) || one.name.find(part) == std::string::npos) continue;
      try_case(one, major, observer, is_asked_for, count);
    }
    std::printf("PostgreSQL %d: %d cases, %d wrong\n", major, count.tried, count.wrong);
    all.tried += count.tried;
    all.wrong += count.wrong;
  }
  return all.tried > 0 && all.wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lockstep::lint_truth

int main(int argc, char** argv) {
  using namespace lockstep;
  std::vector<lint_truth::Case> cases;
  std::string_view part;
  try {
    for (int at = 1; at < argc; ++at) {
      if (std::string_view(argv[at]) == "--case" && at + 1 < argc) {
        part = argv[++at];
        continue;
      }
      for (lint_truth::Case& one : lint_truth::read_cases(argv[at])) cases.push_back(std::move(one));
    }
    return lint_truth::run(cases, part);
  } catch (const base::Error& error) {
    std::fprintf(stderr, "lint_truth: %s\n", error.what());
    return 2;
  }
}

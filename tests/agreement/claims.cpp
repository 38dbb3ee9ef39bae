#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "lint_truth/case_file.h"
#include "lint_truth/observation.h"
#include "postgres/servers.h"
#include "server/ephemeral_server.h"

// agreement_claims FILE…: tries on the servers of this machine what docs/comparison.md says that PostgreSQL does. Each
// case of the files (tests/lint_truth/case_file.h) names a kind of difference of the page and tells what is seen, a
// line for each relation that a query may have to wait for or whose rows are read, or the error:
//
//   -- shows: users SHARE, an index build
//   -- shows: error: relation "users" does not exist        ending in … : what it begins with
//   -- shows: nothing
//
// Exit status 1 when something else is seen, 77 when there is no server to ask.
namespace lockstep::agreement {
namespace {

using lint_truth::Case;
using lint_truth::Observation;

std::string words(lint::Work work) {
  constexpr const char* kWords[] = {"", ", some rows", ", a scan", ", an index build", ", a rewrite"};
  return kWords[static_cast<std::size_t>(work)];
}

std::vector<std::string> seen_by(const Observation& observation) {
  constexpr std::string_view kUsualSchema = "public.";
  std::vector<std::string> seen;
  for (const auto& [name, done] : observation.relations) {
    const bool is_index = done.kind == "i" || done.kind == "I";
    const bool matters = done.lock >= lint::LockMode::kShareUpdateExclusive || done.work != lint::Work::kNone;
    if (is_index || !matters) continue;
    const std::string shown = name.starts_with(kUsualSchema) ? name.substr(kUsualSchema.size()) : name;
    seen.push_back(shown + " " + std::string(name_of(done.lock)) + words(done.work));
  }
  if (!observation.error.empty()) seen.push_back("error: " + observation.error);
  if (seen.empty()) seen.emplace_back("nothing");
  std::sort(seen.begin(), seen.end());
  return seen;
}

bool is_as_told(const std::string& told, const std::string& seen) {
  constexpr std::string_view kAndSoOn = "…";
  if (!told.ends_with(kAndSoOn)) return told == seen;
  return seen.starts_with(told.substr(0, told.size() - kAndSoOn.size()));
}

bool holds(const Case& one, lint_truth::Observer& observer) {
  const std::vector<std::string> seen = seen_by(observer.observe(one));
  std::vector<std::string> told = one.shows;
  std::sort(told.begin(), told.end());
  if (std::equal(told.begin(), told.end(), seen.begin(), seen.end(), is_as_told)) return true;
  std::printf("%s:%d: %s\n  %s\n", one.file.c_str(), one.line, one.name.c_str(), one.statement.c_str());
  for (const std::string& line : told) std::printf("  told  %s\n", line.c_str());
  for (const std::string& line : seen) std::printf("  seen  %s\n", line.c_str());
  return false;
}

int run(const std::vector<Case>& cases) {
  const std::vector<server::Installation>& servers = postgres::installations();
  if (servers.empty()) {
    std::printf("skipped: %s\n", postgres::kNoServers);
    return 77;
  }
  int wrong = 0;
  for (const server::Installation& installation : servers) {
    const server::EphemeralServer server(postgres::warm_settings(installation));
    lint_truth::Observer observer(server);
    int tried = 0;
    for (const Case& one : cases) {
      if (!one.is_for(installation.version.major)) continue;
      ++tried;
      if (!holds(one, observer)) ++wrong;
    }
    std::printf("PostgreSQL %d: %d claims tried\n", installation.version.major, tried);
  }
  return wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lockstep::agreement

int main(int argc, char** argv) {
  using namespace lockstep;
  try {
    std::vector<lint_truth::Case> cases;
    for (int at = 1; at < argc; ++at) {
      for (lint_truth::Case& one : lint_truth::read_cases(argv[at])) cases.push_back(std::move(one));
    }
    return agreement::run(cases);
  } catch (const base::Error& error) {
    std::fprintf(stderr, "agreement_claims: %s\n", error.what());
    return 2;
  }
}

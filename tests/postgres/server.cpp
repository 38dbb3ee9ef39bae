#include "postgres/server.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/types.h>
#include <thread>
#include <unistd.h>

#include "base/error.h"
#include "base/handle.h"
#include "base/text.h"

namespace lockstep::postgres {
namespace {

namespace fs = std::filesystem;

/// 15 for "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"; 0 when that is no server.
int major_version(const fs::path& binaries) {
  const fs::path program = binaries / "postgres";
  if (!fs::exists(program) || !fs::exists(binaries / "initdb")) return 0;
  base::ProcessSpec spec;
  spec.argv = {program, "--version"};
  const base::ProcessResult result = base::run_process(spec);
  const std::size_t words = result.out.find(") ");
  return result.exit_status != 0 || words == std::string::npos ? 0 : std::atoi(result.out.c_str() + words + 2);
}

/// The words to put before a server's command: it is not to outlive us, and not to be root.
std::vector<std::string> wrapper() {
  std::vector<std::string> words = {"setpriv", "--pdeathsig", "QUIT"};
  if (geteuid() == 0) {
    for (const char* word : {"--reuid=nobody", "--regid=nogroup", "--clear-groups"}) words.emplace_back(word);
  }
  words.emplace_back("--");
  return words;
}

base::ProcessSpec command(const fs::path& program, const std::vector<std::string>& arguments, const fs::path& folder) {
  base::ProcessSpec spec;
  spec.argv = wrapper();
  spec.argv.push_back(program);
  spec.argv.insert(spec.argv.end(), arguments.begin(), arguments.end());
  spec.working_directory = folder;
  spec.environment = {{"LC_ALL", "C"}, {"TZ", "UTC"}, {"PGDATA", std::nullopt}, {"HOME", folder.string()}};
  return spec;
}

void give_to_nobody(const fs::path& folder) {
  if (geteuid() != 0) return;
  const passwd* nobody = getpwnam("nobody");
  if (nobody == nullptr || chown(folder.c_str(), nobody->pw_uid, nobody->pw_gid) != 0) {
    throw base::Error("cannot give " + folder.string() + " to the user nobody");
  }
}

/// Nothing is to survive, so nothing is synced; statements of tests are small, and few run at once.
const std::vector<std::string> kOptions = {"fsync=off",
                                           "full_page_writes=off",
                                           "synchronous_commit=off",
                                           "wal_level=logical",
                                           "autovacuum=off",
                                           "jit=off",
                                           "listen_addresses=",
                                           "unix_socket_permissions=0700",
                                           "max_connections=20",
                                           "shared_buffers=32MB",
                                           "max_locks_per_transaction=1024",
                                           "timezone=UTC",
                                           "lc_messages=C"};

void wait_until_ready(const std::string& connection) {
  constexpr int kPatienceMs = 30'000;
  constexpr int kStepMs = 10;
  for (int waited = 0; waited < kPatienceMs; waited += kStepMs) {
    if (PQping(connection.c_str()) == PQPING_OK) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(kStepMs));
  }
  throw base::Error("PostgreSQL did not start within 30 s");
}

}  // namespace

std::vector<Installation> installed_servers() {
  std::vector<fs::path> folders;
  if (const char* named = std::getenv("LOCKSTEP_POSTGRES_BINARIES"); named != nullptr) {
    for (const std::string_view folder : base::split(named, ':')) folders.emplace_back(folder);
  }
  const fs::path debian = "/usr/lib/postgresql";
  if (fs::is_directory(debian)) {
    for (const auto& entry : fs::directory_iterator(debian)) folders.push_back(entry.path() / "bin");
  }
  std::vector<Installation> found;
  for (const fs::path& folder : folders) {
    const int major = major_version(folder);
    const auto same = [&](const Installation& one) { return one.major == major; };
    if (major != 0 && std::none_of(found.begin(), found.end(), same)) found.push_back({folder, major});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.major < b.major; });
  return found;
}

Server::Server(const Installation& installation) : folder_("lockstep-pg-"), major_(installation.major) {
  const fs::path& folder = folder_.path();
  give_to_nobody(folder);
  const fs::path cluster = folder / "cluster";
  const base::ProcessResult made = base::run_process(
      command(installation.binaries / "initdb",
              {"-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"}, folder));
  if (made.exit_status != 0) throw base::Error("initdb failed: " + made.error_text);

  std::vector<std::string> arguments = {"-D", cluster, "-k", folder};
  for (const std::string& option : kOptions) {
    arguments.emplace_back("-c");
    arguments.push_back(option);
  }
  process_ = std::make_unique<base::Process>(command(installation.binaries / "postgres", arguments, folder));
  connection_ = "host=" + folder.string() + " user=postgres dbname=postgres";
  wait_until_ready(connection_);
}

Server::~Server() {
  // The Process asks it to end, which it does when its clients have left; this does not wait for them.
  std::ifstream file(folder_.path() / "cluster" / "postmaster.pid");
  pid_t pid = 0;
  if (file >> pid && pid > 0) kill(pid, SIGQUIT);
}

}  // namespace lockstep::postgres

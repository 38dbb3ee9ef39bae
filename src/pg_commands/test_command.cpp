#include "pg_commands/test_command.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

namespace lockstep::pg_commands {
namespace {

std::string percent_encoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    const auto byte = static_cast<unsigned char>(c);
    encoded += is_plain ? std::string(1, c) : std::string{'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return encoded;
}

std::string parameter(const pg::Settings& database, const std::string& name) {
  const auto found = database.parameters.find(name);
  return found == database.parameters.end() ? "" : found->second;
}

/// The form that node-postgres, postgres.js and libpq understand for a socket's folder too: the host as a parameter.
std::string url_of(const pg::Settings& database) {
  std::string url = "postgresql://" + percent_encoded(parameter(database, "user"));
  if (!database.password.empty()) url += ":" + percent_encoded(database.password);
  const std::string host = parameter(database, "host");
  const std::string port = parameter(database, "port");
  const bool is_socket = host.starts_with('/');
  url += "@" + (is_socket ? "localhost" : host) + (port.empty() ? "" : ":" + port) + "/" +
         percent_encoded(parameter(database, "dbname"));
  return is_socket ? url + "?host=" + percent_encoded(host) : url;
}

void set(const char* name, const std::string& value) {
  value.empty() ? ::unsetenv(name) : ::setenv(name, value.c_str(), 1);
}

[[noreturn]] void become(const std::vector<std::string>& command, const pg::Settings& database) {
  set("DATABASE_URL", url_of(database));
  set("PGHOST", parameter(database, "host"));
  set("PGPORT", parameter(database, "port"));
  set("PGUSER", parameter(database, "user"));
  set("PGPASSWORD", database.password);
  set("PGDATABASE", parameter(database, "dbname"));
  std::vector<char*> argv;
  for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  ::execvp(argv[0], argv.data());
  constexpr int kCannotRun = 127;
  ::_exit(kCannotRun);
}

}  // namespace

int run_test_command(const std::vector<std::string>& command, const pg::Settings& database) {
  const pid_t child = ::fork();
  if (child < 0) throw base::Error("cannot start " + command.front() + ": " + std::strerror(errno), "");
  if (child == 0) become(command, database);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  constexpr int kSignalBase = 128;
  return WIFSIGNALED(status) ? kSignalBase + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace lockstep::pg_commands

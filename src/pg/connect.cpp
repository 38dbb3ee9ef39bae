#include "pg/connect.h"

#include <chrono>
#include <cstdlib>
#include <libpq-fe.h>
#include <poll.h>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "pg/wait.h"

namespace lockstep::pg {
namespace {

/// What libpq would take from the environment in addition to the settings: PGHOSTADDR alone leads elsewhere.
void forget_environment() {
  const base::Handle<PQconninfoOption, PQconninfoFree> options(PQconndefaults());
  for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
    if (option->envvar != nullptr) unsetenv(option->envvar);
  }
  unsetenv("PGTZ");
  unsetenv("PGDATESTYLE");
  unsetenv("PGGEQO");
}

ConnectionHandle start_connecting(const Settings& settings) {
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  const auto add = [&](const char* keyword, const char* value) {
    keywords.push_back(keyword);
    values.push_back(value);
  };
  // What comes first is overridden by what comes later.
  add("fallback_application_name", "lockstep");
  add("tcp_user_timeout", "30000");
  for (const auto& [keyword, value] : settings.parameters) add(keyword.c_str(), value.c_str());
  if (!settings.password.empty()) add("password", settings.password.c_str());
  add("client_encoding", "UTF8");
  add(nullptr, nullptr);
  return ConnectionHandle(PQconnectStartParams(keywords.data(), values.data(), 0));
}

[[noreturn]] void throw_unconnected(const Settings& settings, std::string reason) {
  if (!settings.password.empty()) reason = base::replace_all(std::move(reason), settings.password, "********");
  reason = base::replace_all(std::move(reason), "\n\t", "; ");  // libpq's second line asks a question
  throw base::Error("cannot connect to " + describe(settings) + ": " + std::string(base::trim(reason)),
                    "check host, port, user and password, and that the server is running");
}

}  // namespace

ConnectionHandle connect(const Settings& settings) {
  forget_environment();
  ConnectionHandle handle = start_connecting(settings);
  if (!handle) throw base::Error("out of memory");
  const Limits limits{std::chrono::steady_clock::now() + settings.connect_timeout, {}};
  PostgresPollingStatusType state = PGRES_POLLING_WRITING;
  while (PQstatus(handle.get()) != CONNECTION_BAD && state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
    const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
    if (wait_for(PQsocket(handle.get()), events, limits) != Waited::kReady) {
      throw_unconnected(settings, "no answer within " + std::to_string(settings.connect_timeout.count() / 1000) + " s");
    }
    state = PQconnectPoll(handle.get());
  }
  if (PQstatus(handle.get()) != CONNECTION_OK) throw_unconnected(settings, PQerrorMessage(handle.get()));
  PQsetnonblocking(handle.get(), 1);
  return handle;
}

}  // namespace lockstep::pg

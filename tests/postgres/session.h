#pragma once
#include <libpq-fe.h>
#include <string>
#include <vector>

#include "base/handle.h"

namespace lockstep::postgres {

/// What one query gave. A failing query is a result.
struct Result {
  std::vector<std::vector<std::string>> rows;  // NULL is an empty string
  std::string sqlstate;                        // of the error; empty when there was none
  std::string message;                         // of the error, its first line

  bool is_error() const { return !sqlstate.empty(); }
};

/// A connection to a server.
class Session {
 public:
  /// Throws base::Error when it cannot connect.
  explicit Session(const std::string& connection);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Runs one or more statements; rows are those of the last.
  Result run(const std::string& sql);
  /// The same, where an error is ours: throws base::Error.
  std::vector<std::vector<std::string>> query(const std::string& sql);
  /// Sends it, and does not wait.
  void send(const std::string& sql);
  /// Waits for what was sent.
  Result finish();
  /// What the server said beside results (NOTICE, DEBUG) since the last call: the primary messages.
  std::vector<std::string> take_notices();

 private:
  base::Handle<PGconn, PQfinish> connection_;
  std::vector<std::string> notices_;
};

}  // namespace lockstep::postgres

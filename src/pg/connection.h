#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "pg/failure.h"
#include "pg/limits.h"
#include "pg/result.h"
#include "pg/settings.h"

struct pg_cancel;
struct pg_conn;

namespace lockstep::pg {

enum class TransactionState { kIdle, kOpen, kFailed, kUnknown };

/// A parameter ($1, $2, …) of a statement as text; nothing is NULL. The server finds out the type.
using Parameter = std::optional<std::string>;

/// Asks the server to cancel what a connection runs. May be used from another thread or a signal handler.
class Canceller {
 public:
  explicit Canceller(pg_conn* connection);
  /// Whether the request was sent. What is running then fails, or ends before the request arrives.
  bool cancel() const;

 private:
  struct Free {
    void operator()(pg_cancel* cancel) const;
  };
  std::unique_ptr<pg_cancel, Free> handle_;
};

/// A session on a server, with texts in UTF-8 both ways. It depends on its settings alone: connecting removes the
/// variables that libpq would read (PGHOST, PGOPTIONS, …) from the environment of this process. One thread at a time.
///
/// A failing statement is a value, for the caller to judge. COPY between client and server does not work: COPY FROM
/// STDIN fails, what COPY TO STDOUT gives is dropped. Notifications are dropped.
class Connection {
 public:
  /// Throws base::Error in the server's words, without the password, when there is no session within the time.
  explicit Connection(const Settings& settings);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  /// Runs one or more statements in one message of the simple protocol, which is one transaction unless the text says
  /// otherwise. The result is that of the last statement. A text with a zero byte fails (22021) without being sent.
  base::Expected<Result, Failure> run(std::string_view sql);
  /// The same for other people's text: its rows are dropped as they come, so that memory is bounded.
  base::Expected<Result, Failure> run_script(std::string_view sql);
  /// Runs one statement with parameters.
  base::Expected<Result, Failure> run(std::string_view sql, std::span<const Parameter> parameters);
  /// Runs what is ours, where a failure is inability to do the job: throws StatementError.
  Result query(std::string_view sql, std::span<const Parameter> parameters = {});

  /// The two halves of run(): sends (of a text longer than the socket takes at once the beginning), and waits. Each
  /// send is to be followed by a finish before the next one.
  void send(std::string_view sql);
  base::Expected<Result, Failure> finish();
  /// Between the two: waits only for the next of the statements that were sent, while the server goes on. An empty
  /// result when there is none left. Stopped, it fails even where the statement had ended.
  base::Expected<Result, Failure> next();
  /// Takes in what the server has sent so far, without waiting. A server whose socket is full stops working.
  void take_in();

  /// For all that is run from now on.
  void set_limits(Limits limits);
  /// `take` gets notices and warnings as they come while something runs. It must not throw or use the connection.
  void on_notice(std::function<void(const Message&)> take);
  Canceller canceller() const;

  bool is_open() const;
  TransactionState transaction_state() const;
  int server_version() const;  // 150018 for 15.18
  int major_version() const { return server_version() / 10000; }
  int backend_pid() const;
  /// A setting that the server reports unasked ("server_encoding", "TimeZone"); "" when it does not.
  std::string parameter(const char* name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lockstep::pg

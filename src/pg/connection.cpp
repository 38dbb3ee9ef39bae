#include "pg/connection.h"

#include <libpq-fe.h>
#include <poll.h>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/handle.h"
#include "base/text.h"
#include "pg/connect.h"
#include "pg/diagnostics.h"
#include "pg/wait.h"

namespace lockstep::pg {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatienceAfterCancel{5};

Failure zero_byte_failure(std::size_t byte_offset) {
  Failure failure;
  failure.severity = "ERROR";
  failure.sqlstate = "22021";
  failure.text = "a zero byte cannot be sent to PostgreSQL";
  failure.byte_offset = byte_offset;
  return failure;
}

}  // namespace

Canceller::Canceller(pg_conn* connection) : handle_(PQgetCancel(connection)) {}

void Canceller::Free::operator()(pg_cancel* cancel) const {
  PQfreeCancel(cancel);
}

bool Canceller::cancel() const {
  char complaint[256];
  return handle_ && PQcancel(handle_.get(), complaint, sizeof complaint) == 1;
}

/// What runs, and how far it has come. On the heap, because libpq's notice receiver holds its address.
struct Connection::State {
  enum class Rows { kKept, kDropped };

  ConnectionHandle handle;
  Limits limits;
  std::function<void(const Message&)> take_notice;
  std::string sent;
  Result result;
  std::optional<Failure> failure;
  std::size_t completed = 0;

  Characters characters() const {
    const char* encoding = PQparameterStatus(handle.get(), "server_encoding");
    return encoding != nullptr && std::string_view(encoding) == "SQL_ASCII" ? Characters::kBytes : Characters::kUtf8;
  }

  void begin(std::string_view sql) {
    sent = sql;
    result = Result();
    failure.reset();
    completed = 0;
    const std::size_t zero = sql.find('\0');
    if (zero != std::string_view::npos) failure = zero_byte_failure(zero);
  }

  void lose() {
    if (!failure) {
      failure.emplace();
      failure->severity = "FATAL";
      failure->sqlstate = "08006";
      failure->text = handle ? std::string(base::trim(PQerrorMessage(handle.get()))) : "the connection is closed";
      failure->statement_index = completed;
    }
    failure->kind = FailureKind::kConnectionLost;
  }

  /// Sends what libpq holds back, reading meanwhile, so that neither side waits for the other.
  Waited flush(const Limits& patience) {
    while (PQflush(handle.get()) == 1) {
      const Waited waited = wait_for(PQsocket(handle.get()), POLLIN | POLLOUT, patience);
      if (waited != Waited::kReady) return waited;
      if (PQconsumeInput(handle.get()) != 1) return Waited::kReady;
    }
    return Waited::kReady;
  }

  /// Returns when the next PQgetResult will not block.
  Waited wait_for_result(const Limits& patience) {
    Waited waited = flush(patience);
    while (waited == Waited::kReady && PQisBusy(handle.get()) == 1) {
      waited = wait_for(PQsocket(handle.get()), POLLIN, patience);
      if (waited == Waited::kReady && PQconsumeInput(handle.get()) != 1) break;
    }
    return waited;
  }

  Waited drop_copied_rows(const Limits& patience) {
    while (true) {
      char* bytes = nullptr;
      const int size = PQgetCopyData(handle.get(), &bytes, 1);
      const base::Handle<char, PQfreemem> freed(bytes);
      if (size < 0) return Waited::kReady;
      if (size > 0) continue;
      const Waited waited = wait_for(PQsocket(handle.get()), POLLIN, patience);
      if (waited != Waited::kReady || PQconsumeInput(handle.get()) != 1) return waited;
    }
  }

  void take_failure(const PGresult* from) {
    if (failure) return;
    Failure read;
    static_cast<Message&>(read) = read_message(from, sent, characters());
    if (read.text.empty()) read.text = base::trim(PQresultErrorMessage(from));
    read.statement_index = completed;
    failure = std::move(read);
  }

  Waited take(ResultHandle from, const Limits& patience) {
    switch (PQresultStatus(from.get())) {
      case PGRES_COMMAND_OK:
      case PGRES_TUPLES_OK:
      case PGRES_EMPTY_QUERY:
        ++completed;
        result = Result(std::move(from));
        break;
      case PGRES_SINGLE_TUPLE:
        break;
      case PGRES_COPY_IN:
        PQputCopyEnd(handle.get(), "there is no data to copy");
        break;
      case PGRES_COPY_OUT:
        return drop_copied_rows(patience);
      default:
        take_failure(from.get());
    }
    return Waited::kReady;
  }

  enum class Until { kNextStatement, kEnd };

  /// Takes results until one more statement has ended, or up to the end of what was sent, or until the patience ends.
  Waited take_results(const Limits& patience, Until until = Until::kEnd) {
    const std::size_t completed_before = completed;
    while (true) {
      Waited waited = wait_for_result(patience);
      if (waited != Waited::kReady) return waited;
      ResultHandle next(PQgetResult(handle.get()));
      if (!next) return Waited::kReady;
      waited = take(std::move(next), patience);
      if (waited != Waited::kReady) return waited;
      while (base::Handle<PGnotify, PQfreemem>(PQnotifies(handle.get()))) {
      }
      if (PQstatus(handle.get()) == CONNECTION_BAD) return Waited::kReady;
      if (until == Until::kNextStatement && completed > completed_before) return Waited::kReady;
    }
  }

  /// Cancels what runs. What had ended meanwhile stays a success, but for a statement that others follow.
  void stop(FailureKind kind, Until until) {
    const std::size_t index = completed;
    Canceller(handle.get()).cancel();
    const bool is_answered = take_results({Clock::now() + kPatienceAfterCancel, {}}) == Waited::kReady;
    if (!is_answered) {
      handle.reset();
      if (!failure) failure.emplace();
      if (failure->text.empty()) failure->text = "the server did not answer the cancellation";
      failure->statement_index = completed;
    } else if (!failure && until == Until::kNextStatement) {
      failure.emplace();
      failure->text = "it ended while it was being canceled";
      failure->statement_index = index;
    }
    if (failure) failure->kind = kind;
  }

  base::Expected<Result, Failure> outcome(Until until) {
    if (!failure) {
      const Waited waited = take_results(limits, until);
      if (waited == Waited::kDeadline) stop(FailureKind::kDeadline, until);
      if (waited == Waited::kInterrupted) stop(FailureKind::kInterrupted, until);
      if (handle && PQstatus(handle.get()) == CONNECTION_BAD) lose();
    }
    if (failure) return base::Unexpected{std::move(*std::exchange(failure, std::nullopt))};
    return std::exchange(result, Result());
  }
};

Connection::Connection(const Settings& settings) : state_(std::make_unique<State>()) {
  state_->handle = connect(settings);
  const auto receive = [](void* state, const PGresult* notice) {
    const State& self = *static_cast<State*>(state);
    if (self.take_notice) self.take_notice(read_message(notice, self.sent, self.characters()));
  };
  PQsetNoticeReceiver(state_->handle.get(), receive, state_.get());
}

Connection::Connection(Connection&& other) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept = default;
Connection::~Connection() = default;

void Connection::send(std::string_view sql) {
  state_->begin(sql);
  if (state_->failure) return;
  if (!is_open() || PQsendQuery(state_->handle.get(), state_->sent.c_str()) != 1) state_->lose();
}

base::Expected<Result, Failure> Connection::next() {
  return state_->outcome(State::Until::kNextStatement);
}

base::Expected<Result, Failure> Connection::finish() {
  return state_->outcome(State::Until::kEnd);
}

void Connection::take_in() {
  if (is_open()) PQconsumeInput(state_->handle.get());  // what fails here fails again in next()
}

base::Expected<Result, Failure> Connection::run(std::string_view sql) {
  send(sql);
  return finish();
}

base::Expected<Result, Failure> Connection::run_script(std::string_view sql) {
  send(sql);
  if (!state_->failure) PQsetSingleRowMode(state_->handle.get());
  return finish();
}

base::Expected<Result, Failure> Connection::run(std::string_view sql, std::span<const Parameter> parameters) {
  state_->begin(sql);
  std::vector<const char*> values;
  for (const Parameter& parameter : parameters) {
    const bool has_zero = parameter && parameter->find('\0') != std::string::npos;
    if (has_zero && !state_->failure) {
      state_->failure = zero_byte_failure(0);
      state_->failure->byte_offset.reset();
    }
    values.push_back(parameter ? parameter->c_str() : nullptr);
  }
  if (state_->failure) return finish();
  if (!is_open() || PQsendQueryParams(state_->handle.get(), state_->sent.c_str(), static_cast<int>(values.size()),
                                      nullptr, values.data(), nullptr, nullptr, 0) != 1) {
    state_->lose();
  }
  return finish();
}

Result Connection::query(std::string_view sql, std::span<const Parameter> parameters) {
  base::Expected<Result, Failure> result = parameters.empty() ? run(sql) : run(sql, parameters);
  if (!result) throw StatementError(result.error());
  return std::move(*result);
}

void Connection::set_limits(Limits limits) {
  state_->limits = std::move(limits);
}

void Connection::on_notice(std::function<void(const Message&)> take) {
  state_->take_notice = std::move(take);
}

Canceller Connection::canceller() const {
  return Canceller(state_->handle.get());
}

bool Connection::is_open() const {
  return state_->handle && PQstatus(state_->handle.get()) == CONNECTION_OK;
}

TransactionState Connection::transaction_state() const {
  switch (PQtransactionStatus(state_->handle.get())) {
    case PQTRANS_IDLE:
      return TransactionState::kIdle;
    case PQTRANS_INTRANS:
    case PQTRANS_ACTIVE:
      return TransactionState::kOpen;
    case PQTRANS_INERROR:
      return TransactionState::kFailed;
    case PQTRANS_UNKNOWN:
      break;
  }
  return TransactionState::kUnknown;
}

int Connection::server_version() const {
  return PQserverVersion(state_->handle.get());
}

int Connection::backend_pid() const {
  return PQbackendPID(state_->handle.get());
}

std::string Connection::parameter(const char* name) const {
  const char* value = PQparameterStatus(state_->handle.get(), name);
  return value == nullptr ? "" : value;
}

}  // namespace lockstep::pg

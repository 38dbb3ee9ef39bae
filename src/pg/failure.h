#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/error.h"

namespace lockstep::pg {

/// What the server says of an error, or as a notice: the fields of the protocol's ErrorResponse and NoticeResponse
/// (PostgreSQL's documentation, "Error and Notice Message Fields"). A field that was not sent is empty. The texts may
/// hold untrusted bytes: the sink sanitises.
struct Message {
  std::string severity;  // "ERROR", "FATAL", "NOTICE", … whatever the server's language
  std::string sqlstate;  // five characters
  std::string text;      // the primary message, nearly always one line
  std::string detail;
  std::string hint;
  std::string context;  // "PL/pgSQL function f() line 3 at RAISE", one frame a line
  std::string schema;
  std::string table;
  std::string column;
  std::string data_type;
  std::string constraint;
  /// Where in the text that was sent: a byte offset, at most its size.
  std::optional<std::size_t> byte_offset;
  /// The same for a query that the server made itself, for example a statement of a PL/pgSQL body.
  std::string internal_query;
  std::optional<std::size_t> internal_byte_offset;
};

enum class FailureKind {
  kStatement,       // the server refused it; the connection goes on
  kDeadline,        // it was cancelled because its time was over
  kInterrupted,     // it was cancelled because Limits::is_interrupted said so
  kConnectionLost,  // the server is gone, or what is between: whether the statement took effect is not known
};

/// Why a text did not run to its end. After kDeadline and kInterrupted the connection is still open when the server
/// answered the cancellation, see Connection::is_open.
struct Failure : Message {
  FailureKind kind = FailureKind::kStatement;
  /// How many statements of the text had been completed, so the 0-based index of the one that failed. A text that does
  /// not parse fails at 0.
  std::size_t statement_index = 0;
};

/// "duplicate key value … (23505)".
std::string describe(const Failure& failure);

/// A statement of ours that failed, for a caller who can say more about some states.
class StatementError : public base::Error {
 public:
  explicit StatementError(Failure failure)
      : base::Error("PostgreSQL: " + describe(failure)), failure_(std::move(failure)) {}
  const Failure& failure() const { return failure_; }

 private:
  Failure failure_;
};

}  // namespace lockstep::pg

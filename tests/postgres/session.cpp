#include "postgres/session.h"

#include <utility>

#include "base/error.h"

namespace lockstep::postgres {
namespace {

using ResultHandle = base::Handle<PGresult, PQclear>;

std::string field_of(const PGresult* result, int field) {
  const char* text = PQresultErrorField(result, field);
  return text == nullptr ? "" : text;
}

void keep_notice(void* notices, const PGresult* result) {
  static_cast<std::vector<std::string>*>(notices)->push_back(field_of(result, PG_DIAG_MESSAGE_PRIMARY));
}

void read_result(const PGresult* from, Result& result) {
  if (PQresultStatus(from) == PGRES_FATAL_ERROR) {
    result.sqlstate = field_of(from, PG_DIAG_SQLSTATE);
    result.message = field_of(from, PG_DIAG_MESSAGE_PRIMARY);
    if (result.sqlstate.empty()) throw base::Error(std::string("the server is gone: ") + PQresultErrorMessage(from));
  }
  result.rows.clear();
  for (int row = 0; row < PQntuples(from); ++row) {
    auto& values = result.rows.emplace_back();
    for (int column = 0; column < PQnfields(from); ++column) values.emplace_back(PQgetvalue(from, row, column));
  }
}

}  // namespace

Session::Session(const std::string& connection) : connection_(PQconnectdb(connection.c_str())) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    throw base::Error(std::string("cannot connect: ") + PQerrorMessage(connection_.get()));
  }
  PQsetNoticeReceiver(connection_.get(), keep_notice, &notices_);
}

Result Session::run(const std::string& sql) {
  send(sql);
  return finish();
}

std::vector<std::vector<std::string>> Session::query(const std::string& sql) {
  Result result = run(sql);
  if (result.is_error()) throw base::Error(result.message + " (" + result.sqlstate + ") in: " + sql);
  return std::move(result.rows);
}

void Session::send(const std::string& sql) {
  if (PQsendQuery(connection_.get(), sql.c_str()) != 1) throw base::Error(PQerrorMessage(connection_.get()));
}

Result Session::finish() {
  Result result;
  while (const ResultHandle next{PQgetResult(connection_.get())}) read_result(next.get(), result);
  return result;
}

std::vector<std::string> Session::take_notices() {
  return std::exchange(notices_, {});
}

}  // namespace lockstep::postgres

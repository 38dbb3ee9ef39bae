// bare_loop FILE...: sends each file as one message to the database that PGHOST and its like name, as the least that a
// runner of migrations can do. Ends with 2 at the first failure.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <libpq-fe.h>
#include <memory>
#include <string>

int main(int argc, char** argv) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(""), PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    std::fprintf(stderr, "bare_loop: %s", PQerrorMessage(connection.get()));
    return 2;
  }
  for (int at = 1; at < argc; ++at) {
    std::ifstream file(argv[at], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), text.c_str()), PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) continue;
    std::fprintf(stderr, "bare_loop: %s: %s", argv[at], PQerrorMessage(connection.get()));
    return 2;
  }
  return 0;
}

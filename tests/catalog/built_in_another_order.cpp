// Two databases with the same objects, made in another order and in other ways, are equal; each is equal to itself,
// read as its owner or as a role that owns nothing, also after a reading that was interrupted, or met a table that was
// being dropped. So is one whose owner goes by another name.
//
//   built_in_another_order FOLDER    FOLDER has one.sql and other.sql
//
// Exits with 1 when something differs, with 77 when there is no server.
#include <chrono>
#include <iostream>
#include <string>
#include <thread>

#include "base/error.h"
#include "base/files.h"
#include "catalog/compare.h"
#include "databases.h"
#include "pg/settings.h"

namespace {

using namespace lockstep;
using catalog_tests::Databases;

constexpr std::size_t kLargestFile = 1 << 20;

bool are_equal(const catalog::Snapshot& one, const catalog::Snapshot& other, std::string_view what) {
  const catalog::Comparison found = catalog::compare(one, other);
  for (const catalog::Difference& difference : found.differences) {
    std::cout << "PostgreSQL " << one.major_version() << ", " << what << ": " << describe(difference.identity)
              << (difference.before == nullptr  ? " is new"
                  : difference.after == nullptr ? " is gone"
                                                : "")
              << "\n";
    for (const catalog::FieldDifference& field : difference.fields) {
      std::cout << "    " << field.field << ": " << field.before.value_or("none") << " | "
                << field.after.value_or("none") << "\n";
    }
  }
  return found.differences.empty();
}

/// Whether readings that are interrupted, each a little later than the one before, leave a session that can be read in.
bool survive_interruptions(pg::Connection& session, const catalog::Snapshot& expected) {
  int interrupted = 0;
  for (int last_question = 1;; last_question += 1 + last_question / 8) {  // a busy machine asks hundreds of times
    int questions = 0;
    session.set_limits({std::chrono::steady_clock::time_point::max(), [&] { return ++questions >= last_question; }});
    try {
      (void)catalog::read_catalog(session);
      break;
    } catch (const base::Error&) {
      ++interrupted;
    }
  }
  session.set_limits({});
  if (interrupted == 0) std::cout << "no reading was interrupted\n";
  return are_equal(expected, catalog::read_catalog(session), "after interruptions") && interrupted > 0;
}

/// Whether a reading comes to its end that waits for a table which is then dropped by another session.
bool survives_a_drop(Databases& databases) {
  Databases::Database database = databases.create("dropping");
  const catalog::Snapshot empty = database.read();
  bool is_good = true;
  for (int time = 0; time < 3; ++time) {
    database.run("CREATE TABLE numbers (id integer); CREATE VIEW ids AS SELECT id FROM numbers");
    Databases::Database other = databases.connect("dropping");
    other.run("BEGIN; DROP TABLE numbers CASCADE");
    std::thread ending([&other] { other.run("SELECT pg_sleep(0.1); COMMIT"); });
    try {
      is_good = are_equal(empty, database.read(), "after a drop") && is_good;
    } catch (const base::Error& error) {
      std::cout << "PostgreSQL " << databases.major() << ", while a table is dropped: " << error.what() << "\n";
      is_good = false;
    }
    ending.join();
  }
  return is_good;
}

bool check(Databases& databases, const std::string& folder) {
  databases.run_on_server("CREATE ROLE app; CREATE ROLE boss; CREATE ROLE guest LOGIN PASSWORD 'guest'");
  Databases::Database one = databases.create("one");
  one.run(base::read_file(folder + "/one.sql", kLargestFile));
  Databases::Database other = databases.create("other");
  other.run(base::read_file(folder + "/other.sql", kLargestFile));
  const catalog::Snapshot first = one.read();
  bool is_good = are_equal(first, one.read(), "itself");
  is_good = are_equal(first, other.read(), "another order") && is_good;

  pg::Connection guest(databases.settings("one", "guest"));
  is_good = are_equal(first, catalog::read_catalog(guest), "a guest's view") && is_good;
  is_good = fingerprint(first) == fingerprint(catalog::read_catalog(guest)) && is_good;

  is_good = survive_interruptions(guest, first) && is_good;
  is_good = survives_a_drop(databases) && is_good;

  other.run("ALTER TABLE users OWNER TO boss");
  catalog::ReadOptions renamed;
  renamed.role_names = {{"boss", "postgres"}};
  return are_equal(first, other.read(renamed), "another owner") && is_good;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  try {
    bool is_good = true;
    const std::vector<server::Installation>& servers = postgres::installations();
    for (const server::Installation& installation : servers) {
      Databases databases(installation);
      is_good = check(databases, words[1]) && is_good;
    }
    if (servers.empty()) return 77;
    return is_good ? 0 : 1;
  } catch (const base::Error& error) {
    std::cerr << "built_in_another_order: " << error.what() << "\n";
    return 2;
  }
}

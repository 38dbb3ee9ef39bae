#include "rows/fill.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <optional>
#include <string>

#include "pg/connection.h"
#include "postgres/servers.h"
#include "server/ephemeral_server.h"

// Rows in the tables of features.sql, on a real server.
namespace lockstep::rows {
namespace {

std::string features() {
  std::ifstream file(LOCKSTEP_SOURCE_DIR "/tests/rows/features.sql");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Skipped, with the reason, where there is no server to fill, which ctest counts; ci/test installs one.
class Fill : public testing::Test {
 protected:
  void SetUp() override {
    if (postgres::installations().empty()) GTEST_SKIP() << postgres::kNoServers;
    server_.emplace(postgres::warm_settings(postgres::installations().front()));
    connect_to("first");
  }

  /// Makes the tables in a database of the server.
  void connect_to(const std::string& database) {
    connection_.reset();
    server_->create_database(database);
    connection_.emplace(server_->owner(database));
    connection().query(features());
  }

  pg::Connection& connection() { return *connection_; }

  Report fill_with(std::uint64_t seed, std::size_t rows = 20) {
    Options options;
    options.seed = seed;
    options.rows_per_table = rows;
    return fill(connection(), options);
  }

  Report fill_as_in_practice() {
    Options options;
    options.grade = Grade::kInPractice;
    return fill(connection(), options);
  }

  std::string one(const std::string& sql) { return std::string(connection().query(sql)[0].text(0)); }

  bool has(const std::string& column, const std::string& value) {
    return one("SELECT count(*) > 0 FROM every_type WHERE " + column + " IS NOT DISTINCT FROM " + value) == "t";
  }

  std::string all_rows(const std::string& table) {
    return one("SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM " + table + " t");
  }

 private:
  std::optional<server::EphemeralServer> server_;
  std::optional<pg::Connection> connection_;
};

TEST_F(Fill, HasTheEndsOfEachTypeAndNull) {
  fill_with(1);
  const std::pair<const char*, const char*> kWanted[] = {
      {"small", "32767"},
      {"small", "(-32768)"},
      {"small", "0"},
      {"whole", "2147483647"},
      {"whole", "(-2147483648)"},
      {"large", "9223372036854775807"},
      {"large", "(-9223372036854775808)"},
      {"exact", "99999999.99"},
      {"exact", "(-99999999.99)"},
      {"exact", "'NaN'::numeric"},
      {"real_number", "'Infinity'::float8"},
      {"real_number", "'NaN'::float8"},
      {"is_on", "true"},
      {"is_on", "false"},
      {"word", "''"},
      {"word", "'xxxxx'"},
      {"letters", "''"},
      {"letters", "E'line 1\\nline 2'"},
      {"day", "'infinity'::date"},
      {"day", "'4713-01-01 BC'::date"},
      {"day", "'2024-02-29'::date"},
      {"moment", "'-infinity'::timestamptz"},
      {"moment", "'294276-12-31 23:59:59+00'::timestamptz"},
      {"clock", "'24:00:00'::time"},
      {"span", "'-1 day'::interval"},
      {"key", "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid"},
      {"document", "'null'::jsonb"},
      {"document", "'{}'::jsonb"},
      {"bytes", "'\\x00'::bytea"},
      {"bits", "B'11111'"},
      {"address", "'::1'::inet"},
      {"numbers", "'{}'::int[]"},
      {"range", "'empty'::int4range"},
      {"share", "0"},
      {"share", "100"},
  };
  for (const auto& [column, value] : kWanted) EXPECT_TRUE(has(column, value)) << column << " = " << value;
  for (const char* column : {"small", "exact", "states", "word", "moment", "document", "range", "share", "couple"}) {
    EXPECT_TRUE(has(column, "NULL")) << column;
  }
}

TEST_F(Fill, HasInPracticeWhatPeoplePutIn) {
  const Report report = fill_as_in_practice();
  EXPECT_EQ(report.find({"public", "every_type"})->generated, 20U);
  const std::pair<const char*, const char*> kWanted[] = {
      {"small", "0"},       {"whole", "(-1)"},   {"exact", "0"},       {"is_on", "true"},
      {"is_on", "false"},   {"word", "''"},      {"word", "'xxxxx'"},  {"letters", "E'line 1\\nline 2'"},
      {"document", "'{}'"}, {"numbers", "'{}'"}, {"share", "0"},       {"share", "100"},
      {"small", "NULL"},    {"moment", "NULL"},  {"document", "NULL"}, {"day", "'2024-02-29'"},
  };
  for (const auto& [column, value] : kWanted) EXPECT_TRUE(has(column, value)) << column << " = " << value;
  const char* kNever[] = {
      "abs(large) > 10000000",
      "abs(whole::bigint) > 10000000",
      "exact = 'NaN' OR abs(exact) > 100000",
      "real_number IN ('NaN', 'Infinity', '-Infinity')",
      "NOT isfinite(day) OR day NOT BETWEEN '1902-01-01' AND '2030-01-01'",
      "NOT isfinite(moment) OR extract(epoch FROM moment) NOT BETWEEN -2147483648 AND 2147483647",
      "jsonb_typeof(document) <> 'object'",
      "length(letters) > 255",
  };
  for (const char* condition : kNever) {
    EXPECT_EQ(one("SELECT count(*) FROM every_type WHERE " + std::string(condition)), "0") << condition;
  }
}

TEST_F(Fill, InPracticeJsonIsOfTheKindOfItsDefault) {
  connection().query(
      "CREATE TABLE preference (items jsonb NOT NULL DEFAULT '[]', options jsonb NOT NULL DEFAULT '{}')");
  fill_as_in_practice();
  EXPECT_EQ(
      one("SELECT string_agg(DISTINCT jsonb_typeof(items) || ' ' || jsonb_typeof(options), ', ') FROM preference"),
      "array object");
}

TEST_F(Fill, ARandomDefaultGivesEveryRowAnotherValue) {
  connection().query("CREATE TABLE invitation (token uuid NOT NULL DEFAULT gen_random_uuid())");
  fill_with(1);
  EXPECT_EQ(one("SELECT count(DISTINCT token) FROM invitation"), "20");
}

TEST_F(Fill, LeavesSmallKeysToMigrations) {
  connection().query(
      "CREATE TABLE plan (id int PRIMARY KEY); CREATE TABLE tiny (id smallserial PRIMARY KEY);"
      "CREATE TABLE few (id int PRIMARY KEY CHECK (id BETWEEN 1 AND 200)); INSERT INTO plan VALUES (1);"
      "CREATE TABLE bounded (id serial PRIMARY KEY CHECK (id < 1000))");
  const Report report = fill_with(1);
  EXPECT_EQ(report.find({"public", "bounded"})->generated, 20U);
  for (const char* name : {"plan", "tiny", "few", "self_firm", "hen", "account", "every_type"}) {
    EXPECT_EQ(report.find({"public", name})->generated, 20U) << name << report.find({"public", name})->reason;
    EXPECT_EQ(one("SELECT count(*) FROM " + std::string(name) + " WHERE id BETWEEN 2 AND 100"), "0") << name;
  }
  EXPECT_EQ(one("SELECT min(id) FROM hen"), "1000000");
  EXPECT_EQ(one("SELECT count(*) FROM hen WHERE id > nextval('hen_id_seq')"), "0");
  EXPECT_EQ(one("SELECT min(id) FROM tiny"), "10000");
}

TEST_F(Fill, InPracticeAKeyOfFewValuesHasOneLeft) {
  connection().query(
      "CREATE TABLE of_mood (state mood PRIMARY KEY); CREATE TABLE of_both (yes boolean PRIMARY KEY);"
      "CREATE TABLE of_words (word text PRIMARY KEY CHECK (word IN ('a', 'b', 'c')))");
  fill_as_in_practice();
  EXPECT_EQ(one("SELECT string_agg(state::text, '' ORDER BY state) FROM of_mood"), "abc");
  EXPECT_EQ(one("SELECT string_agg(yes::text, '') FROM of_both"), "true");
  EXPECT_EQ(one("SELECT string_agg(word, '' ORDER BY word) FROM of_words"), "ab");
}

TEST_F(Fill, HasEveryValueOfAnEnum) {
  fill_with(1);
  EXPECT_EQ(one("SELECT string_agg(DISTINCT state::text, '' ORDER BY state::text) FROM every_type"), "abcd");
}

TEST_F(Fill, GoesRoundCyclesAndKeepsConstraints) {
  const Report report = fill_with(1);
  for (const char* name :
       {"every_type", "self_firm", "egg", "hen", "loop_a", "loop_b", "account", "membership", "booking", "event"}) {
    const FilledTable* table = report.find({"public", name});
    ASSERT_NE(table, nullptr) << name;
    EXPECT_EQ(table->generated, 20U) << name << ": " << table->reason;
    EXPECT_EQ(one("SELECT count(*) FROM " + std::string(name)), "20") << name;
  }
  EXPECT_EQ(one("SELECT count(*) > 0 AND count(*) < 20 FROM event_january"), "t");
  EXPECT_EQ(one("SELECT count(*) > 0 FROM egg JOIN hen ON egg.hen = hen.id"), "t");
}

TEST_F(Fill, SaysWhyATableStaysEmpty) {
  const Report report = fill_with(1);
  const FilledTable* refuses = report.find({"public", "refuses"});
  ASSERT_NE(refuses, nullptr);
  EXPECT_EQ(refuses->rows(), 0U);
  EXPECT_NE(refuses->reason.find("never"), std::string::npos) << refuses->reason;
  const FilledTable* unpartitioned = report.find({"public", "without_partition"});
  ASSERT_NE(unpartitioned, nullptr);
  EXPECT_EQ(unpartitioned->rows(), 0U);
  EXPECT_NE(unpartitioned->reason.find("partition"), std::string::npos) << unpartitioned->reason;
}

TEST_F(Fill, TheSameSeedGivesTheSameRows) {
  const auto rows_with = [&](std::uint64_t seed) {
    fill_with(seed);
    return all_rows("every_type") + all_rows("account") + all_rows("event");
  };
  const std::string first = rows_with(7);
  connect_to("again");
  EXPECT_EQ(rows_with(7), first);
  connect_to("other");
  EXPECT_NE(rows_with(8), first);
}

TEST_F(Fill, GivesATableNoMoreRowsThanItMayHave) {
  Options options;
  options.most_rows = {{{"public", "account"}, 0}, {{"public", "every_type"}, 3}};
  const Report report = fill(connection(), options);
  EXPECT_EQ(report.find({"public", "account"})->generated, 0U);
  EXPECT_EQ(report.find({"public", "account"})->reason, "lockstep.json says that it has no rows (sql.tables)");
  EXPECT_EQ(report.find({"public", "every_type"})->generated, 3U);
  EXPECT_EQ(report.find({"public", "hen"})->generated, 20U);
}

TEST_F(Fill, TakesTheNumberOfRowsThatIsAskedFor) {
  const Report report = fill_with(1, 50);
  EXPECT_EQ(report.find({"public", "account"})->generated, 50U);
  EXPECT_EQ(report.find({"public", "every_type"})->generated, 50U);
}

}  // namespace
}  // namespace lockstep::rows

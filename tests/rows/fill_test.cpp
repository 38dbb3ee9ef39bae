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

TEST_F(Fill, TakesTheNumberOfRowsThatIsAskedFor) {
  const Report report = fill_with(1, 50);
  EXPECT_EQ(report.find({"public", "account"})->generated, 50U);
  EXPECT_EQ(report.find({"public", "every_type"})->generated, 50U);
}

}  // namespace
}  // namespace lockstep::rows

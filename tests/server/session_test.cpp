#include <array>
#include <chrono>
#include <csignal>
#include <thread>

#include "base/error.h"
#include "on_server.h"
#include "pg/connection.h"

namespace lockstep::server {
namespace {

using pg::Connection;
using pg::Failure;
using pg::FailureKind;

class Session : public OnServer {
 protected:
  void SetUp() override {
    OnServer::SetUp();
    if (IsSkipped()) return;
    server_.emplace(warm_settings());
    connection_.emplace(server_->owner());
  }
  Connection& connection() { return *connection_; }
  EphemeralServer& server() { return *server_; }

  Failure failure_of(std::string_view sql) {
    const auto result = connection().run(sql);
    if (!result) return result.error();
    ADD_FAILURE() << "it did not fail: " << sql;
    return {};
  }

 private:
  std::optional<EphemeralServer> server_;
  std::optional<Connection> connection_;
};

TEST_F(Session, RowsAreReadByTheirTypes) {
  const pg::Result result =
      connection().query("SELECT 1::bigint << 40, true, 'größe', NULL UNION ALL SELECT 2, false, '', ''");
  ASSERT_EQ(result.size(), 2U);
  EXPECT_EQ(result[0].integer(0), std::int64_t{1} << 40);
  EXPECT_TRUE(result[0].boolean(1));
  EXPECT_EQ(result[0].text(2), "größe");
  EXPECT_EQ(result[0].value(3), std::nullopt);
  EXPECT_EQ(result[1].value(3), "");
  EXPECT_THROW(static_cast<void>(result[0].integer(2)), base::Error);
  EXPECT_THROW(static_cast<void>(result[0].text(9)), base::Error);
}

TEST_F(Session, AParameterIsAValueWhateverItHolds) {
  const std::array<pg::Parameter, 2> parameters = {"'; DROP TABLE t; --", std::nullopt};
  const pg::Result result = connection().query("SELECT $1::text, $2::text IS NULL", parameters);
  EXPECT_EQ(result[0].text(0), "'; DROP TABLE t; --");
  EXPECT_TRUE(result[0].boolean(1));
}

TEST_F(Session, AFailureIsAtAByteOfTheTextThatWasSent) {
  constexpr std::string_view kText = "SELECT 'größe 😀';\nSELECT nothing FROM nowhere";
  const Failure failure = failure_of(kText);
  EXPECT_EQ(failure.kind, FailureKind::kStatement);
  EXPECT_EQ(failure.sqlstate, "42P01");
  EXPECT_EQ(failure.severity, "ERROR");
  EXPECT_EQ(failure.byte_offset, kText.find("nowhere"));
  EXPECT_EQ(failure.statement_index, 1U);
}

TEST_F(Session, AViolationNamesWhatItViolates) {
  connection().query(
      "CREATE TABLE users (email text CONSTRAINT users_email_key UNIQUE); INSERT INTO users VALUES ('a')");
  const Failure failure = failure_of("INSERT INTO users VALUES ('b'); INSERT INTO users VALUES ('a')");
  EXPECT_EQ(failure.sqlstate, "23505");
  EXPECT_EQ(failure.schema, "public");
  EXPECT_EQ(failure.table, "users");
  EXPECT_EQ(failure.constraint, "users_email_key");
  EXPECT_EQ(failure.detail, "Key (email)=(a) already exists.");
  EXPECT_EQ(failure.statement_index, 1U);
  EXPECT_EQ(failure.byte_offset, std::nullopt);
}

TEST_F(Session, AFailureWithinABodyHasItsOwnPlace) {
  const Failure failure = failure_of("DO $$ BEGIN PERFORM 'ö', nothing; END $$");
  EXPECT_EQ(failure.sqlstate, "42703");
  EXPECT_EQ(failure.internal_query, "SELECT 'ö', nothing");
  EXPECT_EQ(failure.internal_byte_offset, std::string_view("SELECT 'ö', ").size());
  EXPECT_NE(failure.context, "");
}

TEST_F(Session, OneMessageIsOneTransaction) {
  failure_of("CREATE TABLE a (); SELECT 1 / 0");
  EXPECT_EQ(failure_of("SELECT FROM a").sqlstate, "42P01");
  EXPECT_EQ(connection().transaction_state(), pg::TransactionState::kIdle);
  failure_of("BEGIN; SELECT 1 / 0");
  EXPECT_EQ(connection().transaction_state(), pg::TransactionState::kFailed);
}

TEST_F(Session, NoticesComeAsTheyAreRaised) {
  std::vector<std::string> texts;
  connection().on_notice([&](const pg::Message& notice) { texts.push_back(notice.severity + " " + notice.text); });
  connection().query("DROP TABLE IF EXISTS nothing; DO $$ BEGIN RAISE WARNING 'careful'; END $$");
  EXPECT_EQ(texts, (std::vector<std::string>{"NOTICE table \"nothing\" does not exist, skipping", "WARNING careful"}));
}

TEST_F(Session, AZeroByteIsRefusedAndNothingIsSent) {
  const std::string text("CREATE TABLE a ();\0DROP TABLE b", 31);
  const Failure failure = failure_of(text);
  EXPECT_EQ(failure.sqlstate, "22021");
  EXPECT_EQ(failure.byte_offset, 18U);
  EXPECT_EQ(failure_of("SELECT FROM a").sqlstate, "42P01");
}

TEST_F(Session, InvalidUtf8IsAFailureOfTheStatement) {
  EXPECT_EQ(failure_of("SELECT '\xff'").sqlstate, "22021");
  EXPECT_TRUE(connection().is_open());
}

TEST_F(Session, ADeadlineCancelsAndTheSessionGoesOn) {
  connection().set_limits({std::chrono::steady_clock::now() + std::chrono::milliseconds(100), {}});
  const auto began = std::chrono::steady_clock::now();
  const Failure failure = failure_of("SELECT pg_sleep(60)");
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_EQ(failure.kind, FailureKind::kDeadline);
  connection().set_limits({});
  EXPECT_EQ(connection().query("SELECT 1")[0].integer(0), 1);
}

TEST_F(Session, AnInterruptionCancels) {
  int questions = 0;
  connection().set_limits({std::chrono::steady_clock::time_point::max(), [&] { return ++questions > 2; }});
  EXPECT_EQ(failure_of("SELECT pg_sleep(60)").kind, FailureKind::kInterrupted);
}

TEST_F(Session, AnotherThreadCancels) {
  const pg::Canceller canceller = connection().canceller();
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    canceller.cancel();
  });
  const Failure failure = failure_of("SELECT pg_sleep(60)");
  other.join();
  EXPECT_EQ(failure.sqlstate, "57014");
  EXPECT_EQ(failure.kind, FailureKind::kStatement);
}

TEST_F(Session, ALostConnectionIsToldApart) {
  Connection other(server().superuser());
  const std::string process = std::to_string(connection().backend_pid());
  connection().send("SELECT pg_sleep(60)");
  other.query("SELECT pg_terminate_backend(" + process + ")");
  const auto result = connection().finish();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, FailureKind::kConnectionLost);
  EXPECT_EQ(result.error().sqlstate, "57P01");
  EXPECT_FALSE(connection().is_open());
  EXPECT_EQ(failure_of("SELECT 1").kind, FailureKind::kConnectionLost);
}

TEST_F(Session, StatementsOfOneMessageAreTakenOneByOne) {
  connection().send("SELECT 1; SELECT repeat('x', 1000) FROM generate_series(1, 1000); SELECT 1 / 0; SELECT 3");
  auto taken = connection().next();
  ASSERT_TRUE(taken);
  EXPECT_EQ((*taken)[0].integer(0), 1);
  connection().take_in();
  taken = connection().next();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->size(), 1000U);
  taken = connection().next();
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().sqlstate, "22012");
  EXPECT_EQ(taken.error().statement_index, 2U);
  taken = connection().finish();  // what follows a failure has not run
  ASSERT_TRUE(taken);
  EXPECT_TRUE(taken->empty());
  EXPECT_EQ(connection().query("SELECT 4")[0].integer(0), 4);
}

TEST_F(Session, AScriptsRowsTakeNoMemory) {
  const auto ran =
      connection().run_script("SELECT repeat('x', 10000) FROM generate_series(1, 20000); SELECT 1; CREATE TABLE a ()");
  ASSERT_TRUE(ran);
  EXPECT_EQ(ran->command_tag(), "CREATE TABLE");
  const auto failed = connection().run_script("SELECT generate_series(1, 10); SELECT 1 / 0");
  EXPECT_EQ(failed.error().statement_index, 1U);
}

TEST_F(Session, CopyEndsWithoutData) {
  connection().query("CREATE TABLE a (b text)");
  EXPECT_EQ(failure_of("COPY a FROM STDIN").sqlstate, "57014");
  EXPECT_TRUE(connection().run_script("COPY (SELECT generate_series(1, 100000)) TO STDOUT"));
  connection().set_limits({std::chrono::steady_clock::now() + std::chrono::milliseconds(200), {}});
  EXPECT_EQ(failure_of("COPY (SELECT generate_series(1, 100000000000)) TO STDOUT").kind, FailureKind::kDeadline);
}

TEST_F(Session, ALongTextWithManyNoticesDoesNotLock) {
  std::string text;
  for (int k = 0; k < 20000; ++k)
    text += "DO $$ BEGIN RAISE NOTICE 'a notice that is long enough to fill buffers'; END $$;\n";
  std::size_t notices = 0;
  connection().on_notice([&](const pg::Message&) { ++notices; });
  EXPECT_TRUE(connection().run_script(text));
  EXPECT_EQ(notices, 20000U);
}

TEST_F(Session, AWrongPasswordIsNotShown) {
  pg::Settings settings = server().owner();
  settings.password = "a-secret-that-is-wrong";
  try {
    const Connection other(settings);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_NE(std::string(error.what()).find("password authentication failed"), std::string::npos) << error.what();
    EXPECT_EQ(std::string(error.what()).find("a-secret"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace lockstep::server

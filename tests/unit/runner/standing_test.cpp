#include "runner/standing.h"

#include <gtest/gtest.h>

#include "runner/content_hash.h"

namespace lockstep::runner {
namespace {

using model::Framework;

Migration migration(std::string name, std::int64_t when, std::string text) {
  Migration made;
  made.name = std::move(name);
  made.created_at_ms = when;
  made.hash = content_hash(text);
  made.up.text = std::move(text);
  return made;
}

LedgerContent ledger(const std::vector<Migration>& applied) {
  LedgerContent content;
  content.exists = true;
  for (const Migration& one : applied) {
    const auto id = static_cast<std::int64_t>(content.rows.size()) + 1;
    content.rows.push_back({id, one.hash, one.created_at_ms, std::nullopt});
  }
  return content;
}

std::vector<State> states(const std::vector<Migration>& migrations, const LedgerContent& content,
                          Framework framework = Framework::kDrizzle) {
  std::vector<State> found;
  for (const Standing& standing : compare(migrations, content, framework).standings) found.push_back(standing.state);
  return found;
}

const Migration kA = migration("0000_a", 1000, "A");
const Migration kB = migration("0001_b", 2000, "B");
const Migration kC = migration("0002_c", 3000, "C");

TEST(Standing, ToldByTheContentAndNotByTheNewestTime) {
  EXPECT_EQ(states({kA, kB, kC}, ledger({kA, kB})), (std::vector{State::kApplied, State::kApplied, State::kPending}));
  EXPECT_EQ(states({kA, kB, kC}, ledger({})), (std::vector{State::kPending, State::kPending, State::kPending}));
}

TEST(Standing, WhatDrizzleWillNeverRunIsSkipped) {
  EXPECT_EQ(states({kA, kB, kC}, ledger({kA, kC})), (std::vector{State::kApplied, State::kSkipped, State::kApplied}));
  // The migrator of 1.0 goes by names, and runs late ones.
  EXPECT_EQ(states({kA, kB, kC}, ledger({kA, kC}), Framework::kDrizzleFolders)[1], State::kPending);
}

TEST(Standing, OtherLineEndsAreNoEdit) {
  EXPECT_EQ(states({migration("0000_a", 1000, "a\n")}, ledger({migration("0000_a", 1000, "a\r\n")}))[0],
            State::kApplied);
}

TEST(Standing, AnEditIsFoundByItsTime) {
  EXPECT_EQ(states({migration("0000_a", 1000, "edited"), kB}, ledger({kA, kB})),
            (std::vector{State::kEdited, State::kApplied}));
}

TEST(Standing, RenumberedMigrationsAreKnownByTheirContent) {
  const Comparison comparison =
      compare(std::vector{kA, migration("0002_b", 9000, "B")}, ledger({kA, kB}), Framework::kDrizzle);
  EXPECT_EQ(comparison.standings[1].state, State::kApplied);
  EXPECT_TRUE(comparison.unknown.empty());
}

/// A ledger of one row that has a name.
LedgerContent named_row(const Migration& applied, std::int64_t created_at, std::string name) {
  LedgerContent content = ledger({applied});
  content.has_names = true;
  content.rows[0].created_at = created_at;
  content.rows[0].name = std::move(name);
  return content;
}

TEST(Standing, AClassicFolderKnowsTheRowsOfAnUpgradedLedger) {
  const Migration edited = migration("0001_add_phone", 1768469400123, "edited");
  const Migration applied = migration("0001_add_phone", 1768469400123, "as it ran");
  const std::string name = "20260115093000_add_phone";
  EXPECT_EQ(states({edited}, named_row(applied, 1768469400123, name))[0], State::kEdited);
  EXPECT_EQ(states({edited}, named_row(applied, 1768469400000, "20260115093000_phone"))[0], State::kEdited);
  EXPECT_EQ(states({edited}, named_row(applied, 0, name))[0], State::kEdited);
  EXPECT_EQ(states({edited}, named_row(applied, 1768469460000, "20260115093100_other"))[0], State::kSkipped);
}

TEST(Standing, FoldersOfOneKnowTheRowsOfAClassicLedger) {
  const Migration edited = migration("20260115093000_add_phone", 1768469400000, "edited");
  const Migration applied = migration("0001_add_phone", 1768469400123, "as it ran");
  EXPECT_EQ(states({edited}, ledger({applied}), Framework::kDrizzleFolders)[0], State::kEdited);
  EXPECT_EQ(states({applied}, ledger({edited}))[0], State::kPending);  // a classic ledger has the very time
}

TEST(Standing, AnUpgradedLedgerGetsTheNameOfTheFolderToBe) {
  const Migration classic = migration("0001_add_phone", 1768469400123, "A");
  EXPECT_NE(record_sql({"drizzle", "m", Framework::kDrizzle}, true, classic).find("'20260115093000_add_phone'"),
            std::string::npos);
  EXPECT_EQ(record_sql({"drizzle", "m", Framework::kDrizzle}, false, classic).find("add_phone"), std::string::npos);
  EXPECT_EQ(name_in_folders(migration("0000_a_b", 0, "")), "19700101000000_a_b");
}

TEST(Standing, EmptyMigrationsWithOneHashAreToldApart) {
  const Migration first = migration("0000_a", 1000, "");
  const Migration second = migration("0001_b", 2000, "");
  EXPECT_EQ(states({first, second}, ledger({second})), (std::vector{State::kSkipped, State::kApplied}));
}

TEST(Standing, RowsOfNobodyAndRowsThatRepeat) {
  const Comparison comparison = compare(std::vector{kA}, ledger({kA, kC, kA}), Framework::kDrizzle);
  EXPECT_EQ(comparison.unknown, std::vector<std::size_t>{1});
  EXPECT_EQ(comparison.duplicate, std::vector<std::size_t>{2});
}

TEST(Standing, PlainFilesAreKnownByTheirNames) {
  LedgerContent content = ledger({kA, kB});
  content.rows[0].name = "0000_a";
  content.rows[1].name = "0001_b";
  content.has_names = true;
  EXPECT_EQ(states({kA, migration("0001_b", 0, "edited"), kC}, content, Framework::kNumbered),
            (std::vector{State::kApplied, State::kEdited, State::kPending}));
}

TEST(Standing, PlainSqlThatWasRenumberedIsAppliedUnderItsOldName) {
  LedgerContent content = ledger({kA, kB});
  content.rows[0].name = "0000_a";
  content.rows[1].name = "0001_b";
  content.has_names = true;
  Migration renumbered = kB;
  renumbered.name = "0002_b";
  Migration other = kB;
  other.name = "0003_other";
  EXPECT_EQ(states({kA, migration("0001_main", 0, "main"), renumbered, other}, content, Framework::kNumbered),
            (std::vector{State::kApplied, State::kPending, State::kApplied, State::kPending}));
}

}  // namespace
}  // namespace lockstep::runner

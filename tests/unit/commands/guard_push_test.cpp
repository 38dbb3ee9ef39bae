#include "commands/guard_push.h"

#include <gtest/gtest.h>
#include <map>

#include "commands/unattended.h"

namespace lockstep::commands {
namespace {

std::optional<std::string> place(const std::map<std::string, std::string>& variables, const std::string& file = "") {
  return unattended_place(
      [&](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        if (found == variables.end()) return std::nullopt;
        return found->second;
      },
      [&](const char* path) { return path == file; });
}

TEST(UnattendedPlace, IsCiOrAContainer) {
  EXPECT_EQ(place({{"CI", "true"}}), "a CI job (CI)");
  EXPECT_EQ(place({{"CI", "true"}, {"GITHUB_ACTIONS", "true"}}), "a CI job (GITHUB_ACTIONS)");
  EXPECT_EQ(place({{"KUBERNETES_SERVICE_HOST", "10.0.0.1"}}), "a container (KUBERNETES_SERVICE_HOST)");
  EXPECT_EQ(place({}, "/.dockerenv"), "a container (/.dockerenv)");
  EXPECT_EQ(place({}, "/run/.containerenv"), "a container (/run/.containerenv)");
}

TEST(UnattendedPlace, IsNoneOnSomebodysMachine) {
  EXPECT_EQ(place({}), std::nullopt);
  EXPECT_EQ(place({{"CI", "false"}}), std::nullopt);
  EXPECT_EQ(place({{"CI", ""}}), std::nullopt);
  EXPECT_EQ(place({{"DEVCONTAINER", "1"}}, "/.dockerenv"), std::nullopt);
  EXPECT_EQ(place({{"DEVCONTAINER", "1"}, {"CI", "1"}}, "/.dockerenv"), "a CI job (CI)");
}

LedgerAnswer answer(int status, std::string out, std::string error = "") {
  return read_ledger_answer({status, std::move(out), std::move(error)});
}

TEST(LedgerAnswer, TellsTheTableAndItsRows) {
  const LedgerAnswer ledger =
      answer(0, R"({"version":1,"ledger":{"table":"drizzle.__drizzle_migrations","exists":true,"rows":12}})");
  EXPECT_TRUE(ledger.has_ledger);
  EXPECT_EQ(ledger.table, "drizzle.__drizzle_migrations");
  EXPECT_EQ(ledger.rows, 12U);
  EXPECT_FALSE(answer(0, R"({"ledger":{"table":"a.b","exists":false,"rows":0}})").has_ledger);
}

TEST(LedgerAnswer, SaysWhyNobodyCouldLook) {
  EXPECT_EQ(answer(2, "", "lockstep: error: cannot connect to db\nhelp: is it up?\n").not_looked,
            "cannot connect to db");
  EXPECT_EQ(answer(0, "{").not_looked, "lockstep status said nothing");
  EXPECT_EQ(answer(0, "[]").not_looked, "lockstep status said nothing");
  EXPECT_EQ(answer(143, "").not_looked, "lockstep status said nothing");
}

}  // namespace
}  // namespace lockstep::commands

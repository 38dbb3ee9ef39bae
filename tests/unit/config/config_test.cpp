#include "config/config.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "config/keys.h"

namespace lockstep::config {
namespace {

/// "what | hint" of the error, or "" when the text is taken.
std::string error_of(std::string_view text) {
  try {
    parse_config(text, "lockstep.json");
    return "";
  } catch (const base::Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
}

TEST(ParseConfig, ReadsTheExampleOfTheManual) {
  const Config config = parse_config(R"({
    "$schema": "x", // for editors
    "projects": [ { "name": "db", "root": "./packages/db/", "layout": "drizzle",
        "schema": ["src/schema/**/*.ts"], "migrations": "src/migrations" } ],
    "rules": { "number-gap": "off", "late-migration": "warning" }, "base": "origin/main",
    "ignore": [ { "rule": "number-gap", "path": "db/0003_x.sql", "reason": "squashed in 2024" } ] })",
                                     "lockstep.json");
  ASSERT_EQ(config.projects.size(), 1U);
  EXPECT_EQ(config.projects[0].name, "db");
  EXPECT_EQ(config.projects[0].root, "packages/db");
  EXPECT_EQ(config.projects[0].framework, model::Framework::kDrizzle);
  EXPECT_EQ(config.projects[0].schema, (std::vector<std::string>{"src/schema/**/*.ts"}));
  EXPECT_EQ(config.projects[0].migrations, "src/migrations");
  EXPECT_EQ(config.rules.at("number-gap"), model::Severity::kOff);
  EXPECT_EQ(config.rules.at("late-migration"), model::Severity::kWarning);
  EXPECT_EQ(config.base, "origin/main");
  ASSERT_EQ(config.ignored.size(), 1U);
  EXPECT_EQ(config.ignored[0].path, "db/0003_x.sql");
  EXPECT_EQ(config.path, "lockstep.json");
}

TEST(ParseConfig, NothingIsRequired) {
  const Config config = parse_config("{}", "lockstep.json");
  EXPECT_TRUE(config.projects.empty());
  EXPECT_FALSE(config.base);
  EXPECT_FALSE(parse_config(R"({"projects": [{}]})", "x").projects[0].framework);
}

TEST(ParseConfig, AnUnknownKeyIsAnErrorAtItsPlace) {
  EXPECT_EQ(error_of("{\n  \"project\": []\n}"),
            "lockstep.json:2:14: there is no setting \"project\" | did you mean \"projects\"?");
  EXPECT_EQ(error_of(R"({"projects": [{}, {"command": "rm"}]})"),
            "lockstep.json:1:31: there is no setting \"command\" | known here are \"name\", \"root\", \"layout\", "
            "\"schema\", \"migrations\", \"sql\", \"server\"");
}

TEST(ParseConfig, AValueOfAnotherKindIsAnErrorAtItsPlace) {
  EXPECT_EQ(error_of("[]"), "lockstep.json:1:1: an object expected | write { ... }");
  EXPECT_EQ(error_of(R"({"projects": {}})"), "lockstep.json:1:14: a list expected | write [ ... ]");
  EXPECT_EQ(error_of(R"({"base": 1})"), "lockstep.json:1:10: a text expected | put it in double quotes");
  EXPECT_EQ(error_of(R"({"base": ""})"), "lockstep.json:1:10: this must not be empty | name it, or leave the key out");
  EXPECT_EQ(error_of(R"({"rules": {"a/b": "fatal"}})"),
            "lockstep.json:1:19: \"fatal\" is none of the choices | write one of \"off\", \"warning\", \"error\"");
  EXPECT_EQ(error_of(R"({"ignore": [{"rule": "x", "path": "y"}]})"),
            "lockstep.json:1:13: \"reason\" is missing | each needs \"rule\", \"path\" and \"reason\"");
}

TEST(ParseConfig, APathStaysInTheRepository) {
  for (const char* path : {"../x", "a/../../x", "/etc", "a\\\\b"}) {
    EXPECT_NE(error_of(R"({"projects": [{"root": ")" + std::string(path) + "\"}]}"), "") << path;
    EXPECT_NE(error_of(R"({"projects": [{"migrations": ")" + std::string(path) + "\"}]}"), "") << path;
    EXPECT_NE(error_of(R"({"projects": [{"schema": [")" + std::string(path) + "\"]}]}"), "") << path;
  }
  EXPECT_EQ(parse_config(R"({"projects": [{"root": "."}]})", "x").projects[0].root, "");
}

TEST(ParseConfig, WhatIsNotJsonIsAnErrorAtItsPlace) {
  EXPECT_EQ(error_of("{\n \"a\": 1\n <<<<<<< x"),
            "lockstep.json:3:2: not JSON: ',' or '}' expected | mend it, or pass another file with --config FILE");
  EXPECT_NE(error_of(R"({"base": "a", "base": "b"})"), "");
  EXPECT_NE(error_of(std::string(1'000'000, '[')), "");
  EXPECT_NE(error_of(std::string(2'000'000, ' ')), "");
}

std::set<std::string> keys_of(const nlohmann::json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.at("properties").items()) keys.insert(key);
  return keys;
}

TEST(ParseConfig, SqlOfAProjectComesBeforeThatOfTheFile) {
  const Config config = parse_config(R"({
    "sql": {"preset": "strict", "postgres": 17, "tables": {"events": 5000000, "plans": 12}},
    "projects": [{"name": "db", "sql": {"preset": "zero-downtime", "tables": {"plans": {"rows": 40000}}}}]
  })",
                                     "lockstep.json");
  const SqlConfig own = sql_config_of(config, "db");
  EXPECT_EQ(own.preset, "zero-downtime");
  EXPECT_EQ(own.postgres_major, 17);
  EXPECT_EQ(own.tables.at("events").rows, 5'000'000);
  EXPECT_EQ(own.tables.at("plans").rows, 40'000);
  EXPECT_EQ(sql_config_of(config, "another").preset, "strict");
}

TEST(ParseConfig, SqlSettingsAreCheckedAtTheirPlaces) {
  EXPECT_EQ(error_of(R"({"sql": {"postgres": 9}})"),
            "lockstep.json:1:22: this is not a whole number from 12 to 18 | write a number from 12 to 18");
  EXPECT_EQ(error_of(R"({"sql": {"tables": {"events": -1}}})"),
            "lockstep.json:1:31: this is not a whole number from 0 on | write a number from 0 on");
  EXPECT_EQ(error_of(R"({"sql": {"preset": "mild"}})"),
            "lockstep.json:1:20: \"mild\" is none of the choices | write one of \"recommended\", \"zero-downtime\", "
            "\"strict\"");
}

TEST(ParseTableStats, TakesNamesAndNumbers) {
  const auto tables = parse_table_stats(R"({"users": 17, "audit.log": 9000000000})", "stats.json");
  EXPECT_EQ(tables.at("users").rows, 17);
  EXPECT_EQ(tables.at("audit.log").rows, 9'000'000'000);
  EXPECT_THROW(parse_table_stats(R"({"users": "many"})", "stats.json"), base::Error);
}

TEST(ConfigSchema, NamesExactlyTheKeysThatTheParserTakes) {
  const nlohmann::json schema = nlohmann::json::parse(config_schema());
  const auto as_set = [](std::span<const std::string_view> keys) {
    return std::set<std::string>(keys.begin(), keys.end());
  };
  const nlohmann::json& properties = schema.at("properties");
  EXPECT_EQ(keys_of(schema), as_set(config_keys()));
  EXPECT_EQ(keys_of(properties.at("projects").at("items")), as_set(project_keys()));
  EXPECT_EQ(keys_of(properties.at("ignore").at("items")), as_set(ignore_keys()));
}

TEST(ConfigSchema, NamesOnlyChoicesThatTheParserTakes) {
  const nlohmann::json properties = nlohmann::json::parse(config_schema()).at("properties");
  for (const auto& word : properties.at("projects").at("items").at("properties").at("layout").at("enum")) {
    EXPECT_EQ(error_of(R"({"projects": [{"layout": )" + word.dump() + "}]}"), "");
  }
  for (const auto& word : properties.at("rules").at("additionalProperties").at("enum")) {
    EXPECT_EQ(error_of(R"({"rules": {"x": )" + word.dump() + "}}"), "");
  }
}

TEST(ConfigSchema, HasNoPlaceForACommand) {
  EXPECT_EQ(config_schema().find("command"), std::string_view::npos);
}

}  // namespace
}  // namespace lockstep::config

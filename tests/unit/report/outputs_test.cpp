#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/error.h"
#include "sample.h"

namespace lockstep::report {
namespace {

/// Words with a "." or a "/" are files, others formats.
std::vector<OutputOption> options_of(const std::vector<std::string>& words) {
  std::vector<OutputOption> options;
  for (const std::string& word : words) {
    const std::optional<Format> format = parse_format(word);
    options.push_back(format ? OutputOption{.format = format} : OutputOption{.file = word});
  }
  return options;
}

/// "human, json > a.json"
std::string outputs_of(const std::vector<std::string>& words, const base::TerminalEnvironment& environment = {}) {
  std::string text;
  for (const Output& output : choose_outputs(options_of(words), environment)) {
    for (const FormatRow& row : all_formats()) {
      if (row.format == output.format) text += (text.empty() ? "" : ", ") + std::string(row.name);
    }
    if (!output.file.empty()) text += " > " + output.file;
  }
  return text;
}

std::string refusal(const std::vector<std::string>& words) {
  try {
    outputs_of(words);
  } catch (const base::Error& error) {
    return std::string(error.what()) + "; " + error.hint();
  }
  return "";
}

TEST(Outputs, AreHumanWhenNoneIsNamed) {
  EXPECT_EQ(outputs_of({}), "human");
}

TEST(Outputs, AreHumanAndAnnotationsInAGithubJob) {
  EXPECT_EQ(outputs_of({}, {.is_github_actions = true}), "human, github");
  EXPECT_EQ(outputs_of({"gcc"}, {.is_github_actions = true}), "gcc");
}

TEST(Outputs, AFileIsThatOfTheFormatBeforeIt) {
  EXPECT_EQ(outputs_of({"sarif", "a.sarif", "gcc"}), "gcc, sarif > a.sarif");
  EXPECT_EQ(outputs_of({"gcc", "sarif", "a.sarif"}), "gcc, sarif > a.sarif");
  EXPECT_EQ(outputs_of({"human", "json", "a.json", "sarif", "a.sarif"}), "human, json > a.json, sarif > a.sarif");
}

TEST(Outputs, AFileWithoutAFormatBeforeItIsThatOfTheNext) {
  EXPECT_EQ(outputs_of({"a.sarif", "sarif"}), "human, sarif > a.sarif");
  EXPECT_EQ(outputs_of({"sarif", "a.sarif", "a.json", "json"}), "human, sarif > a.sarif, json > a.json");
}

TEST(Outputs, AFileAloneIsHuman) {
  EXPECT_EQ(outputs_of({"a.txt"}), "human, human > a.txt");
}

TEST(Outputs, TheTerminalHasTheHumanOneWhenAllGoToFiles) {
  EXPECT_EQ(outputs_of({"json", "a.json"}, {.is_github_actions = true}), "human, github, json > a.json");
}

TEST(Outputs, AFileTooManyIsRefused) {
  EXPECT_EQ(refusal({"json", "a.json", "b.json"}),
            "there is no --format for --output b.json; --format FORMAT --output FILE, for each file");
  EXPECT_EQ(refusal({"a.json", "b.json"}),
            "there is no --format for --output b.json; --format FORMAT --output FILE, for each file");
}

TEST(Outputs, ADocumentSharesStandardOutputWithNothing) {
  EXPECT_EQ(refusal({"human", "json"}), "json shares standard output with another format; --format json --output FILE");
  EXPECT_EQ(refusal({"junit", "gcc"}),
            "junit shares standard output with another format; --format junit --output FILE");
  EXPECT_EQ(refusal({"human", "github", "gcc", "azure"}), "");
}

TEST(Formats, EachIsFoundByItsNameAndDescribed) {
  for (const FormatRow& row : all_formats()) {
    EXPECT_EQ(parse_format(row.name), row.format) << row.name;
    EXPECT_FALSE(row.description.empty()) << row.name;
  }
  EXPECT_EQ(parse_format("xml"), std::nullopt);
}

TEST(Formats, OfLinesAreEmptyWhenNothingIsWrong) {
  for (const FormatRow& row : all_formats()) {
    EXPECT_EQ(row.render({}, {}).empty(), row.sharing == Sharing::kLines) << row.name;
  }
}

}  // namespace
}  // namespace lockstep::report

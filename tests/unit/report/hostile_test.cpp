// Whatever bytes a repository holds, no output may steer a terminal or a CI runner.
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "base/sanitize.h"
#include "base/text.h"
#include "runner_decoder.h"
#include "sample.h"

namespace lockstep::report {
namespace {

std::string random_bytes(std::mt19937& random) {
  constexpr std::string_view kParts[] = {"%", "%0A", "%25", ":",    ",",        "\r",        "\n",     "::",   "##[",
                                         "#", "[",   "]",   "\x1b", "\u202e",   "\xff",      "\u00a0", "=",    " ",
                                         "`", "|",   "\t",  "日",   "::error ", "##vso[t]x", "\\",     "a.sql"};
  std::string bytes;
  for (auto count = random() % 10; count > 0; --count) {
    if (random() % 5 == 0) {
      bytes += static_cast<char>(random() % 256);
    } else {
      bytes += kParts[random() % std::size(kParts)];
    }
  }
  return bytes;
}

model::Finding random_finding(std::mt19937& random) {
  model::Finding finding =
      finding_at(random_bytes(random), static_cast<std::uint32_t>(1 + random() % 30), random_bytes(random));
  finding.severity = random() % 2 == 0 ? model::Severity::kError : model::Severity::kWarning;
  finding.location.column = static_cast<std::uint32_t>(random() % 40);
  finding.location.end_line = static_cast<std::uint32_t>(random() % 40);
  finding.location.end_column = static_cast<std::uint32_t>(random() % 40);
  finding.rule = random_bytes(random);
  finding.help = random_bytes(random);
  finding.excerpt = random_bytes(random);
  finding.excerpt_before = random_bytes(random);
  return finding;
}

bool has_controls(std::string_view line) {
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return true;
  }
  return base::contains(line, "\u202e") || base::contains(line, "\u009b");
}

bool is_legacy_command(std::string_view line) {
  return base::contains(line, "##[") || base::contains(line, "##vso[");
}

std::string without_colors(std::string text) {
  for (const std::string_view code : {"1", "2", "1;31", "1;33", "36", "0"}) {
    text = base::replace_all(std::move(text), "\x1b[" + std::string(code) + "m", "");
  }
  return text;
}

std::string_view trim_unicode(std::string_view line) {
  while (line.starts_with(' ') || line.starts_with("\u00a0")) line.remove_prefix(line.starts_with(' ') ? 1 : 2);
  return line;
}

TEST(Hostile, HumanOutputHoldsNoControlsAndNoCommands) {
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    const Report report{.findings = {random_finding(random)}, .notes = {random_bytes(random)}};
    const std::string text = without_colors(render(Format::kHuman, report, {.color = Color::kOn}));
    ASSERT_TRUE(base::is_valid_utf8(text));
    for (const std::string_view line : base::split(text, '\n')) {
      ASSERT_FALSE(has_controls(line) || is_legacy_command(line)) << line;
      ASSERT_FALSE(trim_unicode(line).starts_with("::")) << line;
    }
  }
}

TEST(Hostile, GithubOutputIsOneCommandThatDecodesToWhatWasSanitised) {
  std::mt19937 random(4);
  for (int round = 0; round < 5000; ++round) {
    model::Finding finding = random_finding(random);
    finding.help = "";
    if (finding.location.path.empty()) continue;
    const std::string text = render(Format::kGithub, {.findings = {finding}});
    ASSERT_TRUE(base::is_valid_utf8(text));
    ASSERT_EQ(text.find('\n'), text.size() - 1);
    const std::string_view line = std::string_view(text).substr(0, text.size() - 1);
    ASSERT_FALSE(has_controls(line) || is_legacy_command(line)) << line;
    const auto command = decode_runner_command(line);
    ASSERT_TRUE(command) << line;
    ASSERT_EQ(command->data, base::sanitize(finding.message)) << line;
    const std::string path = (finding.location.path.starts_with('=') ? "./" : "") + finding.location.path;
    ASSERT_EQ(command->properties.at("file"), base::sanitize(path, {.place = base::Place::kMidLine})) << line;
    ASSERT_EQ(command->properties.at("line"), std::to_string(finding.location.line));
  }
}

/// Of our own commands there is one in each line, at its start.
std::string without_azure_command(std::string_view line) {
  constexpr std::string_view kCommand = "##vso[task.";
  return std::string(line.starts_with(kCommand) ? line.substr(kCommand.size()) : line);
}

TEST(Hostile, NoFormatHoldsControlsOrCommandsThatAreNotItsOwn) {
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    const Report report{.findings = {random_finding(random), random_finding(random)}, .notes = {random_bytes(random)}};
    for (const FormatRow& row : all_formats()) {
      const std::string text = row.render(report, {});
      ASSERT_TRUE(base::is_valid_utf8(text)) << row.name;
      for (const std::string_view whole_line : base::split(text, '\n')) {
        const std::string line = without_azure_command(whole_line);
        ASSERT_FALSE(has_controls(line) || is_legacy_command(line)) << row.name << ": " << line;
        ASSERT_TRUE(row.format == Format::kGithub || !trim_unicode(line).starts_with("::")) << row.name << ": " << line;
      }
    }
  }
}

TEST(Hostile, HelpInAnAnnotationStaysInIt) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = render(Format::kGithub, {.findings = {random_finding(random)}});
    ASSERT_EQ(text.find('\n'), text.size() - 1) << text;
    ASSERT_FALSE(has_controls(text.substr(0, text.size() - 1)) || is_legacy_command(text)) << text;
  }
}

TEST(Hostile, TheSummaryHoldsNoControls) {
  std::mt19937 random(6);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = step_summary({.findings = {random_finding(random)}});
    for (const std::string_view line : base::split(text, '\n')) {
      ASSERT_FALSE(has_controls(line) || is_legacy_command(line)) << line;
    }
  }
}

}  // namespace
}  // namespace lockstep::report

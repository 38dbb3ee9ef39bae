#include "base/subprocess.h"

#include <cstdlib>
#include <gtest/gtest.h>

#include "base/error.h"

namespace lockstep::base {
namespace {

ProcessSpec shell(std::string script) {
  ProcessSpec spec;
  spec.argv = {"sh", "-c", std::move(script)};
  return spec;
}

TEST(RunProcess, CollectsBothStreamsAndTheExitStatus) {
  const ProcessResult result = run_process(shell("echo out; echo err >&2; exit 7"));
  EXPECT_EQ(result.out, "out\n");
  EXPECT_EQ(result.error_text, "err\n");
  EXPECT_EQ(result.exit_status, 7);
}

TEST(RunProcess, SaysWhichSignalEndedTheProgram) {
  EXPECT_EQ(run_process(shell("kill -TERM $$")).exit_status, 128 + 15);
}

TEST(RunProcess, FeedsMoreInputThanAPipeHoldsWhileReading) {
  ProcessSpec spec = shell("cat");
  spec.input = std::string(1'000'000, 'x');
  EXPECT_EQ(run_process(spec).out, spec.input);
}

TEST(RunProcess, OutlivesAProgramThatDoesNotReadItsInput) {
  ProcessSpec spec = shell("exit 3");
  spec.input = std::string(1'000'000, 'x');
  EXPECT_EQ(run_process(spec).exit_status, 3);
}

TEST(RunProcess, GivesAnEmptyInputWhenThereIsNone) {
  EXPECT_EQ(run_process(shell("cat; echo end")).out, "end\n");
}

TEST(RunProcess, PassesArgumentsWithoutAShell) {
  ProcessSpec spec;
  spec.argv = {"printf", "%s", "$HOME `x` ; \n*"};
  EXPECT_EQ(run_process(spec).out, "$HOME `x` ; \n*");
}

TEST(RunProcess, SetsAndUnsetsVariables) {
  setenv("LOCKSTEP_TEST_GONE", "1", 1);
  ProcessSpec spec = shell("echo ${LOCKSTEP_TEST_GONE-unset} $LOCKSTEP_TEST_SET");
  spec.environment = {{"LOCKSTEP_TEST_GONE", std::nullopt}, {"LOCKSTEP_TEST_SET", "here"}};
  EXPECT_EQ(run_process(spec).out, "unset here\n");
}

TEST(RunProcess, StartsInTheGivenFolder) {
  ProcessSpec spec = shell("pwd");
  spec.working_directory = "/usr";
  EXPECT_EQ(run_process(spec).out, "/usr\n");
}

TEST(RunProcess, RefusesMoreOutputThanTheLimit) {
  ProcessSpec spec = shell("yes");
  spec.output_limit = 1000;
  EXPECT_THROW(run_process(spec), Error);
}

TEST(RunProcess, KeepsOnlyTheStartOfALongErrorText) {
  const ProcessResult result = run_process(shell("head -c 1000000 /dev/zero >&2; echo done"));
  EXPECT_EQ(result.out, "done\n");
  EXPECT_EQ(result.error_text.size(), std::size_t{64} << 10);
}

TEST(RunProcess, EndsAProgramThatTakesTooLong) {
  ProcessSpec spec = shell("exec sleep 30");
  spec.timeout_ms = 50;
  EXPECT_THROW(run_process(spec), Error);
}

TEST(RunProcess, ThrowsForAMissingProgram) {
  ProcessSpec spec;
  spec.argv = {"lockstep-no-such-program"};
  EXPECT_THROW(run_process(spec), Error);
}

TEST(FindProgram, PassesOverRelativeEntriesOfPath) {
  const std::string before = std::getenv("PATH");
  setenv("PATH", ".::bin", 1);
  EXPECT_EQ(find_program("sh"), std::nullopt);
  setenv("PATH", before.c_str(), 1);
  EXPECT_TRUE(find_program("sh").has_value());
}

TEST(Process, AnswersOneQuestionAfterAnother) {
  Process process(shell("while read -r line; do echo \"<$line>\"; done"));
  process.write("one\n");
  EXPECT_EQ(process.read_line(), "<one>");
  process.write("two\n");
  EXPECT_EQ(process.read_exactly(3), "<tw");
  EXPECT_EQ(process.read_line(), "o>");
}

TEST(Process, SaysWhatTheProgramComplainedOf) {
  Process process(shell("echo broken pool >&2; exit 1"));
  try {
    process.read_line();
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("broken pool"), std::string::npos);
  }
}

}  // namespace
}  // namespace lockstep::base

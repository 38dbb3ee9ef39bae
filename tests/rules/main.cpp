#include <algorithm>
#include <gtest/gtest.h>
#include <iostream>

#include "base/error.h"
#include "base/text.h"
#include "judged.h"

namespace lockstep::tests {
namespace {

std::string details(const std::vector<model::Finding>& findings) {
  std::string text;
  for (const model::Finding& finding : findings) {
    text += expectation(finding) + "\n    " + finding.message + "\n    help: " + finding.help + "\n";
  }
  return text;
}

/// Exactly the expected findings are reported.
class FixtureTest : public testing::Test {
 public:
  explicit FixtureTest(const Fixture& fixture) : fixture_(fixture) {}

  void TestBody() override {
    const std::vector<model::Finding> findings = judge(fixture_);
    std::vector<std::string> found;
    for (const model::Finding& finding : findings) found.push_back(expectation(finding));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(base::join(fixture_.expected, "\n"), base::join(found, "\n")) << fixture_.comment << "\n\nfound:\n"
                                                                            << details(findings);
  }

 private:
  const Fixture& fixture_;
};

/// One test a file: `good_timestamps` of tests/rules/number-gap.
void register_fixtures(const std::vector<Fixture>& fixtures) {
  for (const Fixture& fixture : fixtures) {
    const std::string file = LOCKSTEP_SOURCE_DIR "/tests/rules/" + fixture.rule + "/" + fixture.name + ".txtar";
    testing::RegisterTest(fixture.rule.c_str(), fixture.name.c_str(), nullptr, nullptr, file.c_str(), 1,
                          [&fixture]() -> testing::Test* { return new FixtureTest(fixture); });
  }
}

}  // namespace
}  // namespace lockstep::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  try {
    static const std::vector<lockstep::tests::Fixture> fixtures = lockstep::tests::load_fixtures();
    lockstep::tests::register_fixtures(fixtures);
    return RUN_ALL_TESTS();
  } catch (const lockstep::base::Error& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}

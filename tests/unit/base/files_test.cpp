#include "base/files.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace lockstep::base {
namespace {

constexpr std::size_t kCap = 1 << 20;

std::string failure_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

mode_t permissions(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0);
  return status.st_mode & 07777;
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

TEST(Files, WhatIsWrittenIsReadBackByteForByte) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "a";
  const std::string bytes("\0\xff\r\n\x1b", 5);
  write_file_atomically(path, bytes, 0644);
  EXPECT_EQ(read_file(path, kCap), bytes);
}

TEST(Files, WritingReplacesTheFileSetsItsModeAndLeavesNoTemporary) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "hook";
  write_file_atomically(path, "a longer text that was there before", 0600);
  write_file_atomically(path, "new", 0755);
  EXPECT_EQ(read_file(path, kCap), "new");
  EXPECT_EQ(permissions(path), 0755u);
  EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(Files, WritingReplacesALinkAndNotWhatItPointsTo) {
  const TemporaryFolder folder;
  const std::string target = folder.path() / "target";
  const std::string link = folder.path() / "link";
  write_file_atomically(target, "kept", 0644);
  ASSERT_EQ(::symlink(target.c_str(), link.c_str()), 0);
  write_file_atomically(link, "new", 0644);
  EXPECT_EQ(read_file(target, kCap), "kept");
  EXPECT_EQ(read_file(link, kCap), "new");
}

TEST(Files, AFailedWriteLeavesWhatWasThereAndNoTemporary) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "folder";
  std::filesystem::create_directory(path);
  EXPECT_EQ(failure_of([&] { write_file_atomically(path, "x", 0644); }), "cannot write " + path + ": is a directory");
  EXPECT_TRUE(std::filesystem::is_directory(path));
  EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(Files, ReadingWhatIsNotThereNamesThePathAndTheCause) {
  EXPECT_EQ(failure_of([] { read_file("/no-such-folder/x", kCap); }),
            "cannot read /no-such-folder/x: no such file or directory");
}

TEST(Files, TheCapIsTheLargestSizeThatIsStillRead) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "a";
  write_file_atomically(path, "12345", 0644);
  EXPECT_EQ(read_file(path, 5), "12345");
  EXPECT_EQ(failure_of([&] { read_file(path, 4); }), "cannot read " + path + ": it is larger than 4 bytes");
}

TEST(Files, TheCapHoldsForFilesThatHideTheirSize) {
  EXPECT_NE(failure_of([] { read_file("/dev/zero", 10); }), "");
  EXPECT_NE(failure_of([] { read_file("/proc/self/status", 10); }), "");
}

TEST(Files, APipeIsRefusedInsteadOfWaitedFor) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(failure_of([&] { read_file(path, kCap); }), "cannot read " + path + ": it is not a regular file");
}

TEST(Files, AppendingMakesTheFileAndThenAddsToIt) {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "summary";
  append_to_file(path, "one\n");
  append_to_file(path, "two\n");
  EXPECT_EQ(read_file(path, kCap), "one\ntwo\n");
}

TEST(Files, ATemporaryFolderIsPrivateAndGoesWithAllThatIsInIt) {
  std::filesystem::path path;
  {
    const TemporaryFolder folder;
    path = folder.path();
    EXPECT_EQ(permissions(path), 0700u);
    std::filesystem::create_directories(path / "a/b");
    write_file_atomically(path / "a/b/c", "x", 0400);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Files, AKeptTemporaryFolderStays) {
  const TemporaryFolder outer;
  const char* before = std::getenv("TMPDIR");
  const std::string saved = before == nullptr ? "" : before;
  ::setenv("TMPDIR", outer.path().c_str(), 1);
  TemporaryFolder().keep();
  ::setenv("TMPDIR", saved.c_str(), 1);
  EXPECT_FALSE(std::filesystem::is_empty(outer.path()));
}

TEST(Files, ATemporaryFolderIsMadeBelowTmpdir) {
  const TemporaryFolder outer;
  const char* before = std::getenv("TMPDIR");
  const std::string saved = before == nullptr ? "" : before;
  ::setenv("TMPDIR", outer.path().c_str(), 1);
  {
    const TemporaryFolder inner;
    EXPECT_EQ(inner.path().parent_path(), outer.path());
  }
  ::setenv("TMPDIR", saved.c_str(), 1);
}

}  // namespace
}  // namespace lockstep::base

#include "server/blob.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "base/error.h"
#include "base/files.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

class Blob : public testing::Test {
 protected:
  void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories((cluster() / path).parent_path());
    std::ofstream(cluster() / path, std::ios::binary) << bytes;
  }
  std::string read(const fs::path& path) const { return base::read_file(copy() / path, 1 << 20); }

  void unpack(const std::string& blob) const { Unpacking(blob, copy()).unpack_databases(); }

  fs::path cluster() const { return folder_.path() / "cluster"; }
  fs::path copy() const { return folder_.path() / "copy"; }

 private:
  base::TemporaryFolder folder_;
};

TEST_F(Blob, WhatWasPackedIsUnpacked) {
  write("PG_VERSION", "15\n");
  write("base/1/1259", std::string("\0page\xff", 6));
  write("base/1/empty", "");
  fs::create_directories(cluster() / "pg_notify");
  const std::string blob = pack_folder(cluster(), "a note");
  EXPECT_TRUE(is_whole_blob(blob));
  EXPECT_EQ(note_of(blob), "a note");
  unpack(blob);
  EXPECT_EQ(read("PG_VERSION"), "15\n");
  EXPECT_EQ(read("base/1/1259"), std::string("\0page\xff", 6));
  EXPECT_EQ(read("base/1/empty"), "");
  EXPECT_TRUE(fs::is_directory(copy() / "pg_notify"));
}

TEST_F(Blob, DatabasesComeLast) {
  write("base/1/1259", "table");
  write("global/pg_control", "control");
  write("pg_xact/0000", "transactions");
  const std::string blob = pack_folder(cluster(), "");
  Unpacking unpacking(blob, copy());
  EXPECT_EQ(read("global/pg_control"), "control");
  EXPECT_EQ(read("pg_xact/0000"), "transactions");
  EXPECT_TRUE(fs::is_directory(copy() / "base"));
  EXPECT_FALSE(fs::exists(copy() / "base/1"));
  unpacking.unpack_databases();
  EXPECT_EQ(read("base/1/1259"), "table");
}

TEST_F(Blob, ZerosAtTheEndTakeNoRoomInIt) {
  const std::string segment = "used" + std::string(100'000, '\0');
  write("pg_wal/000000010000000000000007", segment);
  write("base/1/zeros", std::string(8192, '\0'));
  const std::string blob = pack_folder(cluster(), "");
  EXPECT_LT(blob.size(), 5'000U);
  unpack(blob);
  EXPECT_EQ(read("pg_wal/000000010000000000000007"), segment);
  EXPECT_EQ(read("base/1/zeros"), std::string(8192, '\0'));
}

TEST_F(Blob, WhatAServerMakesAgainIsLeftOut) {
  write("base/1/1259", "table");
  write("base/1/1259_fsm", "map");
  write("base/1/1259_vm", "map");
  write("base/1/16384_init", "how an unlogged table begins");
  write("base/1/pg_internal.init", "cache");
  unpack(pack_folder(cluster(), ""));
  EXPECT_EQ(read("base/1/1259"), "table");
  EXPECT_EQ(read("base/1/16384_init"), "how an unlogged table begins");
  for (const char* left_out : {"1259_fsm", "1259_vm", "pg_internal.init"}) {
    EXPECT_FALSE(fs::exists(copy() / "base/1" / left_out)) << left_out;
  }
}

TEST_F(Blob, NothingThatWasUnpackedIsForOthers) {
  write("secret", "s");
  fs::permissions(cluster() / "secret", fs::perms(0644));
  unpack(pack_folder(cluster(), ""));
  EXPECT_EQ(fs::status(copy()).permissions(), fs::perms(0700));
  EXPECT_EQ(fs::status(copy() / "secret").permissions(), fs::perms(0600));
}

TEST_F(Blob, ACutOneIsNoBlob) {
  write("PG_VERSION", "15\n");
  const std::string blob = pack_folder(cluster(), "note");
  for (std::size_t size = 0; size < blob.size(); ++size) EXPECT_FALSE(is_whole_blob(blob.substr(0, size))) << size;
  EXPECT_FALSE(is_whole_blob(blob + "x"));
}

TEST_F(Blob, AnyChangedByteIsNoticed) {
  write("base/1/1259", "a page of forty bytes, more than one step");
  const std::string blob = pack_folder(cluster(), "note");
  EXPECT_TRUE(is_intact_blob(blob));
  for (std::size_t at = 0; at < blob.size(); ++at) {
    std::string damaged = blob;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_FALSE(is_intact_blob(damaged)) << at;
  }
}

TEST_F(Blob, ALinkIsNotPacked) {
  write("PG_VERSION", "15\n");
  fs::create_symlink("/etc", cluster() / "pg_wal");
  EXPECT_THROW(pack_folder(cluster(), ""), base::Error);
}

}  // namespace
}  // namespace lockstep::server

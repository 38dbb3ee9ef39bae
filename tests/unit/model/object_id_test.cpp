#include "model/object_id.h"

#include <gtest/gtest.h>

namespace lockstep::model {
namespace {

const std::string kDigits = "00ff10abcdef0123456789abcdef0123456789ab";

TEST(ObjectId, PrintsTheDigitsThatItWasMadeOf) {
  EXPECT_EQ(ObjectId::parse(kDigits)->hex(), kDigits);
  const std::string sha256 = kDigits + std::string(24, '7');
  EXPECT_EQ(ObjectId::parse(sha256)->hex(), sha256);
}

TEST(ObjectId, IsTheSameOfRawBytesAndOfDigits) {
  const ObjectId id = *ObjectId::parse(kDigits);
  EXPECT_EQ(id.raw().size(), 20u);
  EXPECT_EQ(ObjectId::of_raw(id.raw()), id);
}

TEST(ObjectId, IsOrderedAsItsDigits) {
  EXPECT_LT(*ObjectId::parse(std::string(40, '7')), *ObjectId::parse(std::string(40, '8')));
  EXPECT_NE(*ObjectId::parse(std::string(40, '0')), *ObjectId::parse(std::string(64, '0')));
  EXPECT_NE(*ObjectId::parse(std::string(40, '0')), ObjectId());
}

TEST(ObjectId, IsNotMadeOfAnythingElse) {
  for (const std::string& other : {std::string(), kDigits.substr(1), kDigits + "0", std::string(40, 'A'),
                                   std::string(40, 'g'), "-" + kDigits.substr(1)}) {
    EXPECT_FALSE(ObjectId::parse(other)) << other;
  }
}

TEST(ObjectId, OfNothingPrintsNothing) {
  EXPECT_EQ(ObjectId().hex(), "");
}

}  // namespace
}  // namespace lockstep::model

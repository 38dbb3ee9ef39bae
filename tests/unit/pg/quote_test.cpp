#include "pg/quote.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace lockstep::pg {
namespace {

using namespace std::string_view_literals;

TEST(Quote, AnIdentifierIsAlwaysQuoted) {
  EXPECT_EQ(quote_identifier("users"), R"("users")");
  EXPECT_EQ(quote_identifier("Größe"), R"("Größe")");
  EXPECT_EQ(quote_identifier(""), R"("")");
}

TEST(Quote, QuotesWithinAreDoubled) {
  EXPECT_EQ(quote_identifier(R"(a"; DROP TABLE b; --)"), R"("a""; DROP TABLE b; --")");
  EXPECT_EQ(quote_literal("it's"), "'it''s'");
}

TEST(Quote, ABackslashMeansItselfWhateverTheSessionsSettings) {
  EXPECT_EQ(quote_identifier(R"(a\b)"), R"("a\b")");
  EXPECT_EQ(quote_literal(R"(\'; --)"), R"( E'\\''; --')");
}

TEST(Quote, AZeroByteIsRefused) {
  EXPECT_THROW(quote_identifier("a\0b"sv), base::Error);
  EXPECT_THROW(quote_literal("a\0b"sv), base::Error);
}

}  // namespace
}  // namespace lockstep::pg

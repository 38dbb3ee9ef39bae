#include "catalog/array_casts.h"

#include <gtest/gtest.h>

namespace lockstep::catalog {
namespace {

TEST(ArrayCasts, TheCastOfAnArrayGoesToItsElements) {
  EXPECT_EQ(with_casts_at_elements("(a = ANY ((ARRAY['x'::character varying, b])::text[]))"),
            "(a = ANY (ARRAY[('x'::character varying)::text, (b)::text]))");
  EXPECT_EQ(with_casts_at_elements("((ARRAY[1, 2])::numeric(10,2)[] || (ARRAY[3])::\"Odd, type\"[])"),
            "(ARRAY[(1)::numeric(10,2), (2)::numeric(10,2)] || ARRAY[(3)::\"Odd, type\"])");
  EXPECT_EQ(with_casts_at_elements("(ARRAY[(ARRAY[a, b])::text[]])::public.words[]"),
            "ARRAY[(ARRAY[(a)::text, (b)::text])::public.words]");
}

TEST(ArrayCasts, OtherTextStaysAsItIs) {
  for (const char* text :
       {"", "(ARRAY[", "(ARRAY[1, 2])", "(ARRAY[1, 2])::text", "((ARRAY[1])::json = ANY (b)::text[])",
        "'(ARRAY[1])::text[]'::text", "(ARRAY['x]')::text[]", "(ARRAY[1])::varchar("}) {
    EXPECT_EQ(with_casts_at_elements(text), text);
  }
}

}  // namespace
}  // namespace lockstep::catalog

#include <gtest/gtest.h>
#include <string>

#include "unit/evaluate/evaluated.h"

namespace lockstep::evaluate {
namespace {

struct Program {
  const char* name;
  std::string source;
};
class Budget : public testing::TestWithParam<Program> {};

TEST_P(Budget, EndsInTime) {
  const EvaluatedSchema made = evaluated_schema(GetParam().source + "\nexport const last = pgTable('last', {});");
  EXPECT_LE(made.schema.tables.size(), 2u);
}

INSTANTIATE_TEST_SUITE_P(
    Programs, Budget,
    testing::Values(Program{"branching_recursion", "const f = (n) => f(n + 1) + f(n + 2); export const x = f(0);"},
                    Program{"doubling_sql",
                            "const f = (s, n) => n === 0 ? s : f(sql`${s}${s}`, n - 1);\n"
                            "export const x = pgView('x', {}).as(f(sql`a`, 90));"},
                    Program{"doubling_object",
                            "const f = (o, n) => n === 0 ? o : f({ a: o, b: o }, n - 1);\n"
                            "export const x = pgTable('x', { a: jsonb().default(f({}, 100)) });"},
                    Program{
                        "nested_loops",
                        "const l = Array.from({ length: 1000 });\n"
                        "const f = () => { for (const a of l) for (const b of l) for (const c of l) {} return 1; };\n"
                        "export const x = f();"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace lockstep::evaluate

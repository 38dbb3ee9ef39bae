#include "parsed.h"

namespace lockstep::sql {
namespace {

/// A column's type, and what of the text it is.
struct Typed : Parsed {
  explicit Typed(std::string_view type) : Parsed("CREATE TABLE t (a " + std::string(type) + " NOT NULL, b int)") {}
  const TypeName& type() const { return as<CreateTable>().columns.at(0).type; }
};

TEST(Types, SpellingsOfOneTypeAreOne) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"int", "int4"},
      {"INTEGER", "int4"},
      {"int4", "int4"},
      {"pg_catalog.int4", "int4"},
      {"bigint", "int8"},
      {"smallint", "int2"},
      {"boolean", "bool"},
      {"real", "float4"},
      {"double precision", "float8"},
      {"float(20)", "float4"},
      {"decimal(10, 2)", "numeric"},
      {"character varying(20)", "varchar"},
      {"char(3)", "bpchar"},
      {"\"char\"", "char"},
      {"timestamp without time zone", "timestamp"},
      {"timestamp(3) with time zone", "timestamptz"},
      {"timestamptz", "timestamptz"},
      {"time with time zone", "timetz"},
      {"bit varying(4)", "varbit"},
      {"serial", "serial"},
      {"serial4", "serial"},
      {"bigserial", "bigserial"},
      {"serial8", "bigserial"},
      {"smallserial", "smallserial"},
      {"interval day to second(3)", "interval"},
      {"text[][]", "text"},
      {"int ARRAY[4]", "int4"},
      {"uuid", "uuid"},
  };
  for (const auto& [text, name] : cases) {
    const Typed typed(text);
    EXPECT_EQ(typed.type().name, name) << text;
    EXPECT_EQ(typed.type().schema, "") << text;
    EXPECT_EQ(typed.slice(typed.type().span), text);
  }
}

TEST(Types, OwnTypesKeepTheirSchema) {
  const Typed typed("app.\"Mood\"");
  EXPECT_EQ(typed.type().schema, "app");
  EXPECT_EQ(typed.type().name, "Mood");
  EXPECT_EQ(typed.slice(typed.type().span), "app.\"Mood\"");
}

TEST(Types, ModifiersAreTexts) {
  EXPECT_EQ(Typed("varchar(20)").type().modifiers, (std::vector<std::string>{"20"}));
  EXPECT_EQ(Typed("numeric(10, 2)").type().modifiers, (std::vector<std::string>{"10", "2"}));
  EXPECT_EQ(Typed("char").type().modifiers, (std::vector<std::string>{"1"}));
  EXPECT_TRUE(Typed("varchar").type().modifiers.empty());
  EXPECT_EQ(Typed("geometry(Point, 4326)").type().modifiers, (std::vector<std::string>{"point", "4326"}));
  EXPECT_EQ(Typed("vector(3)").type().modifiers, (std::vector<std::string>{"3"}));
}

TEST(Types, IntervalsHaveFields) {
  const Typed typed("interval day to second(3)");
  EXPECT_EQ(typed.type().interval_fields, "day to second");
  EXPECT_EQ(typed.type().modifiers, (std::vector<std::string>{"3"}));
  EXPECT_EQ(Typed("interval(6)").type().modifiers, (std::vector<std::string>{"6"}));
  EXPECT_EQ(Typed("interval year").type().interval_fields, "year");
}

TEST(Types, ArraysHaveDimensions) {
  EXPECT_EQ(Typed("int[]").type().dimensions, 1U);
  EXPECT_EQ(Typed("int[3][4]").type().dimensions, 2U);
}

}  // namespace
}  // namespace lockstep::sql

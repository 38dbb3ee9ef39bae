#include "model/compare_schemas.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace lockstep::model {
namespace {

Column column(std::string name, std::string type, std::string default_value = "") {
  Column column;
  column.name = std::move(name);
  column.type = Property::of(std::move(type));
  if (!default_value.empty()) column.default_value = Property::of(std::move(default_value));
  return column;
}

Table table(std::string name, std::vector<Column> columns) {
  Table table;
  table.name = std::move(name);
  table.columns = std::move(columns);
  return table;
}

Enum enumeration(std::string name, std::vector<std::string> values) {
  Enum enumeration;
  enumeration.name = std::move(name);
  enumeration.values = std::move(values);
  return enumeration;
}

ForeignKey foreign_key(std::string name, std::string foreign_table) {
  ForeignKey key;
  key.name = std::move(name);
  key.columns = Property::of("user_id");
  key.foreign_table = Property::of(std::move(foreign_table));
  key.foreign_columns = Property::of("id");
  return key;
}

Schema schema_of(std::vector<Table> tables, std::vector<Enum> enums = {}) {
  Schema schema;
  schema.tables = std::move(tables);
  schema.enums = std::move(enums);
  return schema;
}

/// "+ column users.email (from mail)", "~ column users.role default: 'a' -> 'b'", "~? …" when it is not certain.
std::string line(const SchemaDifference& difference) {
  std::string text = difference.kind == SchemaDifference::Kind::kAdded     ? "+"
                     : difference.kind == SchemaDifference::Kind::kRemoved ? "-"
                                                                           : "~";
  if (!difference.is_certain) text += "?";
  text += " " + std::string(noun(difference.object)) + " " + difference.relation;
  if (!difference.name.empty()) text += "/" + difference.name;
  if (!difference.renamed_from.empty()) text += " (from " + difference.renamed_from + ")";
  if (difference.kind != SchemaDifference::Kind::kChanged) return text;
  if (!difference.property.empty()) text += " " + difference.property;
  text += ": " + difference.before + " -> " + difference.after;
  if (!difference.detail.empty()) text += " [" + difference.detail + "]";
  return text;
}

std::vector<std::string> lines(const Schema& before, const Schema& after) {
  std::vector<std::string> all;
  for (const SchemaDifference& difference : compare_schemas(before, after)) all.push_back(line(difference));
  return all;
}

using Lines = std::vector<std::string>;

TEST(CompareSchemas, FindsNothingInEqualOnesWhateverTheOrderOfObjects) {
  const Schema before =
      schema_of({table("a", {column("x", "text"), column("y", "text")}), table("b", {})}, {enumeration("e", {"1"})});
  const Schema after =
      schema_of({table("b", {}), table("a", {column("y", "text"), column("x", "text")})}, {enumeration("e", {"1"})});
  EXPECT_EQ(lines(before, after), Lines{});
}

TEST(CompareSchemas, GroupsByRelationWithTheRelationBeforeItsParts) {
  Table before_log = table("log", {column("at", "date")});
  before_log.schema = "audit";
  Table after_log = before_log;
  after_log.row_level_security = Property::flag(true);
  after_log.columns = {column("at", "timestamp")};
  EXPECT_EQ(
      lines(schema_of({table("users", {column("id", "uuid"), column("name", "text")}), before_log}),
            schema_of({table("users", {column("id", "uuid", "gen_random_uuid()"), column("email", "varchar")}),
                       table("posts", {}), after_log},
                      {enumeration("mood", {"ok"})})),
      (Lines{"~ table audit.log row level security: none -> true", "~ column audit.log/at type: date -> timestamp",
             "+ enum mood", "+ table posts", "+ column users/email",
             "~ column users/id default: none -> gen_random_uuid()", "- column users/name"}));
}

TEST(CompareSchemas, TellsSchemasRolesSequencesAndViews) {
  Schema before;
  Schema after;
  before.namespaces.push_back({{"old", {}, {}}});
  after.roles.push_back({{"admin", {}, {}}, Property::of("createdb")});
  before.sequences.push_back({{"counter", {}, {}}, "app", Property::of("increment 1")});
  after.sequences.push_back({{"counter", {}, {}}, "app", Property::of("increment 5")});
  before.views.push_back({{"v", {}, {}}, "", {}, Property::of("select 1"), {}});
  after.views.push_back({{"v", {}, {}}, "", Property::flag(true), Property::of("select 2"), {}});
  EXPECT_EQ(lines(before, after),
            (Lines{"+ role admin", "~ sequence app.counter options: increment 1 -> increment 5", "- schema old",
                   "~ view v materialized: none -> true", "~ view v definition: select 1 -> select 2"}));
}

TEST(CompareSchemas, ForeignKeysOfOneColumnAreMatchedByName) {
  Table before = table("posts", {});
  before.foreign_keys = {foreign_key("a_fk", "users"), foreign_key("b_fk", "members")};
  Table after = table("posts", {});
  after.foreign_keys = {foreign_key("b_fk", "members"), foreign_key("a_fk", "accounts")};
  EXPECT_EQ(lines(schema_of({before}), schema_of({after})),
            Lines{"~ foreign key posts/a_fk foreign table: users -> accounts"});
}

TEST(CompareSchemas, ATableOfOneNameInTwoSchemasIsTwoTables) {
  Table moved = table("log", {});
  moved.schema = "audit";
  EXPECT_EQ(lines(schema_of({table("log", {})}), schema_of({moved})), (Lines{"+ table audit.log", "- table log"}));
}

TEST(CompareSchemas, DoubledNamesOfADamagedPictureArePairedInTheirOrder) {
  const Schema before = schema_of({table("t", {column("a", "text"), column("a", "int")})});
  const Schema after = schema_of({table("t", {column("a", "text")})});
  EXPECT_EQ(lines(before, after), Lines{"- column t/a"});
  EXPECT_EQ(lines(before, before), Lines{});
}

TEST(CompareSchemas, PlacesAreThoseOfEachSide) {
  Schema before = schema_of({table("t", {column("a", "text")})});
  Schema after = schema_of({table("t", {column("a", "int")})});
  before.tables[0].columns[0].place = {"meta/0001_snapshot.json", 7, 3, 7, 8};
  after.tables[0].columns[0].place = {"schema.ts", 2, 1, 2, 4};
  const std::vector<SchemaDifference> found = compare_schemas(before, after);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].before_place.path, "meta/0001_snapshot.json");
  EXPECT_EQ(found[0].before_place.line, 7u);
  EXPECT_EQ(found[0].after_place.path, "schema.ts");
}

struct EnumCase {
  std::vector<std::string> before;
  std::vector<std::string> after;
  std::string detail;
};

TEST(CompareSchemas, EnumEditsAreToldApart) {
  const EnumCase cases[] = {
      {{"a", "b"}, {"a", "b", "c"}, "gains 'c' at the end"},
      {{"a", "b"}, {"a", "b", "c", "d"}, "gains 'c', 'd' at the end"},
      {{"a", "b"}, {"a", "x", "b"}, "gains 'x' after 'a'"},
      {{"a", "b"}, {"x", "y", "a", "b"}, "gains 'x', 'y' before 'a'"},
      {{"a", "b"}, {"b"}, "loses 'a'"},
      {{"a", "b", "c"}, {"c", "a", "b"}, "is reordered"},
      {{"a", "b", "c"}, {"b", "x", "a", "z"}, "loses 'c'; gains 'x' after 'b'; gains 'z' at the end; is reordered"},
      {{}, {"a"}, "gains 'a' at the end"},
      {{"a"}, {"it's"}, "loses 'a'; gains 'it''s' at the end"},
  };
  for (const EnumCase& one : cases) {
    const auto found =
        compare_schemas(schema_of({}, {enumeration("e", one.before)}), schema_of({}, {enumeration("e", one.after)}));
    ASSERT_EQ(found.size(), 1u) << one.detail;
    EXPECT_EQ(found[0].property, "");
    EXPECT_EQ(found[0].detail, one.detail);
  }
}

TEST(CompareSchemas, EnumValuesAreQuotedAndListed) {
  EXPECT_EQ(lines(schema_of({}, {enumeration("e", {"a"})}), schema_of({}, {enumeration("e", {"a", "it's"})})),
            Lines{"~ enum e: 'a' -> 'a', 'it''s' [gains 'it''s' at the end]"});
}

TEST(CompareSchemas, ARenamedColumnTableOrEnumIsACandidate) {
  EXPECT_EQ(lines(schema_of({table("people", {column("id", "uuid"), column("n", "int")}),
                             table("t", {column("mail", "text", "''"), column("n", "int")})},
                            {enumeration("mood", {"ok", "sad"})}),
                  schema_of({table("users", {column("n", "int"), column("id", "uuid")}),
                             table("t", {column("email", "text", "''"), column("n", "int")})},
                            {enumeration("feeling", {"ok", "sad"})})),
            (Lines{"+ enum feeling (from mood)", "- enum mood", "- table people", "+ column t/email (from mail)",
                   "- column t/mail", "+ table users (from people)"}));
}

TEST(CompareSchemas, ARenameIsNoCandidateWhenAnotherHasTheSameProperties) {
  const Schema one = schema_of({table("t", {column("a", "text")})});
  const Schema two = schema_of({table("t", {column("b", "text"), column("c", "text")})});
  EXPECT_EQ(lines(one, two), (Lines{"- column t/a", "+ column t/b", "+ column t/c"}));
  EXPECT_EQ(lines(two, one), (Lines{"+ column t/a", "- column t/b", "- column t/c"}));
}

TEST(CompareSchemas, AColumnIsNotRenamedFromAnotherTableOrType) {
  EXPECT_EQ(lines(schema_of({table("t", {column("a", "text")}), table("u", {})}),
                  schema_of({table("t", {column("b", "int")}), table("u", {column("a2", "text")})})),
            (Lines{"- column t/a", "+ column t/b", "+ column u/a2"}));
}

TEST(CompareSchemas, ATableThatIsOpenOrEmptyIsNoCandidate) {
  Table open = table("users", {column("id", "uuid")});
  open.open_columns = Unknown{"a spread", 0};
  EXPECT_EQ(lines(schema_of({table("people", {column("id", "uuid")})}), schema_of({open})),
            (Lines{"- table people", "+ table users"}));
  EXPECT_EQ(lines(schema_of({table("a", {})}), schema_of({table("b", {})})), (Lines{"- table a", "+ table b"}));
}

struct UnknownCase {
  std::uint64_t before;  // fingerprints, 0 for none
  std::uint64_t after;
  Lines expected_of_property;
  Lines expected_of_object;
};

TEST(CompareSchemas, WhatIsUnknownOnBothSidesDiffersOnlyByFingerprints) {
  const UnknownCase cases[] = {
      {0, 0, {}, {}},
      {0, 7, {}, {}},
      {7, 0, {}, {}},
      {7, 7, {}, {}},
      {7, 8, {"~? column t/a type: unknown -> unknown [new]"}, {"~? column t/a: unknown -> unknown [new]"}},
  };
  for (const UnknownCase& one : cases) {
    Schema before = schema_of({table("t", {column("a", "text")})});
    Schema after = before;
    before.tables[0].columns[0].type = Property::not_known({"old", one.before});
    after.tables[0].columns[0].type = Property::not_known({"new", one.after});
    EXPECT_EQ(lines(before, after), one.expected_of_property) << one.before << " " << one.after;

    before.tables[0].columns[0] = column("a", "text");
    after.tables[0].columns[0] = column("a", "int");
    before.tables[0].columns[0].unknown = Unknown{"old", one.before};
    after.tables[0].columns[0].unknown = Unknown{"new", one.after};
    EXPECT_EQ(lines(before, after), one.expected_of_object) << one.before << " " << one.after;
  }
}

TEST(CompareSchemas, WhatIsUnknownOnOneSideIsNoDifference) {
  const Schema known = schema_of({table("t", {column("a", "text")})}, {enumeration("e", {"x"})});
  Schema property = known;
  property.tables[0].columns[0].type = Property::not_known({"?", 7});
  Schema element = known;
  element.tables[0].columns[0] = column("a", "int");
  element.tables[0].columns[0].unknown = Unknown{"?", 7};
  element.enums[0].values = {};
  element.enums[0].unknown = Unknown{"?", 7};
  Schema whole_table = schema_of({table("t", {})}, {enumeration("e", {"x"})});
  whole_table.tables[0].unknown = Unknown{"?", 0};
  for (const Schema& other : {property, element, whole_table}) {
    EXPECT_EQ(lines(known, other), Lines{});
    EXPECT_EQ(lines(other, known), Lines{});
  }
}

TEST(CompareSchemas, AnOpenSideLacksNothing) {
  const Unknown why{"an unresolved export", 0};
  Table full = table("t", {column("a", "text")});
  full.checks.push_back({{"positive", {}, {}}, Property::of("a > 0")});
  Schema open = schema_of({table("other", {})});
  open.open = why;
  EXPECT_EQ(lines(schema_of({full}), open), Lines{"+ table other"});
  EXPECT_EQ(lines(open, schema_of({full})), Lines{"- table other"});

  Table open_columns = table("t", {});
  open_columns.open_columns = why;
  EXPECT_EQ(lines(schema_of({full}), schema_of({open_columns})), Lines{"- check t/positive"});
  EXPECT_EQ(lines(schema_of({open_columns}), schema_of({full})), Lines{"+ check t/positive"});

  Table open_constraints = table("t", {});
  open_constraints.open_constraints = why;
  EXPECT_EQ(lines(schema_of({full}), schema_of({open_constraints})), Lines{"- column t/a"});
  EXPECT_EQ(lines(schema_of({open_constraints}), schema_of({full})), Lines{"+ column t/a"});
}

TEST(CompareSchemas, NothingIsRenamedFromWhatAnOpenSideMayStillHave) {
  Table before = table("t", {column("a", "text")});
  Table after = table("t", {column("b", "text")});
  after.open_columns = Unknown{"a spread", 0};
  EXPECT_EQ(lines(schema_of({before}), schema_of({after})), Lines{"+ column t/b"});
}

TEST(CompareSchemas, AKindThatOneSideNeverTellsOfIsSkipped) {
  Table checked = table("t", {column("a", "text")});
  checked.checks.push_back({{"positive", {}, {}}, Property::of("a > 0")});
  Table other = table("t", {column("b", "int")});
  other.checks.push_back({{"positive", {}, {}}, Property::of("a > 1")});
  Schema before = schema_of({checked});
  Schema after = schema_of({other});
  before.not_told = {ObjectKind::kCheck};
  EXPECT_EQ(lines(before, after), (Lines{"- column t/a", "+ column t/b"}));
  after.not_told = {ObjectKind::kColumn};
  EXPECT_EQ(lines(before, after), Lines{});
}

TEST(CompareSchemas, APolicyOfATableThatIsNotListedGoesByItsTable) {
  const std::pair<std::string, std::string> cases[] = {
      {"auth.users.own", "+ policy auth.users/own"},
      {"users.Own rows. Only.", "+ policy users/Own rows. Only."},
      {"own", "+ policy own"},
  };
  for (const auto& [name, expected] : cases) {
    Schema after;
    after.policies.emplace_back().name = name;
    EXPECT_EQ(lines({}, after), Lines{expected});
  }
}

TEST(CompareSchemas, WhatMayBeAbsentIsNoDifferenceWhereItIs) {
  Table with = table("users", {column("id", "text")});
  with.checks.emplace_back().name = "c";
  with.checks[0].may_be_absent = true;
  const Table without = table("users", {column("id", "text")});
  EXPECT_TRUE(compare_schemas(schema_of({with}), schema_of({without})).empty());
  EXPECT_TRUE(compare_schemas(schema_of({without}), schema_of({with})).empty());
}

TEST(CompareSchemas, FiveThousandTablesOfWhichEachIsRenamedAreFine) {
  Schema before;
  Schema after;
  for (int number = 0; number < 5000; ++number) {
    const std::string name = std::to_string(number);
    std::vector<Column> columns;
    for (int at = 0; at < 20; ++at) columns.push_back(column("c" + std::to_string(at), "text"));
    columns.push_back(column("own_" + name, "uuid"));
    before.tables.push_back(table("old_" + name, columns));
    after.tables.push_back(table("new_" + name, std::move(columns)));
  }
  const std::vector<SchemaDifference> found = compare_schemas(before, after);
  ASSERT_EQ(found.size(), 10'000u);
  EXPECT_EQ(found.front().renamed_from, "old_0");
}

}  // namespace
}  // namespace lockstep::model

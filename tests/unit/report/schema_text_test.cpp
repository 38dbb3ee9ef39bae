#include "report/schema_text.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/text.h"

namespace lockstep::report {
namespace {

using model::Property;
using model::Unknown;

model::Column column(std::string name, std::string type) {
  model::Column column;
  column.name = std::move(name);
  column.type = Property::of(std::move(type));
  return column;
}

/// A small schema with something of every kind.
model::Schema sample() {
  model::Schema schema;
  schema.namespaces.push_back({{"app", {}, {}}});
  schema.enums.push_back({{"mood", {}, {}}, "app", {"sad", "it's"}});
  schema.roles.push_back({{"reader", {}, {}}, {}});
  schema.views.push_back({{"names", {}, {}}, "", Property::flag(true), Property::of("select 1"), {}});

  model::Table teams;
  teams.name = "teams";
  teams.schema = "app";
  teams.columns.push_back(column("id", "uuid"));
  teams.columns[0].primary_key = Property::flag(true);

  model::Table users;
  users.name = "users";
  users.row_level_security = Property::flag(true);
  users.columns = {column("id", "integer"), column("mood", "mood"), column("team_id", "uuid")};
  users.columns[0].not_null = Property::flag(true);
  users.columns[0].primary_key = Property::flag(true);
  users.columns[1].type_schema = Property::of("app");
  users.columns[1].default_value = Property::of("'sad'");
  users.uniques.push_back({{"users_team_unique", {}, {}}, Property::of("team_id"), Property::flag(true)});
  model::ForeignKey key;
  key.name = "users_team_fk";
  key.columns = Property::of("team_id");
  key.foreign_table = Property::of("app.teams");
  key.foreign_columns = Property::of("id");
  key.on_delete = Property::of("cascade");
  users.foreign_keys.push_back(key);
  users.checks.push_back({{"positive", {}, {}}, Property::of("id > 0")});
  model::Index index;
  index.name = "users_by_mood";
  index.keys = Property::of("mood desc");
  index.unique = Property::flag(true);
  index.method = Property::of("btree");
  index.where = Property::of("id > 1");
  users.indexes.push_back(index);
  model::Policy policy;
  policy.name = "own";
  policy.command = Property::of("select");
  users.policies.push_back(policy);

  schema.tables = {users, teams};
  return schema;
}

/// One table of which little is known.
model::Schema little_known() {
  model::Schema schema;
  model::Table table;
  table.name = "t";
  table.row_level_security = Property::not_known({"it is not told", 0});
  table.columns = {column("a", ""), column("b", "")};
  table.columns[0].type = Property::not_known({"depends on process.env.SIZE", 0});
  table.columns[1].unknown = Unknown{"it is damaged", 0};
  table.open_columns = Unknown{"a spread", 0};
  table.open_constraints = Unknown{"a call", 0};
  schema.tables.push_back(table);
  schema.open = Unknown{"an export", 0};
  schema.not_told = {model::ObjectKind::kCheck};
  return schema;
}

TEST(SchemaText, IsAPageToRead) {
  EXPECT_EQ(schema_as_text(sample()),
            "schema app\n"
            "\n"
            "enum app.mood, 'sad', 'it''s'\n"
            "\n"
            "table users, row level security\n"
            "  id       integer   not null, primary key\n"
            "  mood     app.mood  default 'sad'\n"
            "  team_id  uuid\n"
            "  unique users_team_unique (team_id), nulls not distinct\n"
            "  foreign key users_team_fk (team_id) -> app.teams (id), on delete cascade\n"
            "  check positive (id > 0)\n"
            "  index users_by_mood using btree (mood desc), unique, where id > 1\n"
            "  policy own, for select\n"
            "\n"
            "table app.teams\n"
            "  id  uuid  primary key\n"
            "\n"
            "view names, materialized, definition select 1\n"
            "\n"
            "role reader\n");
}

TEST(SchemaText, ShowsWhatIsNotKnown) {
  EXPECT_EQ(schema_as_text(little_known()),
            "table t, row level security ? (it is not told)\n"
            "  a  ? (depends on process.env.SIZE)\n"
            "  b  ? (it is damaged)\n"
            "  more columns ? (a spread)\n"
            "  more constraints ? (a call)\n"
            "\n"
            "more objects ? (an export)\n"
            "nothing is told of: check\n");
  EXPECT_EQ(schema_as_text({}), "");
}

TEST(SchemaText, ColumnsLineUpByWhatTheEyeSeesAndLongNamesPushAside) {
  model::Schema schema;
  schema.tables.emplace_back().name = "t";
  schema.tables[0].columns = {column("名前", "text"), column("a", "int"), column(std::string(60, 'x'), "int")};
  EXPECT_EQ(schema_as_text(schema), "table t\n  名前" + std::string(36, ' ') + "  text\n  a" + std::string(39, ' ') +
                                        "  int\n  " + std::string(60, 'x') + "  int\n");
}

TEST(SchemaMermaid, HasTablesWithMarksAndRelations) {
  EXPECT_EQ(schema_as_mermaid(sample()),
            "erDiagram\n"
            "  users {\n"
            "    integer id PK\n"
            "    app_mood mood\n"
            "    uuid team_id FK, UK\n"
            "  }\n"
            "  app_teams[\"app.teams\"] {\n"
            "    uuid id PK\n"
            "  }\n"
            "  app_teams |o--o| users : \"team_id\"\n");
}

TEST(SchemaMermaid, RelationsTellHowManyRowsThereMayBe) {
  struct Case {
    bool is_not_null;
    bool is_unique;
    std::string expected;
  };
  const Case cases[] = {
      {false, false, "|o--o{"}, {true, false, "||--o{"}, {false, true, "|o--o|"}, {true, true, "||--o|"}};
  for (const Case& one : cases) {
    model::Schema schema = sample();
    model::Table& users = schema.tables[0];
    users.columns[2].not_null = Property::flag(one.is_not_null);
    if (!one.is_unique) users.uniques.clear();
    EXPECT_NE(schema_as_mermaid(schema).find("app_teams " + one.expected + " users"), std::string::npos)
        << schema_as_mermaid(schema);
  }
}

TEST(SchemaMermaid, NamesThatItCannotTakeAreShownBeside) {
  model::Schema schema;
  for (const char* name : {"end", "a.b", "a_b", "1 \"x\"\n%%{init}%%"}) schema.tables.emplace_back().name = name;
  schema.tables[0].columns = {column("PK", "numeric(10, 2)"), column("é", "timestamp (3) with time zone")};
  model::ForeignKey& key = schema.tables[1].foreign_keys.emplace_back();
  key.columns = Property::of("x, y");
  key.foreign_table = Property::of("auth.users");
  EXPECT_EQ(schema_as_mermaid(schema),
            "erDiagram\n"
            "  end_[\"end\"] {\n"
            "    numeric(10_2) PK_ \"PK\"\n"
            "    timestamp(3)_with_time_zone __ \"é\"\n"
            "  }\n"
            "  a_b[\"a.b\"]\n"
            "  a_b_1[\"a_b\"]\n"
            "  _1__x_____init___[\"1 _x__n___init___\"]\n"
            "  auth_users[\"auth.users\"]\n"
            "  auth_users |o--o{ a_b : \"x, y\"\n");
}

TEST(SchemaMermaid, NothingIsTakenForADirection) {
  model::Schema schema;
  for (const char* name : {"my direction  tb x", "direction\xC2\xA0LR", "directions BT", "user_direction", "tb_x"}) {
    schema.tables.emplace_back().name = name;
  }
  EXPECT_EQ(schema_as_mermaid(schema),
            "erDiagram\n"
            "  my_direction__tb_x[\"my direction_ tb x\"]\n"
            "  direction__LR[\"direction_LR\"]\n"
            "  directions_BT[\"directions BT\"]\n"
            "  user_direction_[\"user_direction\"]\n"
            "  tb_x\n");
}

model::SchemaDifference change(model::ObjectKind object, std::string name, std::string property, std::string before,
                               std::string after) {
  model::SchemaDifference difference;
  difference.object = object;
  difference.relation = "users";
  difference.name = std::move(name);
  difference.property = std::move(property);
  difference.before = std::move(before);
  difference.after = std::move(after);
  return difference;
}

TEST(DifferencesText, IsALineEach) {
  using Kind = model::SchemaDifference::Kind;
  std::vector<model::SchemaDifference> all(7);
  all[0].relation = "mood";
  all[0].object = model::ObjectKind::kEnum;
  all[0].detail = "gains 'calm' after 'ok'";
  all[1] = change(model::ObjectKind::kColumn, "role", "default", "'member'", "'guest'");
  all[2] = change(model::ObjectKind::kColumn, "role", "not null", "none", "true");
  all[3] = change(model::ObjectKind::kUnique, "once", "nulls not distinct", "true", "none");
  all[4] = change(model::ObjectKind::kColumn, "role", "default", "none", "true");
  all[5] = change(model::ObjectKind::kColumn, "email", "", "", "");
  all[5].kind = Kind::kAdded;
  all[5].renamed_from = "mail";
  all[6] = change(model::ObjectKind::kColumn, "size", "type", "unknown", "unknown");
  all[6].is_certain = false;
  all[6].detail = "depends on process.env.SIZE";
  EXPECT_EQ(differences_as_text(all),
            "~ enum mood gains 'calm' after 'ok'\n"
            "\n"
            "~ users.role default 'member' -> 'guest'\n"
            "~ users.role gains not null\n"
            "~ unique constraint users.once loses nulls not distinct\n"
            "~ users.role default none -> true\n"
            "+ column users.email, renamed from mail?\n"
            "~ users.size type may have changed: depends on process.env.SIZE\n");
  EXPECT_EQ(differences_as_text({}), "");
}

TEST(DifferencesText, OfAWholeObjectThatIsUnknownSaysSo) {
  model::SchemaDifference difference = change(model::ObjectKind::kTable, "", "", "unknown", "unknown");
  difference.is_certain = false;
  difference.detail = "made by a function";
  EXPECT_EQ(differences_as_text({difference}), "~ table users may have changed: made by a function\n");
}

/// Nothing in it acts on a terminal or a CI runner.
void expect_harmless(const std::string& text) {
  for (const std::string_view line : base::split_lines(text)) {
    for (const char c : line) EXPECT_FALSE(static_cast<unsigned char>(c) < 0x20 || c == 0x7f) << line;
    EXPECT_FALSE(base::trim(line).starts_with("::")) << line;
    for (const char* part : {"##[", "\xE2\x80\xAE", "\xff"}) EXPECT_FALSE(base::contains(line, part)) << line;
  }
}

TEST(SchemaText, OfHostileNamesIsHarmlessInEveryForm) {
  const std::string evil = "::error::x\n::set-output\x1b[31m##[error]\xE2\x80\xAE\xff";
  model::Schema schema = little_known();
  schema.tables[0].name = schema.tables[0].columns[0].name = evil;
  schema.tables[0].columns[0].type = schema.tables[0].columns[0].default_value = Property::of(evil);
  schema.tables[0].columns.push_back(column("", evil));
  schema.tables[0].checks.push_back({{evil, {}, {}}, Property::of(evil)});
  schema.tables[0].foreign_keys.push_back({{evil, {}, {}}, Property::of(evil), Property::of(evil), {}, {}, {}});
  schema.tables[0].open_columns->reason = schema.open->reason = evil;
  schema.enums.push_back({{evil, {}, {}}, evil, {evil}});
  model::SchemaDifference difference = change(model::ObjectKind::kColumn, evil, evil, evil, evil);
  difference.relation = difference.detail = difference.renamed_from = evil;
  expect_harmless(schema_as_text(schema));
  expect_harmless(schema_as_json(schema));
  expect_harmless(schema_as_mermaid(schema));
  for (const bool is_certain : {true, false}) {
    difference.is_certain = is_certain;
    expect_harmless(differences_as_text({difference}));
    expect_harmless(differences_as_json({difference}));
  }
}

}  // namespace
}  // namespace lockstep::report

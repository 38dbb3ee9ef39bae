#include "parsed.h"

namespace lockstep::sql {
namespace {

TEST(Query, JoinsAreTakenApart) {
  const Parsed parsed(
      "SELECT a.x AS y FROM s.a AS b JOIN c USING (k) LEFT JOIN (SELECT 1) d ON b.i = d.i, f(1) AS g (h) WHERE x ORDER "
      "BY y LIMIT 5");
  const Query& query = parsed.as<Select>().query;
  ASSERT_EQ(query.from.size(), 4U);
  EXPECT_EQ(parsed.slice(query.from[0].span), "s.a AS b");
  EXPECT_EQ(query.from[0].alias.text, "b");
  EXPECT_EQ(query.from[1].relation.name, "c");
  EXPECT_EQ(parsed.slice(query.from[2].span), "(SELECT 1) d");
  EXPECT_EQ(parsed.slice(query.from[3].span), "f(1) AS g (h)");
  EXPECT_EQ(query.from[3].column_aliases[0].text, "h");
  ASSERT_EQ(query.join_conditions.size(), 1U);
  EXPECT_EQ(parsed.slice(query.join_columns[0].span), "k");
  EXPECT_EQ(parsed.slice(query.targets[0].alias.span), "y");
  EXPECT_EQ(query.others.size(), 2U);
}

TEST(Query, CommonTablesMayChangeRows) {
  const Parsed parsed("WITH d AS (DELETE FROM t RETURNING *), e (a) AS MATERIALIZED (SELECT 1) SELECT * FROM d, e");
  const auto& with = parsed.as<Select>().query.with;
  ASSERT_EQ(with.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<Delete>(with[0].statement->body));
  EXPECT_EQ(parsed.slice(with[0].statement->span), "DELETE FROM t RETURNING *");
  EXPECT_EQ(parsed.slice(with[1].statement->span), "SELECT 1");
  EXPECT_EQ(with[1].columns[0].text, "a");
}

TEST(Query, SetOperationsHaveOperands) {
  const Parsed parsed("SELECT a FROM t UNION ALL SELECT b FROM u UNION SELECT c FROM v");
  const Query& query = parsed.as<Select>().query;
  EXPECT_EQ(query.operation, Query::SetOperation::kUnion);
  EXPECT_EQ(query.operands.size(), 3U);
  EXPECT_EQ(parsed.slice(query.operands[1].span), "SELECT b FROM u");
}

TEST(Query, RowsMayBeLocked) {
  EXPECT_TRUE(Parsed("SELECT 1 FROM t FOR UPDATE").as<Select>().query.locks_rows);
}

TEST(Insert, HasColumnsAndValues) {
  const Parsed parsed(
      "INSERT INTO s.t (a, \"B\", c[1]) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT, 'x'), (2, 3, 4) RETURNING a");
  const auto& insert = parsed.as<Insert>();
  EXPECT_EQ(insert.target.relation.schema, "s");
  ASSERT_EQ(insert.columns.size(), 3U);
  EXPECT_EQ(parsed.slice(insert.columns[1].name.span), "\"B\"");
  EXPECT_TRUE(insert.columns[2].is_part);
  EXPECT_EQ(insert.source->values.size(), 2U);
  EXPECT_EQ(insert.source->values[0][1].kind, ExpressionKind::kDefault);
  EXPECT_EQ(parsed.slice(insert.source->span), "VALUES (1, DEFAULT, 'x'), (2, 3, 4)");
  EXPECT_TRUE(insert.overriding_system_value);
  EXPECT_EQ(insert.returning.size(), 1U);
  EXPECT_FALSE(Parsed("INSERT INTO t DEFAULT VALUES").as<Insert>().source.has_value());
}

TEST(Insert, MayMeetConflicts) {
  const Parsed parsed("INSERT INTO t VALUES (1) ON CONFLICT (a, lower(b)) DO UPDATE SET a = excluded.a WHERE t.a > 0");
  const auto& conflict = *parsed.as<Insert>().on_conflict;
  EXPECT_TRUE(conflict.does_update);
  EXPECT_EQ(conflict.keys.size(), 2U);
  EXPECT_EQ(conflict.assignments[0].column.name.text, "a");
  EXPECT_NE(conflict.where, nullptr);
  EXPECT_FALSE(Parsed("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING").as<Insert>().on_conflict->does_update);
}

TEST(Update, HasAssignmentsAndFrom) {
  const Parsed parsed("UPDATE ONLY t AS x SET a = 1, (b, c) = (SELECT 1, 2) FROM u WHERE x.i = u.i");
  const auto& update = parsed.as<Update>();
  EXPECT_TRUE(update.target.only);
  EXPECT_EQ(update.target.alias.text, "x");
  ASSERT_EQ(update.assignments.size(), 3U);
  EXPECT_EQ(update.assignments[1].value.kind, ExpressionKind::kSubquery);
  EXPECT_EQ(update.assignments[2].value.text, "multi-assign");
  EXPECT_EQ(update.from.size(), 1U);
  EXPECT_EQ(parsed.slice(update.where->span), "x.i = u.i");
}

TEST(Delete, HasUsing) {
  EXPECT_EQ(Parsed("DELETE FROM t USING u WHERE t.i = u.i").as<Delete>().from.size(), 1U);
  EXPECT_EQ(Parsed("DELETE FROM t").as<Delete>().where, nullptr);
}

TEST(Merge, HasActions) {
  const Parsed parsed(
      "MERGE INTO t USING s ON t.i = s.i WHEN MATCHED AND s.x THEN UPDATE SET a = 1 WHEN NOT MATCHED THEN INSERT (a) "
      "VALUES (2)");
  const auto& merge = parsed.as<Merge>();
  ASSERT_EQ(merge.actions.size(), 2U);
  EXPECT_TRUE(merge.actions[0].when_matched);
  EXPECT_NE(merge.actions[0].condition, nullptr);
  EXPECT_EQ(merge.actions[1].kind, MergeAction::Kind::kInsert);
  EXPECT_EQ(merge.actions[1].values.size(), 1U);
}

std::vector<std::string> relations(std::string_view sql) {
  const Parsed parsed(sql);
  std::vector<std::string> found;
  for_each_relation(parsed.statement(), [&](const QualifiedName& name, RelationUse use) {
    static constexpr std::string_view kUses[] = {"reads", "writes", "defines", "alters", "references"};
    found.push_back(std::string(kUses[static_cast<std::size_t>(use)]) + " " + name.name);
  });
  return found;
}

using Names = std::vector<std::string>;

TEST(ForEachRelation, TellsWhatIsDoneToEach) {
  EXPECT_EQ(relations("CREATE VIEW v AS SELECT 1 FROM a WHERE EXISTS (SELECT 1 FROM b)"),
            (Names{"defines v", "reads a", "reads b"}));
  EXPECT_EQ(relations("INSERT INTO a SELECT * FROM b"), (Names{"writes a", "reads b"}));
  EXPECT_EQ(relations("CREATE TABLE a (x int REFERENCES b, LIKE c)"),
            (Names{"defines a", "references b", "references c"}));
  EXPECT_EQ(relations("ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b"), (Names{"alters a", "references b"}));
  EXPECT_EQ(relations("DROP TRIGGER g ON a"), (Names{"alters a"}));
  EXPECT_EQ(relations("DROP TYPE a"), (Names{}));
}

TEST(ForEachRelation, LeavesOutNamesOfWith) {
  EXPECT_EQ(relations("WITH a AS (SELECT 1 FROM b) SELECT 1 FROM a, s.a, (SELECT 1 FROM a) x"),
            (Names{"reads b", "reads a"}));
}

TEST(ForEachExpression, SeesEveryOne) {
  const Parsed parsed("CREATE TABLE t (a int DEFAULT f(1), CHECK (g(a) > ANY (SELECT h(b) FROM c)))");
  Names calls;
  for_each_expression(parsed.statement(), [&](const Expression& expression) {
    if (expression.kind == ExpressionKind::kCall) calls.push_back(expression.text);
  });
  EXPECT_EQ(calls, (Names{"f", "g", "h"}));
}

}  // namespace
}  // namespace lockstep::sql

#include "catalog/compare.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "objects.h"

namespace lockstep::catalog {
namespace {

using Lines = std::vector<std::string>;

/// "table public.users [comment]", with "-" or "+" before what is gone or new.
Lines words_of(const Comparison& comparison) {
  Lines lines;
  for (const Difference& one : comparison.differences) {
    std::string line = one.before == nullptr ? "+ " : one.after == nullptr ? "- " : "";
    line += describe(one.identity);
    for (const FieldDifference& field : one.fields) line += " [" + field.field + "]";
    lines.push_back(line);
  }
  return lines;
}

Lines compared(const Snapshot& before, const Snapshot& after, const SelectionOptions& options = {}) {
  return words_of(compare(before, after, options));
}

const Object kUsers = object(Kind::kTable, "public", "users", "", {{"columns", "id, name"}, {"owner", "app"}});

TEST(Compare, TheOrderOfObjectsDoesNotCount) {
  const Object other = object(Kind::kView, "public", "seen");
  EXPECT_EQ(compared(snapshot({kUsers, other}), snapshot({other, kUsers})), Lines());
  EXPECT_EQ(fingerprint(snapshot({kUsers, other})), fingerprint(snapshot({other, kUsers})));
  EXPECT_NE(fingerprint(snapshot({kUsers, other})), fingerprint(snapshot({kUsers})));
}

TEST(Compare, DifferencesAreInTheOrderOfNames) {
  const Object late = object(Kind::kTable, "public", "zebras");
  const Object early = object(Kind::kView, "audit", "log");
  EXPECT_EQ(compared(snapshot({late, early}), snapshot({kUsers})),
            (Lines{"- view audit.log", "+ table public.users", "- table public.zebras"}));
}

TEST(Compare, WhatOthersNameComesFirst) {
  const Object apes = object(Kind::kTable, "public", "apes");
  const Snapshot before = snapshot({apes});
  const Snapshot after = snapshot(
      {apes,
       object(Kind::kConstraint, "public", "apes", "a_foreign", {{"type", "foreign key"}, {"references", "yard.zoo"}}),
       object(Kind::kConstraint, "public", "apes", "b_unique", {{"type", "unique"}}),
       object(Kind::kColumn, "public", "apes", "number",
              {{"type", "integer"}, {"default", "nextval('yard.n'::regclass)"}}),
       object(Kind::kView, "public", "all", "", {{"definition", "SELECT * FROM yard.zoo, public.apes"}}),
       object(Kind::kSchema, "yard", ""), object(Kind::kSequence, "yard", "n"), object(Kind::kTable, "yard", "zoo"),
       object(Kind::kColumn, "yard", "zoo", "a", {{"type", "yard.\"Zz\"[]"}}), object(Kind::kEnum, "yard", "Zz")});
  EXPECT_EQ(compared(before, after),
            (Lines{"+ schema yard", "+ enum yard.Zz", "+ sequence yard.n", "+ column public.apes.number",
                   "+ constraint public.apes.b_unique", "+ table yard.zoo", "+ view public.all",
                   "+ constraint public.apes.a_foreign"}));
}

TEST(Compare, ObjectsThatNeedEachOtherStayInTheirOrder) {
  const auto view = [](std::string name, std::string other) {
    return object(Kind::kView, "public", std::move(name), "", {{"definition", "SELECT FROM public." + other}});
  };
  EXPECT_EQ(compared(snapshot({}), snapshot({view("b", "a"), view("a", "b"), view("c", "d")})),
            (Lines{"+ view public.c", "+ view public.a", "+ view public.b"}));
}

TEST(Compare, WhatGoesWithATableIsNoDifferenceOfItsOwn) {
  const Snapshot after = snapshot(
      {kUsers, object(Kind::kColumn, "public", "users", "id"), object(Kind::kIndex, "public", "users", "users_index"),
       object(Kind::kSequence, "public", "users_id_seq", "", {{"owned by", "public.users.id"}})});
  const Comparison found = compare(snapshot({}), after);
  EXPECT_EQ(words_of(found), Lines{"+ table public.users"});
  EXPECT_EQ(found.differences.front().parts_after.size(), 3U);
}

TEST(Compare, AColumnMorePutsNothingInAnotherOrder) {
  const Object wider = object(Kind::kTable, "public", "users", "", {{"columns", "id, age, name"}, {"owner", "app"}});
  EXPECT_EQ(compared(snapshot({kUsers}), snapshot({wider})), Lines());
}

TEST(Compare, AnotherOrderOfColumnsIsToldApart) {
  const Object turned = object(Kind::kTable, "public", "users", "", {{"columns", "name, id"}, {"owner", "app"}});
  const Comparison found = compare(snapshot({kUsers}), snapshot({turned}));
  ASSERT_EQ(words_of(found), Lines{"table public.users [column order]"});
  EXPECT_TRUE(found.differences.front().is_of_order_only());
  SelectionOptions options;
  options.ignored_aspects = {Aspect::kColumnOrder};
  EXPECT_EQ(compared(snapshot({kUsers}), snapshot({turned}), options), Lines());
}

TEST(Compare, AGeneratedNameMayHaveAnotherNumber) {
  const std::vector<Field> what = {{"expression", "(a > 0)"}};
  const Snapshot before = snapshot({object(Kind::kConstraint, "public", "users", "users_check", what)});
  const Snapshot after = snapshot({object(Kind::kConstraint, "public", "users", "users_check1", what)});
  EXPECT_EQ(compared(before, after), Lines());
  const Snapshot named = snapshot({object(Kind::kConstraint, "public", "users", "is_positive", what)});
  EXPECT_EQ(compared(before, named).size(), 2U);
  const Snapshot another =
      snapshot({object(Kind::kConstraint, "public", "users", "users_check1", {{"expression", "(b)"}})});
  EXPECT_EQ(compared(before, another).size(), 2U);
}

TEST(Compare, TextsOfTheServerAreOnlyComparedWithinAMajorVersion) {
  const Object one = object(Kind::kView, "public", "v", "", {{"definition", "SELECT a.id", Form::kExpression}});
  const Object other = object(Kind::kView, "public", "v", "", {{"definition", "SELECT id", Form::kExpression}});
  EXPECT_EQ(compared(snapshot({one}), snapshot({other})), Lines{"view public.v [definition]"});
  const Comparison found = compare(snapshot({one}), snapshot({other}, 160004));
  EXPECT_EQ(words_of(found), Lines());
  EXPECT_EQ(found.not_compared, 1U);
  const Object none = object(Kind::kView, "public", "v");
  EXPECT_EQ(compared(snapshot({one}), snapshot({none}, 160004)), Lines{"view public.v [definition]"});
}

TEST(Compare, StatementsAreNotCompared) {
  const Object one = object(Kind::kFunction, "public", "f", "()", {{"statement", "CREATE\r\n", Form::kStatement}});
  const Object other = object(Kind::kFunction, "public", "f", "()", {{"statement", "CREATE\n", Form::kStatement}});
  EXPECT_EQ(one.hash, other.hash);
  EXPECT_EQ(compared(snapshot({one}), snapshot({other})), Lines());
}

TEST(Compare, WhatIsSaidOfAColumnOfAViewIsNoNewColumn) {
  const Object view = object(Kind::kView, "public", "happy_users");
  const Object said = object(Kind::kColumn, "public", "happy_users", "email", {{"comment", "as typed"}});
  EXPECT_EQ(compared(snapshot({view}), snapshot({view, said})), Lines{"column public.happy_users.email [comment]"});
  EXPECT_EQ(compared(snapshot({view, said}), snapshot({view})), Lines{"column public.happy_users.email [comment]"});
  EXPECT_EQ(compared(snapshot({}), snapshot({view, said})), Lines{"+ view public.happy_users"});
}

TEST(Compare, WhatAParentChangesIsSaidOnce) {
  const auto column = [](std::string table, bool is_inherited, std::vector<Field> fields) {
    Object made = object(Kind::kColumn, "public", std::move(table), "note", std::move(fields));
    made.is_inherited = is_inherited;
    return made;
  };
  const Object parent = object(Kind::kTable, "public", "events");
  const Object child = object(Kind::kTable, "public", "events_1", "", {{"partition of", "public.events"}});
  const Snapshot before = snapshot({parent, child, column("events", false, {}), column("events_1", true, {})});
  const std::vector<Field> strict = {{"not null", "true"}};
  const Snapshot after = snapshot({parent, child, column("events", false, strict), column("events_1", true, strict)});
  EXPECT_EQ(compared(before, after), Lines{"column public.events.note [not null]"});
  EXPECT_EQ(compared(snapshot({parent, child}), before), Lines{"+ column public.events.note"});
  const Snapshot odd = snapshot({parent, child, column("events", false, {}), column("events_1", true, strict)});
  EXPECT_EQ(compared(before, odd), Lines{"column public.events_1.note [not null]"});
}

TEST(Compare, TextsAreHashedWithTheirLengths) {
  EXPECT_NE(hash_of({{"a", "bc"}}), hash_of({{"ab", "c"}}));
  EXPECT_NE(hash_of({{"a", "b"}, {"c", ""}}), hash_of({{"a", ""}, {"bc", ""}}));
  EXPECT_EQ(hash_of({{"default", "now()"}}), hash_of({{"default", "now()", Form::kExpression}}));
}

}  // namespace
}  // namespace lockstep::catalog

#include <gtest/gtest.h>
#include <string>

#include "report/schema_text.h"

namespace lockstep::report {
namespace {

using model::Property;

TEST(SchemaJson, HasEveryKeyOfEveryObject) {
  model::Schema schema;
  schema.open = model::Unknown{"an export", 0};
  schema.not_told = {model::ObjectKind::kForeignKey};
  schema.enums.push_back({{"mood", {}, {}}, "app", {"a"}});
  model::Table& table = schema.tables.emplace_back();
  table.name = "users";
  table.place = {"schema.ts", 3, 7, 3, 12};
  table.row_level_security = Property::flag(true);
  model::Column& column = table.columns.emplace_back();
  column.name = "id";
  column.type = Property::of("uuid");
  column.default_value = Property::not_known({"a call", 0});
  EXPECT_EQ(schema_as_json(schema), R"({
  "version": 1,
  "open": "an export",
  "not_told": [
    "foreign key"
  ],
  "schemas": [],
  "enums": [
    {
      "name": "mood",
      "schema": "app",
      "unknown": null,
      "place": null,
      "values": [
        "a"
      ]
    }
  ],
  "sequences": [],
  "tables": [
    {
      "name": "users",
      "schema": "public",
      "unknown": null,
      "place": {
        "path": "schema.ts",
        "line": 3,
        "column": 7
      },
      "row_level_security": true,
      "open_columns": null,
      "open_constraints": null,
      "columns": [
        {
          "name": "id",
          "unknown": null,
          "place": null,
          "type": "uuid",
          "type_schema": null,
          "not_null": false,
          "primary_key": false,
          "default": {
            "unknown": "a call"
          },
          "generated": null,
          "identity": null,
          "sequence": null
        }
      ],
      "primary_keys": [],
      "uniques": [],
      "foreign_keys": [],
      "checks": [],
      "indexes": [],
      "policies": []
    }
  ],
  "views": [],
  "roles": [],
  "policies": []
}
)");
}

TEST(DifferencesJson, HasEveryKeyOfEveryDifference) {
  model::SchemaDifference changed;
  changed.object = model::ObjectKind::kForeignKey;
  changed.relation = "users";
  changed.name = "users_team_fk";
  changed.property = "on delete";
  changed.before = "none";
  changed.after = "cascade";
  changed.after_place = {"schema.ts", 3, 7, 3, 12};
  model::SchemaDifference added;
  added.kind = model::SchemaDifference::Kind::kAdded;
  added.relation = "members";
  added.renamed_from = "people";
  EXPECT_EQ(differences_as_json({changed, added}), R"({
  "version": 1,
  "differences": [
    {
      "kind": "changed",
      "object": "foreign key",
      "relation": "users",
      "name": "users_team_fk",
      "property": "on delete",
      "before": "none",
      "after": "cascade",
      "detail": null,
      "certain": true,
      "renamed_from": null,
      "before_place": null,
      "after_place": {
        "path": "schema.ts",
        "line": 3,
        "column": 7
      }
    },
    {
      "kind": "added",
      "object": "table",
      "relation": "members",
      "name": null,
      "property": null,
      "before": null,
      "after": null,
      "detail": null,
      "certain": true,
      "renamed_from": "people",
      "before_place": null,
      "after_place": null
    }
  ]
}
)");
}

}  // namespace
}  // namespace lockstep::report

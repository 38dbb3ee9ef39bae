#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/compare_schemas.h"
#include "model/schema.h"

// A schema, and what differs between two, for people, programs and diagrams. Every form is safe to print to a terminal
// or a CI log, whatever the names and texts in the schema hold.
namespace lockstep::report {

/// A page to read: what stands by itself in the order of kind and name, a table with its columns in their order, then
/// its constraints, indexes and policies. What is not known is a "?" with the reason.
///
///   table users, row level security
///     id    integer      not null, primary key
///     role  app.role     not null, default 'member'
///     foreign key users_team_fk (team_id) -> app.teams (id), on delete cascade, on update no action
std::string schema_as_text(const model::Schema& schema);

/// JSON in this form, in ASCII and with two spaces of indentation, each key present in every object of its kind:
///
///   {"version": 1,
///    "open": null,               or why there may be objects that are not listed
///    "not_told": ["check"],      kinds that this picture never tells of, by their nouns
///    "schemas": [NAMED], "enums": [{NAMED, "schema": "public", "values": ["a"]}],
///    "sequences": [{NAMED, "schema", PROPERTIES}], "views": the same, "roles": [{NAMED, PROPERTIES}],
///    "policies": those of tables that are not listed, by "table.policy",
///    "tables": [{NAMED, "schema", PROPERTIES, "open_columns": null, "open_constraints": null,
///                "columns": [{NAMED, PROPERTIES}], and likewise "primary_keys", "uniques", "foreign_keys", "checks",
///                "indexes", "policies"}]}
///
/// NAMED is "name", "unknown" (null, or why nothing else is known of it) and "place" (null, or "path", "line",
/// "column"). PROPERTIES are those of model::properties with "_" for spaces: a text, null without one, true or false
/// for one that only holds or does not, and {"unknown": "the reason"}. Objects stand in the order of the picture.
std::string schema_as_json(const model::Schema& schema);

/// A Mermaid erDiagram: tables with their columns, marked PK, FK and UK, and the foreign keys as relations. Names that
/// Mermaid cannot take are written with "_", and shown as they are beside.
std::string schema_as_mermaid(const model::Schema& schema);

/// A line each, with an empty line between relations; empty when there is none. "+ table posts",
/// "- column users.age", "~ users.role default 'member' -> 'guest'", "~ enum mood gains 'calm' after 'ok'",
/// "+ column users.email, renamed from mail?", "~ users.role default may have changed: depends on process.env.ROLE".
std::string differences_as_text(const std::vector<model::SchemaDifference>& differences);

/// {"version": 1, "differences": [{"kind": "added", "removed" or "changed", "object": "foreign key", "relation",
/// "name", "property", "before", "after", "detail", "certain": true, "renamed_from", "before_place", "after_place"}]}:
/// the fields of model::SchemaDifference, null where they are empty, in the form of schema_as_json.
std::string differences_as_json(const std::vector<model::SchemaDifference>& differences);

}  // namespace lockstep::report

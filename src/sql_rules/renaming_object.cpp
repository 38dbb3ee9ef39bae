#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"
#include "sql_rules/type_steps.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using sql::ObjectKind;

bool is_relation(ObjectKind kind) {
  return kind == ObjectKind::kTable || kind == ObjectKind::kView || kind == ObjectKind::kMaterializedView ||
         kind == ObjectKind::kForeignTable || kind == ObjectKind::kSequence;
}

bool is_function(ObjectKind kind) {
  return kind == ObjectKind::kFunction || kind == ObjectKind::kProcedure || kind == ObjectKind::kRoutine ||
         kind == ObjectKind::kAggregate;
}

/// Whether the change under judgement made the object, or nobody has: there is no release that knows it.
bool is_unknown_to_release(ObjectKind kind, const sql::ObjectName& object, const Situation& at) {
  if (is_relation(kind))
    return lint::is_private(at, object.name) || is_absent(at, at.database.find_relation(object.name));
  if (is_function(kind)) {
    const auto function = at.database.find_function(object);
    return is_absent(at, function) || (function && function->origin.is_new);
  }
  if (kind == ObjectKind::kSchema) {
    const auto schema = at.database.find_schema(object.name.name);
    return is_absent(at, schema) || (schema && schema->origin.is_new && !schema->made_if_not_exists);
  }
  const replay::TypeLookup type = at.database.find_type(object.name);
  if (type.row_of != nullptr) return lint::is_new(*type.row_of);
  return (type.presence == replay::Presence::kAbsent && at.migration != 0) ||
         (type.type != nullptr && type.type->origin.is_new);
}

/// Whether something has the old name again.
bool is_taken_again(const Situation& at, const sql::Rename& rename) {
  return any_behind(at, [&](const sql::Statement& statement) {
    const sql::QualifiedName& name = rename.object.name;
    if (const auto* type = std::get_if<sql::CreateEnum>(&statement.body)) return is_same_name(type->name, name);
    if (const auto* type = std::get_if<sql::CreateType>(&statement.body)) return is_same_name(type->name, name);
    if (const auto* type = std::get_if<sql::CreateDomain>(&statement.body)) return is_same_name(type->name, name);
    if (const auto* function = std::get_if<sql::CreateFunction>(&statement.body))
      return is_same_name(function->name, name);
    if (const auto* schema = std::get_if<sql::CreateSchema>(&statement.body)) return schema->name.text == name.name;
    const auto* other = std::get_if<sql::Rename>(&statement.body);
    return other != nullptr && other->kind == rename.kind && other->new_name.text == name.name;
  });
}

void say(const Situation& at, Hazards& found, std::string_view kind, const std::string& old_name,
         const std::string& new_name, const std::string& safe_way) {
  found.add(at.statement.span,
            "the release that still runs fails wherever it names " + std::string(kind) + " " + old_name + ": it is " +
                new_name + " at once",
            safe_way);
}

void check_object_rename(const sql::Rename& rename, const Situation& at, Hazards& found) {
  const ObjectKind kind = rename.kind;
  if (kind == ObjectKind::kAttribute) {
    const replay::TypeLookup type = at.database.find_type(rename.relation);
    if (type.row_of != nullptr && lint::is_new(*type.row_of)) return;
    say(at, found, "attribute", lint::quoted(rename.relation) + "." + lint::quoted(rename.old_name.text),
        lint::quoted(rename.new_name.text), "rename it when no release uses the old name any more");
    return;
  }
  const bool is_known_kind = kind == ObjectKind::kSchema || kind == ObjectKind::kType || kind == ObjectKind::kDomain ||
                             kind == ObjectKind::kSequence || is_function(kind);
  if (!is_known_kind || is_unknown_to_release(kind, rename.object, at)) return;
  if (is_taken_again(at, rename) || (kind == ObjectKind::kType && is_set_aside(rename.object.name, rename.new_name)))
    return;
  const std::string safe_way = is_function(kind)
                                   ? "keep a function of the old name that calls the new one, until no release calls it"
                                   : "rename it when no release uses the old name any more";
  const sql::QualifiedName& name = rename.object.name;
  say(at, found, sql::words(kind), lint::quoted(name),
      lint::quoted(sql::QualifiedName{name.schema, rename.new_name.text, {}}), safe_way);
}

void check_value(const sql::AlterEnum& change, const Situation& at, Hazards& found) {
  const replay::TypeLookup type = at.database.find_type(change.name);
  const bool is_made_here = type.type != nullptr && type.type->origin.is_new;
  if (change.kind != sql::AlterEnum::Kind::kRenameValue || is_made_here) return;
  say(at, found, "the value", lint::literal(change.old_value.label) + " of " + lint::quoted(change.name),
      lint::literal(change.value.label),
      "first release a version that reads both values; add the new one, move the rows over, and let the old one be: "
      "ALTER TYPE " +
          lint::quoted(change.name) + " ADD VALUE " + lint::literal(change.value.label) + ";");
}

void check_schema(const sql::SetSchema& move, const Situation& at, Hazards& found) {
  const bool is_known_kind = is_relation(move.kind) || is_function(move.kind) || move.kind == ObjectKind::kType ||
                             move.kind == ObjectKind::kDomain;
  if (!is_known_kind || is_unknown_to_release(move.kind, move.object, at)) return;
  const sql::QualifiedName& name = move.object.name;
  const std::string moved = lint::quoted(sql::QualifiedName{move.schema.text, name.name, {}});
  const std::string view =
      is_relation(move.kind) && move.kind != ObjectKind::kSequence
          ? "leave a view of the old name:\n" +
                script(at.settings, {std::string(at.text_of(at.statement.span)),
                                     "CREATE VIEW " + lint::quoted(name) + " AS SELECT * FROM " + moved})
          : "first release a version that has the new schema in its search_path";
  say(at, found, sql::words(move.kind), lint::quoted(name), moved, view);
}

}  // namespace

constexpr lint::Rule kRenamingObject = {
    .id = "renaming-object",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "a schema, type, value, function or sequence that the running release knows by its old name",
    .handlers = {lint::on<&check_object_rename>(), lint::on<&check_value>(), lint::on<&check_schema>()},
    .aliases = {"rename-schema", "rename-enum-value"},
};

}  // namespace lockstep::sql_rules

#include "replay/schemas.h"

#include <algorithm>
#include <utility>

#include "replay/targets.h"

namespace lockstep::replay {
namespace {

Publication* target_publication(Step& step, const sql::Name& name) {
  const Lookup<Publication> found = step.database.find_publication(name.text);
  if (found) return &step.database.change_publication(found->id);
  if (found.is_absent() &&
      !step.is_made_elsewhere("42704", "publication \"" + name.text + "\" does not exist", name.span)) {
    return nullptr;
  }
  Publication publication;
  publication.name = name.text;
  publication.is_open = true;
  publication.existence = step.existence();
  return &step.database.change_publication(step.database.add(std::move(publication)));
}

std::vector<Id> tables_of(Step& step, const sql::Replication& statement) {
  std::vector<Id> tables;
  for (const sql::QualifiedName& name : statement.tables) {
    const Id table = target_relation(step, name, RelationKind::kTable, false);
    if (table != 0) tables.push_back(table);
  }
  return tables;
}

void create_publication(Step& step, const sql::Replication& statement) {
  if (const Lookup<Publication> known = step.database.find_publication(statement.name.text)) {
    step.note("42710", "publication \"" + statement.name.text + "\" already exists", statement.name.span,
              known->existence == Existence::kCertain);
    return;
  }
  Publication publication;
  publication.name = statement.name.text;
  publication.all_tables = statement.all_tables;
  publication.tables = tables_of(step, statement);
  for (const sql::Name& schema : statement.schemas) publication.schemas.push_back(schema.text);
  publication.existence = step.existence();
  publication.origin = step.origin;
  step.database.add(std::move(publication));
}

}  // namespace

std::string name_of(const sql::CreateSchema& statement) {
  return statement.name.text.empty() ? statement.authorization.text : statement.name.text;
}

bool apply_create_schema(Step& step, const sql::CreateSchema& statement) {
  const std::string name = name_of(statement);
  const Lookup<Schema> known = step.database.find_schema(name);
  if (known) {
    const bool is_certain = known->existence == Existence::kCertain;
    if (!is_certain && !step.may_not_run()) step.database.change_schema(known->id).existence = Existence::kCertain;
    if (statement.if_not_exists) return false;
    step.note("42P06", "schema \"" + name + "\" already exists", statement.name.span, is_certain);
    return !is_certain;
  }
  Schema schema;
  schema.name = name;
  schema.existence = step.existence();
  schema.made_if_not_exists = statement.if_not_exists || step.forgives("42P06");
  schema.origin = step.origin;
  step.database.add(std::move(schema));
  return true;
}

void apply_extension(Step& step, const sql::Extension& statement) {
  if (statement.kind != sql::Extension::Kind::kCreate) return;
  if (const Lookup<Extension> known = step.database.find_extension(statement.name.text)) {
    if (statement.if_not_exists) return;
    step.note("42710", "extension \"" + statement.name.text + "\" already exists", statement.name.span,
              known->existence == Existence::kCertain);
    return;
  }
  Extension extension;
  extension.name = statement.name.text;
  extension.existence = step.existence();
  extension.made_if_not_exists = statement.if_not_exists;
  extension.origin = step.origin;
  step.database.add(std::move(extension));
}

void apply_role(Step& step, const sql::Role& statement) {
  const Lookup<Role> known = step.database.find_role(statement.name.text);
  if (!statement.is_create) {
    if (!known || step.may_not_run()) return;
    Role& role = step.database.change_role(known->id);
    role.options.insert(role.options.end(), statement.options.begin(), statement.options.end());
    return;
  }
  if (known) {
    step.note("42710", "role \"" + statement.name.text + "\" already exists", statement.name.span,
              known->existence == Existence::kCertain);
    return;
  }
  Role role;
  role.name = statement.name.text;
  role.options = statement.options;
  role.existence = step.existence();
  role.origin = step.origin;
  step.database.add(std::move(role));
}

void apply_replication(Step& step, const sql::Replication& statement) {
  if (statement.is_subscription) return;
  using Change = sql::Replication::Change;
  if (statement.change == Change::kCreate) return create_publication(step, statement);
  const std::vector<Id> tables = tables_of(step, statement);
  Publication* publication = target_publication(step, statement.name);
  if (publication == nullptr || step.may_not_run()) return;
  if (statement.change == Change::kSet) {
    publication->tables = tables;
    publication->is_open = false;
  } else if (statement.change == Change::kAdd) {
    publication->tables.insert(publication->tables.end(), tables.begin(), tables.end());
  } else if (statement.change == Change::kDrop) {
    for (const Id table : tables) std::erase(publication->tables, table);
  }
}

}  // namespace lockstep::replay

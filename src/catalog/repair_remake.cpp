#include <algorithm>

#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "catalog/words.h"

// DROP and CREATE, where neither ALTER nor CREATE OR REPLACE can change an object: with it goes all that was said of
// it.

namespace lockstep::catalog {
namespace {

/// Everything but an owner that is not compared, where whoever makes the object is that.
SelectionOptions all_remarks(const Change& change, const Selection& selection, RunBy run_by) {
  SelectionOptions options;
  const bool is_owner_compared = selection.holds_field(change.want.identity, "owner");
  if (run_by == RunBy::kOwner && !is_owner_compared) options.ignored_aspects.push_back(Aspect::kOwners);
  return options;
}

/// What is to be said of an object that is made anew: what is compared as it should be, the rest as it was.
Object remade(const Change& change, const Selection& selection) {
  Object object{change.want.identity, {}, 0, false};
  for (const Field& field : change.want.fields) {
    if (!is_remark(field.name) || selection.holds_field(object.identity, field.name)) object.fields.push_back(field);
  }
  for (const Field& field : change.have.fields) {
    if (is_remark(field.name) && !selection.holds_field(object.identity, field.name)) object.fields.push_back(field);
  }
  return object;
}

/// Whether a part of a view can be there again: a column may have gone.
bool stays(const Object& part, const Object& view) {
  if (part.identity.kind != Kind::kColumn) return true;
  const std::vector<std::string> columns = split_list(value_or(view, "columns"));
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
    return column.starts_with(written_name(part.identity.part) + " ");
  });
}

/// The table forgets an index that is dropped.
Statements use_again(const Change& change) {
  const std::string alter = "ALTER TABLE " + sql_name(change.want.identity);
  Statements statements;
  const auto both_have = [&](std::string_view field) { return change.have.has(field) && change.want.has(field); };
  if (both_have("is replica identity")) {
    append(statements, one(alter + " REPLICA IDENTITY USING INDEX " + sql_part(change.want.identity)));
  }
  if (both_have("is clustered")) append(statements, one(alter + " CLUSTER ON " + sql_part(change.want.identity)));
  return statements;
}

}  // namespace

Statements remake(const Change& change, const Selection& selection, RunBy run_by) {
  Statements made = create_bare(change.want);
  if (made.empty() || made.front().starts_with("--")) {
    append(made, alter_remarks(change, selection));
    return made;
  }
  Statements statements = drop(change.have);
  append(statements, std::move(made));
  append(statements, use_again(change));
  const Selection all(all_remarks(change, selection, run_by));
  append(statements, remarks(remade(change, selection), all));
  for (const Object* part : change.parts) {
    if (!stays(*part, change.want)) continue;
    if (part->identity.kind != Kind::kColumn) append(statements, create_bare(*part));
    append(statements, remarks(*part, all));
  }
  return statements;
}

}  // namespace lockstep::catalog

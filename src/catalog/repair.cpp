#include "catalog/repair.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

const std::string kComment = "-- ";
const std::string kAfterReason = ": ";

std::string set_comment(const Object& object, const std::string* comment) {
  return "COMMENT ON " + sql_target(object) + " IS " + (comment == nullptr ? "NULL" : pg::quote_literal(*comment));
}

std::string set_owner(const Object& object, std::string_view owner) {
  return "ALTER " + sql_target(object) + " OWNER TO " + sql_of_written(owner);
}

/// Whether ALTER … OWNER TO is there for the kind.
bool has_owner_in_sql(const Object& object) {
  return object.identity.kind != Kind::kExtension;
}

std::vector<std::string> grant_fields(const Object& object) {
  std::vector<std::string> names;
  for (const Field& field : object.fields) {
    if (field.name.starts_with(kGrantsTo)) names.push_back(field.name);
  }
  return names;
}

}  // namespace

void append(Statements& all, Statements more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Statements one(std::string text) {
  if (text.empty()) return {};
  if (!text.ends_with(';')) text += ';';
  return {std::move(text)};
}

std::string commented(std::string text) {
  for (const std::string line_end : {"\n", "\r"})
    text = base::replace_all(std::move(text), line_end, line_end + kComment);
  return kComment + text;
}

Statements withheld(const std::string& statement, std::string_view reason) {
  return {commented(std::string(reason) + kAfterReason + statement + ";")};
}

std::optional<Withheld> withheld_statement(std::string_view text) {
  const std::size_t reason_end = text.find(kAfterReason);
  if (!text.starts_with(kComment) || !text.ends_with(';') || reason_end == std::string_view::npos) return std::nullopt;
  Withheld withheld{std::string(text.substr(kComment.size(), reason_end - kComment.size())),
                    std::string(text.substr(reason_end + kAfterReason.size()))};
  for (const std::string line_end : {"\n", "\r"}) {
    withheld.statement = base::replace_all(std::move(withheld.statement), line_end + kComment, line_end);
  }
  return withheld;
}

std::string value_or(const Object& object, std::string_view field, std::string_view otherwise) {
  const std::string* value = object.find(field);
  return value == nullptr ? std::string(otherwise) : *value;
}

bool Change::has(std::string_view field) const {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool Change::is_only(std::initializer_list<std::string_view> of) const {
  return std::all_of(fields.begin(), fields.end(), [&](const std::string& field) {
    return is_remark(field) || std::find(of.begin(), of.end(), field) != of.end();
  });
}

Statements remarks(const Object& object, const Selection& selection) {
  Statements statements;
  const Object usual{object.identity, {}, 0, false};
  const auto is_told = [&](std::string_view field) {
    return object.has(field) && selection.holds_field(object.identity, field);
  };
  if (is_told("owner") && has_owner_in_sql(object)) append(statements, one(set_owner(object, *object.find("owner"))));
  const bool is_of_view = object.identity.kind == Kind::kColumn && !object.has("type");
  if (is_of_view && object.has("default")) append(statements, alter_column({usual, object, {"default"}}));
  if (is_told("comment")) append(statements, one(set_comment(object, object.find("comment"))));
  for (const std::string& field : grant_fields(object)) {
    if (is_told(field)) append(statements, alter_grants(usual, object, field));
  }
  return statements;
}

Statements alter_remarks(const Change& change, const Selection& selection) {
  Statements statements;
  for (const std::string& field : change.fields) {
    if (!selection.holds_field(change.want.identity, field)) continue;
    if (field == "owner" && change.want.has(field) && has_owner_in_sql(change.want)) {
      append(statements, one(set_owner(change.want, *change.want.find(field))));
    } else if (field == "comment") {
      append(statements, one(set_comment(change.want, change.want.find(field))));
    } else if (field.starts_with(kGrantsTo)) {
      append(statements, alter_grants(change.have, change.want, field));
    }
  }
  return statements;
}

std::vector<std::string> sql_for(const Difference& difference, Toward toward, const SelectionOptions& options,
                                 RunBy run_by) {
  const Selection selection(options);
  const bool is_forward = toward == Toward::kAfter;
  const Object* have = is_forward ? difference.before : difference.after;
  const Object* want = is_forward ? difference.after : difference.before;
  if (want == nullptr) return drop(*have);
  if (have == nullptr) return create(*want, is_forward ? difference.parts_after : difference.parts_before, selection);
  Change change{*have, *want, {}, is_forward ? difference.parts_before : difference.parts_after};
  for (const FieldDifference& field : difference.fields) change.fields.push_back(field.field);
  return alter(change, selection, run_by);
}

}  // namespace lockstep::catalog

#include "replay/columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "replay/names.h"
#include "replay/sequences.h"
#include "replay/targets.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

using sql::ConstraintKind;

constexpr std::size_t kMostColumns = 1600;
constexpr std::array<std::string_view, 6> kSystemColumns = {"cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"};

/// The integer type behind a serial one; empty for other types.
std::string serial_base(const std::string& type) {
  if (type == "smallserial" || type == "serial2") return "int2";
  if (type == "serial" || type == "serial4") return "int4";
  if (type == "bigserial" || type == "serial8") return "int8";
  return "";
}

bool is_identity_type(const sql::TypeName& type) {
  return type.dimensions == 0 && (type.name == "int2" || type.name == "int4" || type.name == "int8");
}

bool is_acceptable(Step& step, const Relation& relation, const sql::Column& column) {
  const std::string& name = column.name.text;
  if (std::find(kSystemColumns.begin(), kSystemColumns.end(), name) != kSystemColumns.end()) {
    step.refuse("42701", "column name \"" + name + "\" conflicts with a system column name", column.name.span);
    return false;
  }
  if (relation.columns.size() >= kMostColumns) {
    step.refuse("54011", "tables can have at most 1600 columns", column.name.span);
    return false;
  }
  const std::string serial = serial_base(column.type.name);
  const std::string suffix = " for column \"" + name + "\" of table \"" + relation.name + "\"";
  const bool has_default = !serial.empty() || find_constraint(column, ConstraintKind::kDefault) != nullptr;
  const sql::Constraint* identity = find_constraint(column, ConstraintKind::kIdentity);
  const sql::Constraint* generated = find_constraint(column, ConstraintKind::kGenerated);
  if (has_default && identity != nullptr) {
    step.refuse("42601", "both default and identity specified" + suffix, identity->span);
  } else if (has_default && generated != nullptr) {
    step.refuse("42601", "both default and generation expression specified" + suffix, generated->span);
  } else if (identity != nullptr && generated != nullptr) {
    step.refuse("42601", "both identity and generation expression specified" + suffix, generated->span);
  } else if (identity != nullptr && column.type.schema.empty() && !is_identity_type(column.type)) {
    step.refuse("22023", "identity column type must be smallint, integer, or bigint", column.type.span);
  } else {
    return true;
  }
  return false;
}

Column column_head(Step& step, const sql::Column& written) {
  Column column;
  column.name = written.name.text;
  column.type = written.type;
  column.is_type_known = !written.type.name.empty() && !written.type.is_column_reference;
  column.collation = written.collation.name;
  column.existence = step.existence();
  column.origin = step.at(written.span);
  if (const std::string serial = serial_base(written.type.name); !serial.empty()) {
    column.type.name = serial;
    column.is_serial = column.not_null = true;
  } else {
    const std::optional<Id> type = used_type(step, written.type);
    column.is_type_known = column.is_type_known && type.has_value();
    column.type_id = type.value_or(0);
  }
  return column;
}

/// What is not a constraint in the catalogs: NOT NULL, DEFAULT, identity, GENERATED.
void take_properties(Step& step, Id relation, std::uint32_t number, const sql::Column& written) {
  for (const sql::Constraint& constraint : written.constraints) {
    Column& column = *column_of(step.database.change_relation(relation), number);
    switch (constraint.kind) {
      case ConstraintKind::kNotNull:
      case ConstraintKind::kPrimaryKey:
        column.not_null = true;
        break;
      case ConstraintKind::kDefault:
        set_default(step, relation, number, *constraint.expression, constraint.span);
        break;
      case ConstraintKind::kGenerated:
        set_generated(step, relation, number, constraint);
        break;
      case ConstraintKind::kIdentity:
        column.not_null = true;
        column.identity = constraint.generated_always ? Column::Identity::kAlways : Column::Identity::kByDefault;
        add_own_sequence(step, relation, number, constraint.options, true);
        break;
      default:
        break;
    }
  }
}

bool is_catalog_constraint(ConstraintKind kind) {
  return kind == ConstraintKind::kCheck || kind == ConstraintKind::kPrimaryKey || kind == ConstraintKind::kUnique ||
         kind == ConstraintKind::kExclusion || kind == ConstraintKind::kForeignKey;
}

}  // namespace

void add_plain_column(Relation& relation, Column column) {
  column.number = ++relation.last_column_number;
  relation.columns.push_back(std::move(column));
}

void add_output_columns(Step& step, Relation& relation, const QueryPicture& picture,
                        const std::vector<sql::Name>& names) {
  if (picture.is_open) relation.open_columns = "not all columns of its query are known";
  for (std::size_t at = 0; at < picture.columns.size(); ++at) {
    const OutputColumn& output = picture.columns[at];
    Column column;
    column.name = at < names.size() ? names[at].text : output.name;
    if (find_column(relation, column.name) != nullptr) {
      step.note("42701", "column \"" + column.name + "\" specified more than once", {}, !picture.is_open);
      continue;
    }
    column.type = output.type;
    column.type_id = output.type_id;
    column.is_type_known = output.is_type_known;
    column.origin = step.origin;
    add_plain_column(relation, std::move(column));
  }
}

bool add_column(Step& step, Id relation_id, const sql::Column& written, std::vector<PendingConstraint>& pending) {
  if (!is_acceptable(step, *step.database.relation(relation_id), written)) return false;
  Column column = column_head(step, written);
  const bool is_serial = column.is_serial;
  step.database.note_use(relation_id, column.type_id);
  Relation& relation = step.database.change_relation(relation_id);
  add_plain_column(relation, std::move(column));
  const std::uint32_t number = relation.last_column_number;
  if (is_serial) add_own_sequence(step, relation_id, number, {}, false);
  take_properties(step, relation_id, number, written);
  for (const sql::Constraint& constraint : written.constraints) {
    if (is_catalog_constraint(constraint.kind)) pending.push_back({&constraint, written.name.text});
  }
  return true;
}

void set_default(Step& step, Id relation_id, std::uint32_t number, const sql::Expression& value, sql::Span limit) {
  Uses uses = uses_of(step.database, value);
  step.database.note_uses(relation_id, uses);
  Column& column = *column_of(step.database.change_relation(relation_id), number);
  column.uses = std::move(uses);
  column.is_serial = false;
  if (value.kind == sql::ExpressionKind::kNull) {
    column.default_value.reset();
  } else {
    column.default_value = step.source_with_parentheses(value.span, limit);
  }
}

void set_generated(Step& step, Id relation_id, std::uint32_t number, const sql::Constraint& generated) {
  if (generated.expression == nullptr) return;
  const Relation& relation = *step.database.relation(relation_id);
  Uses uses = uses_of(step.database, relation, *generated.expression);
  for (const std::string& name : own_columns(relation, uses)) {
    const Column& used = *find_column(relation, name);
    if (used.generated || used.number == number) {
      step.refuse("42P17", "cannot use generated column \"" + name + "\" in column generation expression",
                  generated.span);
    }
  }
  step.database.note_uses(relation_id, uses);
  Column& column = *column_of(step.database.change_relation(relation_id), number);
  column.uses = std::move(uses);
  column.generated = step.source_within_parentheses(generated.expression->span, generated.span);
  column.is_virtual = generated.is_virtual;
}

void add_own_sequence(Step& step, Id relation_id, std::uint32_t number, const std::vector<sql::Option>& options,
                      bool is_of_identity) {
  const Relation& table = *step.database.relation(relation_id);
  const Column& column = *find_column(table, number);
  Relation sequence;
  sequence.kind = RelationKind::kSequence;
  sequence.schema = table.schema;
  sequence.persistence = table.persistence;
  sequence.existence = column.existence;
  sequence.origin = column.origin;
  sequence.owner_table = relation_id;
  sequence.owner_column = number;
  sequence.is_of_identity = is_of_identity;
  if (column.is_type_known) sequence.sequence.type = column.type.name;
  for (const sql::Option& option : options) {
    if (option.name == "sequence_name" && option.value) sequence.name = parse_name(*option.value).name;
  }
  if (sequence.name.empty()) {
    sequence.name = free_relation_name(step.database, table.schema, table.name, column.name, "seq", NameOf::kRelation);
  }
  take_sequence_options(sequence.sequence, options);
  if (!take_relation_name(step, sequence.schema, sequence.name, column.origin.span)) return;
  const std::string value = "nextval('" + sequence.name + "'::regclass)";
  const Id id = step.database.add(std::move(sequence));
  step.database.note_use(id, relation_id);
  Column& changed = *column_of(step.database.change_relation(relation_id), number);
  changed.sequence = id;
  if (is_of_identity) return;
  changed.default_value = value;
  changed.uses = {{id, 0, true}};
  step.database.note_use(relation_id, id);
}

}  // namespace lockstep::replay

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "catalog/reading.h"
#include "catalog/words.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

/// As SQL has it: "increment 1 minvalue 1 maxvalue 9223372036854775807 start 1 cache 1 cycle".
std::string options_of(const pg::Row& row) {
  const auto number = [&](std::size_t column) { return std::string(row.text(column)); };
  return "increment " + number(3) + " minvalue " + number(4) + " maxvalue " + number(5) + " start " + number(2) +
         " cache " + number(6) + (row.boolean(7) ? " cycle" : "");
}

/// What an identity column has in place of a sequence of its own.
void move_into_column(Reading& reading, const Relation& sequence, const pg::Row& row) {
  Object* column = reading.find_column(oid_of(row, 8), static_cast<int>(row.integer(9)));
  if (column != nullptr) column->add("sequence", written_name(sequence.name) + " " + options_of(row));
}

/// What the triggers of one constraint on one table are, and what ALTER TABLE has to say so that they are as usual: in
/// their names stand numbers, which no other database has.
struct KeyTriggers {
  std::set<std::string> states;
  std::string enabling;
};

}  // namespace

void read_disabled_keys(Reading& reading) {
  const pg::Result rows = reading.answer("disabled_keys");
  std::map<std::pair<Oid, Oid>, KeyTriggers> triggers;
  for (const pg::Row row : rows) {
    KeyTriggers& of_table = triggers[{oid_of(row, 0), oid_of(row, 1)}];
    of_table.states.emplace(row.text(3));
    of_table.enabling +=
        (of_table.enabling.empty() ? "" : ", ") + ("ENABLE TRIGGER " + pg::quote_identifier(row.text(2)));
  }
  for (const auto& [key, found] : triggers) {
    Object* constraint = reading.find({kPgConstraint, key.first});
    const Relation* table = reading.relation(key.second);
    if (constraint == nullptr || table == nullptr) continue;
    const bool is_own = table->schema == constraint->identity.schema && table->name == constraint->identity.name;
    const std::string field = is_own ? "triggers" : "triggers of the referenced table";
    constraint->add(field, base::join(std::vector(found.states.begin(), found.states.end()), ", "));
    constraint->add("enable " + field, found.enabling, Form::kStatement);
  }
}

void read_sequences(Reading& reading) {
  const pg::Result rows = reading.answer("sequences");
  for (const pg::Row row : rows) {
    const Oid oid = oid_of(row, 0);
    Relation* sequence = reading.relation(oid);
    if (sequence == nullptr) continue;
    if (letter_of(row, 10) == 'i') {
      move_into_column(reading, *sequence, row);
      continue;
    }
    sequence->object = reading.add_object({Kind::kSequence, sequence->schema, sequence->name, ""}, {kPgClass, oid});
    Object& object = reading.object(*sequence->object);
    if (row.text(1) != "bigint") object.add("type", row.text(1));
    object.add("sequence", options_of(row));
    object.add("unlogged", flag_of(sequence->is_unlogged));
    const Relation* owner = row.is_null(8) ? nullptr : reading.relation(oid_of(row, 8));
    if (owner != nullptr) {
      object.add("owned by", owner->written() + "." + owner->names({static_cast<int>(row.integer(9))}));
    }
    object.add("owner", sequence->owner);
  }
}

void read_views(Reading& reading) {
  const pg::Result rows = reading.answer("views");
  for (const pg::Row row : rows) {
    Object* view = reading.find({kPgClass, oid_of(row, 0)});
    if (view != nullptr) view->add("definition", row.text(1), Form::kExpression);
  }
}

void read_foreign_tables(Reading& reading) {
  const pg::Result rows = reading.answer("foreign_tables");
  for (const pg::Row row : rows) {
    Object* table = reading.find({kPgClass, oid_of(row, 0)});
    if (table == nullptr) continue;
    table->add("server", written_name(row.text(1)));
    table->add("foreign options", row.text(2));
  }
}

void read_default_privileges(Reading& reading) {
  const pg::Result rows = reading.answer("default_privileges");
  for (const pg::Row row : rows) {
    Identity identity{Kind::kDefaultPrivileges, std::string(row.text(1)), std::string(row.text(3)),
                      reading.role(oid_of(row, 2))};
    reading.add_object(std::move(identity), {kPgDefaultAcl, oid_of(row, 0)});
  }
}

}  // namespace lockstep::catalog

// Views and sequences.
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

namespace {

Value new_view(Call& call, Value schema) {
  View made;
  made.name = call.argument(0);
  made.schema = schema;
  made.columns = call.argument(1);
  made.is_materialized = call.detail == 1;
  made.origin = call.origin;
  return Heap::add(call.heap().views, Type::kView, std::move(made));
}

Value make_view(Call& call) {
  return new_view(call, {});
}

Value make_schema_view(Call& call) {
  return new_view(call, call.heap().schemas[call.receiver.id].name);
}

View& view(Call& call) {
  return call.heap().views[call.receiver.id];
}

Value define_view(Call& call) {
  const Value given = call.argument(0);
  view(call).is_complete = true;
  view(call).definition = given.is(Type::kSql) || given.is_unknown() ? given : call.unknown("is a query");
  return call.receiver;
}

Value existing_view(Call& call) {
  view(call).is_complete = true;
  view(call).exists = true;
  return call.receiver;
}

Value view_with(Call& call) {
  view(call).with = call.argument(0);
  return call.receiver;
}

Value view_using(Call& call) {
  view(call).method = call.argument(0);
  return call.receiver;
}

Value view_tablespace(Call& call) {
  view(call).tablespace = call.argument(0);
  return call.receiver;
}

Value view_with_no_data(Call& call) {
  view(call).with_no_data = true;
  return call.receiver;
}

Value make_sequence(Call& call) {
  return Heap::add(call.heap().sequences, Type::kSequence,
                   Sequence{call.argument(0), {}, call.argument(1), call.origin});
}

Value make_schema_sequence(Call& call) {
  const Value schema = call.heap().schemas[call.receiver.id].name;
  return Heap::add(call.heap().sequences, Type::kSequence,
                   Sequence{call.argument(0), schema, call.argument(1), call.origin});
}

constexpr Native kViewRows[] = {
    {Space::kPgCore, "pgView", make_view, 0},
    {Space::kPgCore, "pgMaterializedView", make_view, 1},
    {Space::kPgCore, "pgSequence", make_sequence},
    {Space::kPgSchemaMethods, "view", make_schema_view, 0},
    {Space::kPgSchemaMethods, "materializedView", make_schema_view, 1},
    {Space::kPgSchemaMethods, "sequence", make_schema_sequence},
    {Space::kViewMethods, "as", define_view},
    {Space::kViewMethods, "existing", existing_view},
    {Space::kViewMethods, "with", view_with},
    {Space::kViewMethods, "using", view_using},
    {Space::kViewMethods, "tablespace", view_tablespace},
    {Space::kViewMethods, "withNoData", view_with_no_data},
};

}  // namespace

std::span<const Native> view_natives() {
  return kViewRows;
}

}  // namespace lockstep::evaluate

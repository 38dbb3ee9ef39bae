#pragma once
#include <optional>
#include <string>

#include "replay/step.h"

// What a statement names, found in the database or assumed to be there. When something is missing for certain, the
// conflict is noted and there is no target.
namespace lockstep::replay {

/// The relation that the statement is about; 0 when there is nothing to do. One that may have been made elsewhere is
/// assumed, of the given kind.
Id target_relation(Step& step, const sql::QualifiedName& name, RelationKind kind, bool if_exists);
/// The number of one of its columns, or 0. May add an assumed one.
std::uint32_t target_column(Step& step, Id relation, const sql::Name& name);
/// A type; 0 when there is nothing to do, and when it is a built-in or an unknown one.
Id target_type(Step& step, const sql::QualifiedName& name, Type::Kind kind, bool if_exists);

Column* column_of(Relation& relation, std::uint32_t number);

/// The type that a column is to have: which object it is, 0 for one that is none. Nothing when it is missing, which is
/// refused.
std::optional<Id> used_type(Step& step, const sql::TypeName& type);

/// Where a new object goes; nothing, with the conflict noted, when there is no such schema.
std::optional<std::string> target_schema(Step& step, const sql::QualifiedName& name);

/// Of the relation and all that inherit from it or are its partitions, parents first.
std::vector<Id> with_descendants(const Database& database, Id relation);

/// That a relation takes the name: refused where one has it. An object that may not exist gives way.
bool take_relation_name(Step& step, const std::string& schema, const std::string& name, sql::Span place);
bool take_type_name(Step& step, const std::string& schema, const std::string& name, sql::Span place);

}  // namespace lockstep::replay

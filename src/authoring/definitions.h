#pragma once
#include <string>

#include "replay/database.h"

// What makes an object of the model again, as SQL without the semicolon.
namespace lockstep::authoring {

/// users, app."Orders"; public is left out.
sql::QualifiedName name_of(const std::string& schema, const std::string& name);
std::string table_name(const replay::Relation& relation);

std::string create_index(const replay::Relation& table, const replay::Index& index);
std::string create_policy(const replay::Relation& table, const replay::Policy& policy);
/// ALTER TABLE … ADD CONSTRAINT …, of a CHECK or a foreign key.
std::string add_constraint(const replay::Relation& table, const replay::Constraint& constraint);
/// ALTER TABLE … ADD COLUMN … GENERATED ALWAYS AS …
std::string add_generated_column(const replay::Relation& table, const replay::Column& column);
/// Of a view or materialized view.
std::string create_view(const replay::Relation& view);
std::string create_domain(const replay::Type& domain);

}  // namespace lockstep::authoring

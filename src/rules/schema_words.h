#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rules/change.h"

namespace lockstep::rules {

/// "column users.nickname", "index users_name_idx of users", "enum mood".
std::string described(const model::SchemaDifference& difference);

/// Whether two differences are of one object, whatever it is that differs.
bool are_of_one_object(const model::SchemaDifference& one, const model::SchemaDifference& other);

/// "gains not null, default 'a' -> 'b'": everything in which one object differs, from differences of that object alone.
std::string changed_words(const std::vector<const model::SchemaDifference*>& of_one_object);

/// Where to look for it in the tree after the change; what is gone is looked for at its table, else in its file.
model::Location place_after(const ProjectChange& change, const model::SchemaDifference& difference);

/// The differences, object by object.
std::vector<std::vector<const model::SchemaDifference*>> by_object(
    const std::vector<model::SchemaDifference>& differences);

/// The last part of a qualified name: what SQL that sets no search_path calls it.
std::string_view unqualified(std::string_view relation);

}  // namespace lockstep::rules

#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "authoring/enum_recreate.h"
#include "authoring/history.h"
#include "model/schema.h"

namespace lockstep::authoring {

/// An enum whose list of values is not what it was.
struct EnumEdit {
  sql::QualifiedName name;  // public is left out
  std::vector<std::string> before;
  std::vector<std::string> after;

  std::vector<std::string> removed() const;
  std::vector<std::string> added() const;
};

/// The enums that both have, with other values.
std::vector<EnumEdit> enum_edits(const model::Schema& before, const model::Schema& after);

/// What the lists alone do not tell.
struct EnumAnswers {
  std::map<std::string, std::string> renamed;  // a removed label, and the added one that it is called now
  std::map<std::string, std::string> becomes;  // of the other removed ones: what rows that have it get
};

/// How the edit is written.
enum class EnumWay {
  kNothing,
  kInPlace,   // ALTER TYPE … RENAME VALUE and ADD VALUE: rows and users stay as they are
  kRecreate,  // values go, or stand in another order
};
EnumWay way_of(const EnumEdit& edit, const EnumAnswers& answers);

/// Whether a value that is added is needed at once, as a default in `after`: PostgreSQL refuses that to a value of ADD
/// VALUE before COMMIT.
bool uses_new_value(const EnumEdit& edit, const EnumAnswers& answers, const model::Schema& after);

/// The columns of the enum that have another default in `after`, which is the schema that the edit leads to.
std::vector<NewDefault> changed_defaults(const EnumUsers& users, const model::Schema& after);

/// What a removed label becomes when nobody says: the default of its first column that stays; else the first value.
std::string usual_replacement(const EnumEdit& edit, const EnumUsers& users);

/// The edit as SQL, without semicolons. `way` may be kRecreate where kInPlace would do. Throws base::Error where the
/// history does not have the enum as it was before.
std::vector<std::string> enum_statements(const EnumEdit& edit, const EnumAnswers& answers, EnumWay way,
                                         const History& history, const model::Schema& after);

/// The users of the enum in the history; none when it does not know the enum.
EnumUsers users_of(const EnumEdit& edit, const History& history);

}  // namespace lockstep::authoring

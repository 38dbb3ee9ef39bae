#include "catalog/sql_names.h"
#include "catalog/statements.h"

namespace lockstep::catalog {
namespace {

Statements revoke_all(const Object& object) {
  Statements statements;
  const Object usual{object.identity, {}, 0, false};
  for (const Field& field : object.fields) {
    if (field.name.starts_with(kGrantsTo)) append(statements, alter_grants(object, usual, field.name));
  }
  return statements;
}

}  // namespace

Statements drop(const Object& object) {
  const std::string plain = "DROP " + sql_target(object);
  const std::string of_table = "ALTER TABLE " + sql_name(object.identity) + " DROP ";
  switch (object.identity.kind) {
    case Kind::kTable:
      return withheld(plain, "loses every row of the table");
    case Kind::kColumn:
      if (object.is_inherited) return {};
      return withheld(of_table + "COLUMN " + sql_part(object.identity), "loses every value of the column");
    case Kind::kSequence:
      return withheld(plain, "loses which numbers are taken");
    case Kind::kExtension:
      return withheld(plain, "takes with it what the extension brought, which may hold data");
    case Kind::kConstraint:
      if (object.is_inherited) return {};
      if (object.has("domain")) {
        return one("ALTER DOMAIN " + sql_name(object.identity) + " DROP CONSTRAINT " + sql_part(object.identity));
      }
      return one(of_table + "CONSTRAINT " + sql_part(object.identity));
    case Kind::kIndex: {
      if (object.is_inherited) return {};
      const std::string name = sql_target(object);
      return one(object.has("partitioned") ? plain : "DROP INDEX CONCURRENTLY" + name.substr(name.find(' ')));
    }
    case Kind::kDefaultPrivileges:
      return revoke_all(object);
    case Kind::kBaseType:
      return {};
    default:
      return one(plain);
  }
}

}  // namespace lockstep::catalog

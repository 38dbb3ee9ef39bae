#include <algorithm>

#include "catalog/reading.h"

// What is said of objects of every kind: comments and grants.

namespace lockstep::catalog {
namespace {

Object* find(Reading& reading, Address address, int part) {
  if (part != 0) return address.catalog == kPgClass ? reading.find_column(address.row, part) : nullptr;
  return reading.find(address);
}

}  // namespace

void read_comments(Reading& reading) {
  const pg::Result rows = reading.answer("comments");
  for (const pg::Row row : rows) {
    const Address address{oid_of(row, 0), oid_of(row, 1)};
    Object* object = find(reading, address, static_cast<int>(row.integer(2)));
    if (object != nullptr) object->add("comment", row.text(3));
  }
}

void read_grants(Reading& reading) {
  struct Grant {
    std::string field;
    Address address;
    int part;
    std::string_view privileges;
  };
  const pg::Result rows = reading.answer("grants");
  std::vector<Grant> grants;
  for (const pg::Row row : rows) {
    const Oid owner = oid_of(row, 4);
    const bool is_owner = oid_of(row, 3) == owner;
    const std::string grantee = is_owner ? "the owner" : reading.role(oid_of(row, 3));
    // Where names are given, another role may go by the owner's, who has every privilege.
    if (!is_owner && grantee == reading.role(owner)) continue;
    grants.push_back({std::string(kGrantsTo) + grantee,
                      {oid_of(row, 0), oid_of(row, 1)},
                      static_cast<int>(row.integer(2)),
                      row.text(5)});
  }
  // The server has them in the order of the roles' numbers.
  std::sort(grants.begin(), grants.end(),
            [](const Grant& left, const Grant& right) { return left.field < right.field; });
  for (const Grant& grant : grants) {
    Object* object = find(reading, grant.address, grant.part);
    if (object == nullptr) continue;
    object->add(grant.field, grant.privileges);
    object->hash = hash_of(object->fields);
  }
}

}  // namespace lockstep::catalog

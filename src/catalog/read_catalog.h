#pragma once
#include <map>
#include <string>

#include "catalog/snapshot.h"
#include "pg/connection.h"

namespace lockstep::catalog {

struct ReadOptions {
  /// Roles that go by another name in the snapshot, so that databases of different owners can be compared.
  std::map<std::string, std::string> role_names;
};

/// What the database of a session holds, read in one transaction that writes nothing and sees one moment. Any role that
/// may connect can read it. PostgreSQL 14 and later; throws base::Error when the server is older, when the session is
/// within a transaction, when another session keeps a lock, as an ALTER TABLE does, when others drop objects meanwhile
/// (it reads once more then), or when a query fails.
///
/// Objects of PostgreSQL itself and temporary ones are left out, and so is what an extension brought, except for the
/// extension. Not read: casts, operators and their classes, text search objects, languages, transforms, foreign data
/// wrappers and user mappings, subscriptions, large objects, and the values of sequences.
Snapshot read_catalog(pg::Connection& connection, const ReadOptions& options = {});

}  // namespace lockstep::catalog

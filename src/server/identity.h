#pragma once
#include <string>
#include <sys/types.h>

namespace lockstep::server {

/// Whom a server runs as. PostgreSQL refuses root.
struct Identity {
  uid_t user = 0;
  gid_t group = 0;
  std::string name;  // for messages
};

/// Ours; for root that of "nobody", or else of "postgres". Throws base::Error when root has neither.
Identity server_identity();

/// Gives up what this process has beyond the identity, for good. Nothing changes when that is ours already.
void become(const Identity& identity);

}  // namespace lockstep::server

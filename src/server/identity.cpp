#include "server/identity.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include "base/error.h"

namespace lockstep::server {

Identity server_identity() {
  if (geteuid() != 0) return {geteuid(), getegid(), std::to_string(geteuid())};
  for (const char* name : {"nobody", "postgres"}) {
    const passwd* entry = getpwnam(name);
    if (entry != nullptr && entry->pw_uid != 0) return {entry->pw_uid, entry->pw_gid, name};
  }
  throw base::Error("PostgreSQL does not run as root, and there is no user nobody or postgres to run it as",
                    "run lockstep as an ordinary user");
}

void become(const Identity& identity) {
  if (geteuid() == identity.user) return;
  const bool is_done =
      setgroups(0, nullptr) == 0 && setgid(identity.group) == 0 && setuid(identity.user) == 0 && setuid(0) != 0;
  if (!is_done) throw base::Error("cannot become the user " + identity.name);
}

}  // namespace lockstep::server

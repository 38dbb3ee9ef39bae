#include "git/libgit2_handles.h"

#include "base/error.h"

namespace lockstep::git {

model::ObjectId to_object_id(const git_oid& oid) {
  return model::ObjectId::of_raw({reinterpret_cast<const char*>(oid.id), GIT_OID_RAWSZ});
}

git_oid to_oid(const model::ObjectId& id) {
  git_oid oid;
  if (id.raw().size() != GIT_OID_RAWSZ) throw base::Error("not an object id of SHA-1: " + id.hex());
  git_oid_fromraw(&oid, reinterpret_cast<const unsigned char*>(id.raw().data()));
  return oid;
}

std::string last_message() {
  const git_error* error = git_error_last();
  return error == nullptr || error->message == nullptr ? "no reason given" : error->message;
}

}  // namespace lockstep::git

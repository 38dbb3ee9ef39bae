#include "git/libgit2_handles.h"

#include "base/error.h"

namespace lockstep::git {

model::ObjectId to_object_id(const git_oid& oid) {
  std::string hex(GIT_OID_HEXSZ, '\0');
  git_oid_fmt(hex.data(), &oid);
  return {std::move(hex)};
}

git_oid to_oid(const model::ObjectId& id) {
  git_oid oid;
  if (id.hex.size() != GIT_OID_HEXSZ || git_oid_fromstr(&oid, id.hex.c_str()) != 0) {
    throw base::Error("not an object id: " + id.hex);
  }
  return oid;
}

std::string last_message() {
  const git_error* error = git_error_last();
  return error == nullptr || error->message == nullptr ? "no reason given" : error->message;
}

}  // namespace lockstep::git

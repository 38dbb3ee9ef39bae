#pragma once
#include <exception>
#include <string>
#include <utility>

namespace lockstep::base {

/// Inability to do the job: thrown where the cause is known, caught only in main (exit status 2) or by a caller that
/// really continues. `what` says what failed and on what, `hint` what the user can type to mend it (may be empty). Both
/// are lower case without a full stop, and may hold untrusted bytes: the sink sanitises.
class Error : public std::exception {
 public:
  explicit Error(std::string what, std::string hint = "") : what_(std::move(what)), hint_(std::move(hint)) {}
  const char* what() const noexcept override { return what_.c_str(); }
  const std::string& hint() const { return hint_; }

 private:
  std::string what_;
  std::string hint_;
};

}  // namespace lockstep::base

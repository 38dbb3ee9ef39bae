#pragma once
#include "base/error.h"

namespace lockstep::git {

/// One back end cannot answer, another may: what `open_repository` with kAuto catches to ask git itself. Seen by the
/// user only when a back end was forced.
class Unsupported : public base::Error {
 public:
  explicit Unsupported(std::string why, std::string hint = "use --git-backend auto")
      : Error(std::move(why), std::move(hint)) {}
};

}  // namespace lockstep::git

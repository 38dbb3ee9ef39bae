#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commands/hooks/hook_manager.h"

namespace lockstep::commands::hooks {

/// A change of a manager's configuration file that can be made without understanding all of it.
struct ManagerEdit {
  std::string added;  // the lines that are new, as they stand in `text`
  std::string text;   // the whole file afterwards
};

/// `text` (of a file of `manager`, "" for a new one) with `snippet` added at its end. Nothing where that could change
/// the meaning of what is there: the reader is then shown the snippet and edits by hand.
std::optional<ManagerEdit> add_snippet(ManagerKind manager, std::string_view text, std::string_view snippet);

/// `text` without what add_snippet added; nothing when it is not there as it was added.
std::optional<std::string> remove_snippet(ManagerKind manager, std::string_view text, std::string_view snippet);

}  // namespace lockstep::commands::hooks

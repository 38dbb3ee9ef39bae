#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "merge/json_merge.h"

namespace lockstep::merge {

/// The three states of one file; an ancestor that is empty means that both sides added it.
struct Texts {
  std::string_view ancestor;
  std::string_view base;
  std::string_view branch;
};

struct MergedText {
  std::string text;  // valid when the base's is; where there is a conflict, as the base has it
  std::vector<Conflict> conflicts;
  std::vector<std::string> appended = {};  // of a journal: tags of the branch that now come after the base's own
};

/// Drizzle's meta/_journal.json. Entries are told by their tags: those of the base keep their place, number and stamp,
/// those that the branch adds come after them, numbered on and stamped at least a second later each. When the base adds
/// some too, `appended` names them: their files and snapshots are not in order yet, which takes more than one file.
MergedText merge_journals(const Texts& texts);

/// Drizzle's meta/NNNN_snapshot.json. One that both sides added is a conflict: each describes its own migration.
MergedText merge_snapshots(const Texts& texts);

/// A journal or snapshot as a value; the error completes "cannot be read: ".
base::Expected<layout::JsonValue, std::string> read_json(std::string_view text);

}  // namespace lockstep::merge

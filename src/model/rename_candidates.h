#pragma once
#include <cstddef>
#include <vector>

#include "model/schema_parts.h"

namespace lockstep::model {

/// A part that is new and the one that is gone which it may be under another name, as indexes into the two lists.
struct RenameCandidate {
  std::size_t added;
  std::size_t gone;
};

/// Pairs parts of one kind whose properties are equal, where exactly one of the new and one of the gone ones has them;
/// a table has those of its columns. Parts of which something is unknown, or that have no properties, pair with none.
std::vector<RenameCandidate> rename_candidates(const std::vector<const SchemaPart*>& added,
                                               const std::vector<const SchemaPart*>& gone);

}  // namespace lockstep::model

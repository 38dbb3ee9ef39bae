#pragma once
#include <vector>

#include "replay/step.h"

namespace lockstep::replay {

/// Options of CREATE SEQUENCE, ALTER SEQUENCE or an identity; those that are not written stay.
void take_sequence_options(SequenceOptions& sequence, const std::vector<sql::Option>& options);

/// CREATE SEQUENCE, and ALTER SEQUENCE with options.
void apply_sequence(Step& step, const sql::Sequence& statement);

}  // namespace lockstep::replay

#pragma once
#include "model/schema.h"

namespace lockstep::model {

/// A schema as PostgreSQL keeps it. A picture that says more than a database can hold, such as a snapshot, is made
/// comparable with one that SQL or a catalog gives: names are cut to 63 bytes, types and expressions lose the blanks
/// that mean nothing, and UNIQUE over the columns of the primary key is gone (CREATE TABLE makes one index of the two).
Schema as_kept(Schema schema);

}  // namespace lockstep::model

#pragma once
#include <string>
#include <vector>

#include "model/schema.h"

namespace lockstep::model {

/// One thing in which two schemas differ.
struct SchemaDifference {
  enum class Kind { kAdded, kRemoved, kChanged };
  Kind kind = Kind::kChanged;
  ObjectKind object = ObjectKind::kTable;
  std::string
      relation;      // the table, enum, view or sequence that it belongs to or is, qualified; a role's or schema's name
  std::string name;  // of the part of a relation: column, constraint, index, policy; empty for the relation itself
  std::string property;  // kChanged: which one ("default"), empty for an enum's values
  std::string before;    // kChanged: its text, "none" where it has none; of an enum, its values, quoted and listed
  std::string after;
  std::string detail;        // of an enum: "gains 'paused' after 'active'", "loses 'x'", "is reordered"; of what is
                             // uncertain, the reason why
  bool is_certain = true;    // false when both sides are unknown and made from different things
  std::string renamed_from;  // kAdded: the one that is gone and had the same properties, if that is one and no other
                             // added object has them; qualified where `relation` is
  Location before_place;     // empty path where the reader has none, or the object does not exist there
  Location after_place;
};

/// What turns `before` into `after`, grouped by relation in the order of their names, each relation before its parts.
/// Objects are matched by kind and name; the order of columns and objects does not count, that of enum values does.
/// An object that only one side has is no difference while the other side is open there, or never tells of its kind.
/// A property that is unknown on one side is none either, unless both are unknown with different fingerprints: then it
/// may have changed, is_certain is false, and its texts are "unknown". An object that is unknown as a whole on one side
/// is treated as one such property, with an empty name; nothing in it is compared. Of an object that only one side has,
/// its parts are not listed. Takes n log n time in the number of objects.
std::vector<SchemaDifference> compare_schemas(const Schema& before, const Schema& after);

}  // namespace lockstep::model

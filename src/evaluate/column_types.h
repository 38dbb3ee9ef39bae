#pragma once
#include <string_view>

#include "evaluate/heap.h"

namespace lockstep::evaluate {

class Interpreter;

/// How the options of a column become its type.
enum class TypeForm : std::uint8_t {
  kPlain,
  kLength,      // varchar(255)
  kDimensions,  // vector(3), always with a number
  kNumeric,     // numeric(10, 2)
  kTimestamp,   // timestamp (3) with time zone: the blank is missing in string mode
  kTime,        // time(3) with time zone
  kInterval,    // interval day to second(3)
  kEnum,
  kCustom,
  kArray,
};

/// A column function of drizzle-orm/pg-core.
struct ColumnType {
  std::string_view function;
  std::string_view sql;
  TypeForm form = TypeForm::kPlain;
  bool is_serial = false;  // never null, but see make_bigserial
};

extern const ColumnType kEnumColumn;
extern const ColumnType kCustomColumn;
extern const ColumnType kArrayColumn;

/// The SQL type of what a builder makes, as Column.getSQLType() in drizzle-orm 0.45 gives it; unknown when an option
/// is.
Value type_text(Interpreter& run, const ColumnBuilder& builder);

/// The enum of a column, or of what an array holds; undefined for other types.
Value enumeration_of(const Heap& heap, const ColumnBuilder& builder);

}  // namespace lockstep::evaluate

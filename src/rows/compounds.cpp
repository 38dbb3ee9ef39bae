#include "rows/compounds.h"

#include <algorithm>

#include "base/text.h"
#include "rows/ordinals.h"
#include "rows/scalars.h"

namespace lockstep::rows {
namespace {

// Types are trees, and deep or wide ones would make values that nobody can store: beyond these, parts are left empty.
constexpr int kDeepestCompound = 3;
constexpr std::size_t kMostInnerAttributes = 32;
constexpr std::size_t kMostElements = 64;
constexpr std::size_t kMostBoundaries = 8;

using Texts = std::vector<std::string>;

std::string braces(const Texts& elements, char delimiter) {
  return '{' + base::join(elements, std::string(1, delimiter)) + '}';
}

/// The parts of a compound type, one level further in.
class Parts {
 public:
  Parts(const Types& types, const Resolved& type) : types_(types), type_(type) {}

  const Type* part() const {
    const auto found = types_.find(type_.type->part.type);
    return found == types_.end() ? nullptr : &found->second;
  }
  std::string ordinary(TypeUse use, std::uint64_t n, const Wanted& wanted = {}) const {
    return ordinary_value(types_, use, wanted, n, type_.depth + 1);
  }
  Texts boundaries(TypeUse use, Grade grade, const Wanted& wanted = {}) const {
    Texts values = boundary_values(types_, use, wanted, grade, type_.depth + 1);
    if (values.size() > kMostBoundaries) values.resize(kMostBoundaries);
    return values;
  }
  bool is_too_deep() const { return type_.depth >= kDeepestCompound; }

 private:
  const Types& types_;
  const Resolved& type_;
};

/// What is wanted of each element: for `array <@ ARRAY[…]` one of those.
Wanted of_elements(const Resolved& array) {
  Wanted wanted;
  wanted.in = array.wanted.parts;
  return wanted;
}

std::string array_of(const Types& types, const Resolved& array, std::size_t size, std::uint64_t n) {
  const Parts parts(types, array);
  Texts elements;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string value = parts.ordinary({array.type->part.type, array.modifier}, n + i, of_elements(array));
    elements.push_back(quoted_element(value));
  }
  return braces(elements, array.type->delimiter);
}

bool has_size(const Resolved& array, std::size_t size) {
  return size >= array.wanted.shortest && size <= array.wanted.longest.value_or(size);
}

Texts array_boundaries(const Types& types, const Resolved& array, Grade grade) {
  const Parts parts(types, array);
  if (parts.part() == nullptr || parts.is_too_deep()) return {"{}"};
  const TypeUse element{array.type->part.type, array.modifier};
  const char delimiter = array.type->delimiter;
  Texts all;
  for (const std::string& value : parts.boundaries(element, grade, of_elements(array))) {
    all.push_back(quoted_element(value));
  }
  const std::string pair = array_of(types, array, 2, 0);
  Texts values;
  if (has_size(array, 0)) values.emplace_back("{}");
  if (has_size(array, 1)) values.push_back(array_of(types, array, 1, 0));
  if (has_size(array, all.size())) values.push_back(braces(all, delimiter));
  if (grade == Grade::kInPractice) return values;
  const bool is_plain = array.wanted.parts.empty();
  if (has_size(array, 1) && is_plain && !resolve(types, element, {}).not_null) values.emplace_back("{NULL}");
  if (has_size(array, 4) && is_plain) values.push_back(braces({pair, array_of(types, array, 2, 2)}, delimiter));
  return values;
}

std::string composite_of(const Texts& fields) {
  return '(' + base::join(fields, ",") + ')';
}

bool has_fields(const Resolved& composite) {
  const bool is_inner = composite.depth > 0;
  return composite.depth < kDeepestCompound && (!is_inner || composite.type->attributes.size() <= kMostInnerAttributes);
}

std::string empty_composite(const Resolved& composite) {
  return composite_of(Texts(composite.type->attributes.size()));
}

std::string ordinary_composite(const Types& types, const Resolved& composite, std::uint64_t n) {
  if (!has_fields(composite)) return empty_composite(composite);
  const Parts parts(types, composite);
  Texts fields;
  for (const TypeUse attribute : composite.type->attributes) {
    fields.push_back(quoted_field(parts.ordinary(attribute, n)));
  }
  return composite_of(fields);
}

/// All fields NULL; then those with the first boundary of each attribute, with the second, …
Texts composite_boundaries(const Types& types, const Resolved& composite, Grade grade) {
  Texts values = {empty_composite(composite)};
  if (!has_fields(composite)) return values;
  const Parts parts(types, composite);
  std::vector<Texts> of_attributes;
  std::size_t most = 0;
  for (const TypeUse attribute : composite.type->attributes) {
    of_attributes.push_back(parts.boundaries(attribute, grade));
    most = std::max(most, of_attributes.back().size());
  }
  for (std::size_t i = 0; i < most; ++i) {
    Texts fields;
    for (const Texts& boundaries : of_attributes) {
      fields.push_back(boundaries.empty() ? "" : quoted_field(boundaries[i % boundaries.size()]));
    }
    values.push_back(composite_of(fields));
  }
  return values;
}

std::string ordinary_range(const Types& types, const Resolved& range, std::uint64_t n) {
  const Parts parts(types, range);
  if (parts.part() == nullptr) return "empty";
  const std::string from = quoted_field(parts.ordinary(range.type->part, 2 * n));
  // Of other types it is not known which of two values comes first.
  if (line_of(parts.part()->name) == Line::kNone) return '[' + from + ',' + from + ']';
  return '[' + from + ',' + quoted_field(parts.ordinary(range.type->part, 2 * n + 1)) + ')';
}

Texts range_boundaries(const Types& types, const Resolved& range, Grade grade) {
  const Parts parts(types, range);
  if (parts.part() == nullptr) return {"empty"};
  const std::string value = quoted_field(parts.ordinary(range.type->part, 1));
  Texts values = {ordinary_range(types, range, 0), "[" + value + ",)", '[' + value + ',' + value + ']'};
  if (grade == Grade::kAtTheLimits) values.insert(values.end(), {"empty", "(,)", "(," + value + ")"});
  return values;
}

Texts multirange_boundaries(const Types& types, const Resolved& multirange, Grade grade) {
  const Parts parts(types, multirange);
  const TypeUse range = multirange.type->part;
  Texts values = {"{}", '{' + parts.ordinary(range, 0) + ',' + parts.ordinary(range, 1) + '}'};
  if (grade == Grade::kAtTheLimits) values.emplace_back("{(,)}");
  return values;
}

std::string quoted_with(std::string_view value, std::string_view quote) {
  std::string text = base::replace_all(std::string(value), "\\", "\\\\");
  return '"' + base::replace_all(std::move(text), "\"", quote) + '"';
}

}  // namespace

std::string quoted_element(std::string_view value) {
  return quoted_with(value, "\\\"");
}

std::string quoted_field(std::string_view value) {
  return quoted_with(value, "\"\"");
}

std::vector<std::string> compound_boundaries(const Types& types, const Resolved& type, Grade grade) {
  switch (type.type->kind) {
    case TypeKind::kArray:
      return array_boundaries(types, type, grade);
    case TypeKind::kComposite:
      return composite_boundaries(types, type, grade);
    case TypeKind::kRange:
      return range_boundaries(types, type, grade);
    case TypeKind::kMultirange:
      return multirange_boundaries(types, type, grade);
    default:
      return {};
  }
}

std::string ordinary_compound(const Types& types, const Resolved& type, std::uint64_t n) {
  switch (type.type->kind) {
    case TypeKind::kArray: {
      if (Parts(types, type).is_too_deep()) return "{}";
      const std::size_t size = std::max<std::size_t>(type.wanted.shortest, 1);
      return array_of(types, type, std::min({size, type.wanted.longest.value_or(size), kMostElements}), n);
    }
    case TypeKind::kComposite:
      return ordinary_composite(types, type, n);
    case TypeKind::kRange:
      return ordinary_range(types, type, n);
    case TypeKind::kMultirange:
      return '{' + Parts(types, type).ordinary(type.type->part, n) + '}';
    default:
      return scalar_ordinary(*type.type, type.modifier, n);
  }
}

}  // namespace lockstep::rows

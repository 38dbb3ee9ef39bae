#include <utility>

#include "base/sanitize.h"
#include "model/schema.h"
#include "report/schema_text.h"
#include "report/schema_words.h"

namespace lockstep::report {
namespace {

using model::ObjectKind;
using model::SchemaDifference;

constexpr std::size_t kLongestText = 400;  // bytes of a definition or expression that one line shows

std::string shown_shortly(std::string_view text) {
  return base::sanitize(text, {.place = base::Place::kMidLine, .longest = kLongestText});
}

std::string sign(SchemaDifference::Kind kind) {
  switch (kind) {
    case SchemaDifference::Kind::kAdded:
      return "+ ";
    case SchemaDifference::Kind::kRemoved:
      return "- ";
    case SchemaDifference::Kind::kChanged:
      break;
  }
  return "~ ";
}

/// "column users.role"; of a change the noun of a column goes without saying.
std::string subject(const SchemaDifference& difference) {
  const bool is_plain = difference.kind == SchemaDifference::Kind::kChanged && difference.object == ObjectKind::kColumn;
  const std::string noun = is_plain ? "" : std::string(model::noun(difference.object)) + " ";
  const std::string part = difference.name.empty() ? "" : "." + difference.name;
  return noun + shown_shortly(difference.relation + part);
}

/// " default 'member' -> 'guest'", " gains not null"
std::string change(const SchemaDifference& difference) {
  const std::string property = difference.property.empty() ? "" : " " + shown_shortly(difference.property);
  if (!difference.is_certain) return property + " may have changed: " + shown_shortly(difference.detail);
  if (difference.object == ObjectKind::kEnum) return " " + shown_shortly(difference.detail);
  if (is_flag(difference.property)) return (difference.after == "true" ? " gains" : " loses") + property;
  return property + " " + shown_shortly(difference.before) + " -> " + shown_shortly(difference.after);
}

std::string line(const SchemaDifference& difference) {
  std::string text = sign(difference.kind) + subject(difference);
  if (difference.kind == SchemaDifference::Kind::kChanged) text += change(difference);
  if (!difference.renamed_from.empty()) text += ", renamed from " + shown_shortly(difference.renamed_from) + "?";
  return text + "\n";
}

}  // namespace

std::string differences_as_text(const std::vector<SchemaDifference>& differences) {
  std::string text;
  const SchemaDifference* previous = nullptr;
  for (const SchemaDifference& difference : differences) {
    if (previous != nullptr && previous->relation != difference.relation) text += "\n";
    text += line(difference);
    previous = &difference;
  }
  return text;
}

}  // namespace lockstep::report

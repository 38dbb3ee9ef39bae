#include "pg_commands/difference_words.h"

#include "rules/schema_words.h"

namespace lockstep::pg_commands {
namespace {

std::string value_of(const std::optional<std::string>& value) {
  if (!value) return "none";
  return value->empty() ? "''" : *value;
}

std::string describe_field(const catalog::FieldDifference& field, const SideNames& names) {
  const std::string before(names.before);
  const std::string after(names.after);
  return field.field + " is " + value_of(field.before) + " in " + before + ", " + value_of(field.after) + " in " +
         after;
}

}  // namespace

std::string describe(const catalog::Difference& difference, const SideNames& names) {
  const std::string what = catalog::describe(difference.identity);
  if (difference.after == nullptr) {
    return what + " is in " + std::string(names.before) + " and not in " + std::string(names.after);
  }
  if (difference.before == nullptr) {
    return what + " is in " + std::string(names.after) + " and not in " + std::string(names.before);
  }
  std::string text = what + " differs: ";
  for (std::size_t at = 0; at < difference.fields.size(); ++at) {
    text += (at == 0 ? "" : "; ") + describe_field(difference.fields[at], names);
  }
  return text;
}

std::string describe(const model::SchemaDifference& difference, const SideNames& names) {
  using Kind = model::SchemaDifference::Kind;
  const std::string what = rules::described(difference);
  const std::string before(names.before);
  const std::string after(names.after);
  if (difference.kind == Kind::kAdded) return what + " is in " + after + " and not in " + before;
  if (difference.kind == Kind::kRemoved) return what + " is in " + before + " and not in " + after;
  const std::string property = difference.property.empty() ? "values" : difference.property;
  const std::string verb = property.ends_with('s') ? "are" : "is";
  return what + " differs: " + property + " " + verb + " " + difference.before + " in " + before + ", " +
         difference.after + " in " + after;
}

}  // namespace lockstep::pg_commands

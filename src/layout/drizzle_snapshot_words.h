#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "layout/json_tree.h"
#include "model/schema.h"

// How members of a drizzle-kit snapshot become properties of the model, for all its versions. A member that is absent
// or null gives a property without text, one of an unexpected type an unknown property that says so.
namespace lockstep::layout {

/// The member, unless it is absent or null: to drizzle-kit both are undefined.
const JsonValue* given(const JsonValue& object, std::string_view key);

/// `its "default" is not a string`
model::Unknown unexpected(std::string_view key, std::string_view wanted);
/// `it has no "type"`
model::Unknown missing(std::string_view key);

model::Property text_of(const JsonValue& object, std::string_view key);
/// Unknown when there is none.
model::Property required_text_of(const JsonValue& object, std::string_view key);
/// In lower case; `otherwise` when there is none.
model::Property word_of(const JsonValue& object, std::string_view key, std::string_view otherwise);
model::Property flag_of(const JsonValue& object, std::string_view key);
/// An array of strings as "a, b"; unknown when there is none.
model::Property list_of(const JsonValue& object, std::string_view key);
/// The same in the order of bytes; `otherwise` when there is none.
model::Property sorted_list_of(const JsonValue& object, std::string_view key, std::string_view otherwise);

/// The string of that key, or `otherwise`.
std::string string_or(const JsonValue& object, std::string_view key, std::string_view otherwise);
/// Nothing for public, which the model leaves out.
std::string schema_name(std::string_view schema);

/// SQL text as it is; numbers and truth values as they are written; an array of an array type as '{…}'; the rest as
/// JSON. `type` is the column's.
model::Property default_of(const JsonValue* value, const model::Property& type);

/// Words and the keys of their numbers, in the order in which SQL has them: {{"increment", "incrementBy"}, …}
struct SequenceWord {
  std::string_view word;
  std::string_view key;
};
/// "increment 1 minvalue 1 …", with " cycle" at the end where `cycle` is true.
model::Property sequence_options(const JsonValue& object, std::initializer_list<SequenceWord> words);

/// One index key of any version: a column's name, or an object.
std::optional<std::string> index_key(const JsonValue& key);
model::Property index_keys_of(const JsonValue& index);

/// "fillfactor=70, m=16" of an object, or of a text of that form.
model::Property storage_parameters_of(const JsonValue& object, std::string_view key);
/// "with (security_invoker=true) using heap tablespace fast with no data"
model::Property view_options_of(const JsonValue& view);
model::Property role_options_of(const JsonValue& role);

}  // namespace lockstep::layout

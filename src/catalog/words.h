#pragma once
#include <string>
#include <string_view>
#include <vector>

// Names and lists in the fields of a snapshot: as people write them, and so that a list can be taken apart again.
namespace lockstep::catalog {

/// The name as it is where it is plain (lower case letters, digits, underscores), else in double quotes.
std::string written_name(std::string_view name);
/// "public.users", each name as written.
std::string written_name(std::string_view schema, std::string_view name);
/// The name that written_name() gave a text for.
std::string plain_name(std::string_view written);

/// The pieces between commas that stand in no quotes, parentheses or brackets, trimmed. "" gives none.
std::vector<std::string> split_list(std::string_view list);
/// The names of a list of written ones.
std::vector<std::string> names_of(std::string_view list);
std::string list_of(const std::vector<std::string>& names);

/// The values of an enum's list of literals, 'a', 'it''s'.
std::vector<std::string> values_of(std::string_view literals);

/// The names between dots that stand in no quotes: public."odd.name" gives two.
std::vector<std::string> split_dots(std::string_view qualified);

/// Where what begins at `at` ends: a quoted text, else one character.
std::size_t end_of_piece(std::string_view text, std::size_t at);

}  // namespace lockstep::catalog

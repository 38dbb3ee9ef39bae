#pragma once
#include <pg_query/pg_query.pb-c.h>
#include <span>

#include "sql/query.h"
#include "sql/statement_tokens.h"

// Names, types and options of the parser's tree as ours. Every pointer may be null, and gives an empty value then.
namespace lockstep::sql {

/// What a conversion reads beside the tree: the statement's tokens, and where the parsed text begins in the file.
struct Source {
  StatementTokens tokens;
  std::uint32_t input_begin = 0;
  std::size_t depth = 0;  // of the expressions and queries around what is converted now

  using Index = StatementTokens::Index;
  /// The first token at one of the tree's places; size() for none.
  Index token_at(std::int32_t location) const {
    return location < 0 ? tokens.size() : tokens.at(input_begin + static_cast<std::uint32_t>(location));
  }
};

using Nodes = std::span<PgQuery__Node* const>;
inline Nodes nodes(std::size_t count, PgQuery__Node** first) {
  return {first, count};
}

/// "" for null.
std::string_view view(const char* text);
/// The text of a string, number, boolean, dotted name or type; of a list its items, joined by ", "; "" for others.
std::string text_of(const PgQuery__Node* node);

QualifiedName name_of(const Source& source, const PgQuery__RangeVar* relation);
/// Of a list of strings, such as {"public", "mood"}, which has no place: looked for from token `from` on.
QualifiedName name_of(const Source& source, Nodes parts, Source::Index from);
Name name_of(const Source& source, const PgQuery__RoleSpec* role);
std::vector<Name> roles_of(const Source& source, Nodes roles);
/// Of a list of strings, each looked for after the one before it.
std::vector<Name> names_of(const Source& source, Nodes names, Source::Index from);
/// Those of the list that are relations.
std::vector<QualifiedName> relations_of(const Source& source, Nodes items);
FromItem target_of(const Source& source, const PgQuery__RangeVar* relation);

TypeName type_of(const Source& source, const PgQuery__TypeName* type);

Option option_of(const Source& source, const PgQuery__DefElem& option);
std::vector<Option> options_of(const Source& source, Nodes options);
/// The last option of the name, or null.
const PgQuery__DefElem* find_option(Nodes options, std::string_view name);
/// Whether the option is there and not "false", "off" or 0.
bool is_on(Nodes options, std::string_view name);

}  // namespace lockstep::sql

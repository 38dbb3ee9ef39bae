#include "sql/convert_names.h"

#include <array>

#include "base/text.h"

namespace lockstep::sql {
namespace {

std::string joined(Nodes items, std::string_view separator) {
  std::string text;
  for (const PgQuery__Node* item : items) {
    if (!text.empty()) text += separator;
    text += text_of(item);
  }
  return text;
}

std::string constant_text(const PgQuery__AConst& constant) {
  switch (constant.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL:
      return std::to_string(constant.ival->ival);
    case PG_QUERY__A__CONST__VAL_FVAL:
      return std::string(view(constant.fval->fval));
    case PG_QUERY__A__CONST__VAL_BOOLVAL:
      return constant.boolval->boolval ? "true" : "false";
    case PG_QUERY__A__CONST__VAL_SVAL:
      return std::string(view(constant.sval->sval));
    case PG_QUERY__A__CONST__VAL_BSVAL:
      return std::string(view(constant.bsval->bsval));
    default:
      return {};
  }
}

/// Without the catalog that spellings such as int stand for.
std::string type_text(const PgQuery__TypeName& type) {
  const std::string text = joined(nodes(type.n_names, type.names), ".");
  constexpr std::string_view kCatalog = "pg_catalog.";
  return text.starts_with(kCatalog) ? text.substr(kCatalog.size()) : text;
}

/// INCREMENT [BY] -1, n_distinct = -1: libpg_query leaves the sign of a number out, so what is written counts.
bool is_negative(const Source& source, const PgQuery__DefElem& option) {
  Source::Index value = source.tokens.skip_words(source.token_at(option.location) + 1, {"by", "with"});
  if (source.tokens.is_symbol(value, '=')) ++value;
  return source.tokens.is_symbol(value, '-');
}

}  // namespace

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string text_of(const PgQuery__Node* node) {
  if (node == nullptr) return {};
  switch (node->node_case) {
    case PG_QUERY__NODE__NODE_STRING:
      return std::string(view(node->string->sval));
    case PG_QUERY__NODE__NODE_INTEGER:
      return std::to_string(node->integer->ival);
    case PG_QUERY__NODE__NODE_FLOAT:
      return std::string(view(node->float_->fval));
    case PG_QUERY__NODE__NODE_BOOLEAN:
      return node->boolean->boolval ? "true" : "false";
    case PG_QUERY__NODE__NODE_BIT_STRING:
      return std::string(view(node->bit_string->bsval));
    case PG_QUERY__NODE__NODE_A_CONST:
      return constant_text(*node->a_const);
    case PG_QUERY__NODE__NODE_TYPE_CAST:
      return text_of(node->type_cast->arg);
    case PG_QUERY__NODE__NODE_TYPE_NAME:
      return type_text(*node->type_name);
    case PG_QUERY__NODE__NODE_COLUMN_REF:
      return joined(nodes(node->column_ref->n_fields, node->column_ref->fields), ".");
    case PG_QUERY__NODE__NODE_LIST:
      return joined(nodes(node->list->n_items, node->list->items), ", ");
    case PG_QUERY__NODE__NODE_A_STAR:
      return "*";
    default:
      return {};
  }
}

QualifiedName name_of(const Source& source, const PgQuery__RangeVar* relation) {
  if (relation == nullptr) return {};
  const Source::Index first = source.token_at(relation->location);
  return {std::string(view(relation->schemaname)), std::string(view(relation->relname)),
          source.tokens.span(first, source.tokens.end_of_name(first))};
}

QualifiedName name_of(const Source& source, Nodes parts, Source::Index from) {
  QualifiedName name;
  if (parts.empty()) return name;
  name.name = text_of(parts.back());
  if (parts.size() > 1) name.schema = text_of(parts[parts.size() - 2]);
  name.span = source.tokens.find_dotted(name.schema, name.name, from);
  return name;
}

Name name_of(const Source& source, const PgQuery__RoleSpec* role) {
  if (role == nullptr) return {};
  const Span span = source.tokens.span(source.token_at(role->location));
  switch (role->roletype) {
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC:
      return {"public", span};
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CURRENT_USER:
      return {"current_user", span};
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_SESSION_USER:
      return {"session_user", span};
    case PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CURRENT_ROLE:
      return {"current_role", span};
    default:
      return {std::string(view(role->rolename)), span};
  }
}

std::vector<Name> roles_of(const Source& source, Nodes roles) {
  std::vector<Name> names;
  for (const PgQuery__Node* role : roles) {
    if (role->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC) names.push_back(name_of(source, role->role_spec));
  }
  return names;
}

std::vector<Name> names_of(const Source& source, Nodes names, Source::Index from) {
  std::vector<Name> found;
  for (const PgQuery__Node* node : names) {
    found.push_back(source.tokens.find_name(text_of(node), from));
    if (!found.back().span.empty()) from = source.tokens.at(found.back().span.begin) + 1;
  }
  return found;
}

std::vector<QualifiedName> relations_of(const Source& source, Nodes items) {
  std::vector<QualifiedName> names;
  for (const PgQuery__Node* item : items) {
    if (item->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) names.push_back(name_of(source, item->range_var));
  }
  return names;
}

FromItem target_of(const Source& source, const PgQuery__RangeVar* relation) {
  FromItem item;
  if (relation == nullptr) return item;
  item.relation = name_of(source, relation);
  item.only = !relation->inh;
  item.span = item.relation.span;
  const PgQuery__Alias* alias = relation->alias;
  if (alias == nullptr) return item;
  const Source::Index name_end = source.tokens.at(item.span.end);
  item.alias = source.tokens.find_name(view(alias->aliasname), name_end);
  item.column_aliases = names_of(source, nodes(alias->n_colnames, alias->colnames), name_end + 1);
  const Span last = item.column_aliases.empty() ? item.alias.span : item.column_aliases.back().span;
  if (!last.empty()) item.span.end = last.end;
  return item;
}

Option option_of(const Source& source, const PgQuery__DefElem& option) {
  Option result;
  if (option.defnamespace != nullptr && *option.defnamespace != '\0')
    result.name = std::string(option.defnamespace) + ".";
  result.name += base::lower_ascii(view(option.defname));
  if (option.arg != nullptr) result.value = text_of(option.arg);
  const Source::Index first = source.token_at(option.location);
  const bool is_number = option.arg != nullptr && (option.arg->node_case == PG_QUERY__NODE__NODE_INTEGER ||
                                                   option.arg->node_case == PG_QUERY__NODE__NODE_FLOAT);
  if (is_number && !result.value->starts_with('-') && is_negative(source, option)) result.value = "-" + *result.value;
  result.span = source.tokens.span(first);
  return result;
}

std::vector<Option> options_of(const Source& source, Nodes options) {
  std::vector<Option> result;
  for (const PgQuery__Node* option : options) {
    if (option->node_case == PG_QUERY__NODE__NODE_DEF_ELEM) result.push_back(option_of(source, *option->def_elem));
  }
  return result;
}

const PgQuery__DefElem* find_option(Nodes options, std::string_view name) {
  const PgQuery__DefElem* found = nullptr;
  for (const PgQuery__Node* option : options) {
    if (option->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && view(option->def_elem->defname) == name) {
      found = option->def_elem;
    }
  }
  return found;
}

bool is_on(Nodes options, std::string_view name) {
  const PgQuery__DefElem* option = find_option(options, name);
  if (option == nullptr) return false;
  const std::string value = base::lower_ascii(text_of(option->arg));
  return option->arg == nullptr || (value != "false" && value != "off" && value != "0" && value != "no");
}

}  // namespace lockstep::sql

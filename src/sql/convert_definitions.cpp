#include "sql/convert_definitions.h"

#include <algorithm>
#include <utility>

#include "sql/convert_expression.h"
#include "sql/convert_objects.h"
#include "sql/convert_query.h"
#include "sql/convert_table.h"

namespace lockstep::sql {
namespace {

using Index = Source::Index;

/// The literals of a statement whose tree has them without their places: the next one from `from` on.
EnumValue enum_value_of(const Source& source, std::string_view label, Index& from) {
  EnumValue value{std::string(label), {}};
  while (from < source.tokens.size() && !source.tokens.is_string(from)) ++from;
  value.span = source.tokens.span(from);
  ++from;
  return value;
}

void read_sequence(const Source& source, Sequence& sequence, Nodes options) {
  sequence.options = options_of(source, options);
  const auto owned = std::find_if(sequence.options.begin(), sequence.options.end(),
                                  [](const Option& option) { return option.name == "owned_by"; });
  if (owned == sequence.options.end()) return;
  const PgQuery__DefElem* node = find_option(options, "owned_by");
  const Nodes parts = nodes(node->arg->list->n_items, node->arg->list->items);
  const Index first = source.token_at(node->location);
  sequence.is_owned_by_none = parts.size() == 1;
  if (parts.size() > 1) {
    sequence.owned_by_column.text = text_of(parts.back());
    const Index name = source.tokens.skip_words(first, {"owned", "by"});
    const Index last = source.tokens.end_of_name(name);
    sequence.owned_by_column.span = source.tokens.span(last);
    sequence.owned_by.name = text_of(parts[parts.size() - 2]);
    if (parts.size() > 2) sequence.owned_by.schema = text_of(parts[parts.size() - 3]);
    if (last >= name + 2) sequence.owned_by.span = source.tokens.span(name, last - 2);
  }
  sequence.options.erase(owned);
}

}  // namespace

CreateEnum create_enum_of(const Source& source, const PgQuery__CreateEnumStmt& node) {
  CreateEnum result;
  result.name = name_of(source, nodes(node.n_type_name, node.type_name), 2);
  Index from = source.tokens.at(result.name.span.end);
  for (const PgQuery__Node* value : nodes(node.n_vals, node.vals)) {
    result.values.push_back(enum_value_of(source, text_of(value), from));
  }
  return result;
}

AlterEnum alter_enum_of(const Source& source, const PgQuery__AlterEnumStmt& node) {
  AlterEnum result;
  result.name = name_of(source, nodes(node.n_type_name, node.type_name), 2);
  Index from = source.tokens.at(result.name.span.end);
  // Empty labels are legal, so it is the words that tell the two forms apart.
  if (source.tokens.is_word(from, "rename")) {
    result.kind = AlterEnum::Kind::kRenameValue;
    result.old_value = enum_value_of(source, view(node.old_val), from);
  }
  result.value = enum_value_of(source, view(node.new_val), from);
  result.if_not_exists = node.skip_if_new_val_exists;
  result.is_after = source.tokens.is_word(from, "after");
  if (result.is_after || source.tokens.is_word(from, "before")) {
    result.neighbor = enum_value_of(source, view(node.new_val_neighbor), from);
  }
  return result;
}

CreateType composite_type_of(Source& source, const PgQuery__CompositeTypeStmt& node) {
  CreateType type;
  type.name = name_of(source, node.typevar);
  for (const PgQuery__Node* item : nodes(node.n_coldeflist, node.coldeflist)) {
    if (item->node_case != PG_QUERY__NODE__NODE_COLUMN_DEF) continue;
    const Index end = source.tokens.end_of_item(source.token_at(item->column_def->location));
    type.attributes.push_back(column_of(source, *item->column_def, end));
  }
  return type;
}

CreateType range_type_of(const Source& source, const PgQuery__CreateRangeStmt& node) {
  CreateType type;
  type.kind = CreateType::Kind::kRange;
  type.name = name_of(source, nodes(node.n_type_name, node.type_name), 2);
  type.options = options_of(source, nodes(node.n_params, node.params));
  return type;
}

CreateType base_type_of(const Source& source, const PgQuery__DefineStmt& node) {
  CreateType type;
  type.kind = node.n_definition == 0 ? CreateType::Kind::kShell : CreateType::Kind::kBase;
  type.name = name_of(source, nodes(node.n_defnames, node.defnames), 2);
  type.options = options_of(source, nodes(node.n_definition, node.definition));
  return type;
}

CreateDomain create_domain_of(Source& source, const PgQuery__CreateDomainStmt& node) {
  CreateDomain domain;
  domain.name = name_of(source, nodes(node.n_domainname, node.domainname), 2);
  domain.type = type_of(source, node.type_name);
  if (node.coll_clause != nullptr) {
    domain.collation = name_of(source, nodes(node.coll_clause->n_collname, node.coll_clause->collname),
                               source.token_at(node.coll_clause->location) + 1);
  }
  domain.constraints = constraints_of(source, nodes(node.n_constraints, node.constraints), source.tokens.size());
  return domain;
}

AlterDomain alter_domain_of(Source& source, const PgQuery__AlterDomainStmt& node) {
  AlterDomain alter;
  alter.domain = name_of(source, nodes(node.n_type_name, node.type_name), 2);
  const Index after = source.tokens.at(alter.domain.span.end);
  alter.if_exists = node.missing_ok;
  alter.cascade = node.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  if (!view(node.name).empty()) {
    alter.name = source.tokens.find_name(node.name, source.tokens.find_word(after, "constraint") + 1);
  }
  switch (view(node.subtype).empty() ? 'T' : *node.subtype) {
    case 'N':
      alter.kind = AlterDomain::Kind::kDropNotNull;
      break;
    case 'O':
      alter.kind = AlterDomain::Kind::kSetNotNull;
      break;
    case 'C':
      alter.kind = AlterDomain::Kind::kAddConstraint;
      if (node.def != nullptr && node.def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
        alter.constraint =
            std::make_unique<Constraint>(constraint_of(source, *node.def->constraint, source.tokens.size()));
      }
      break;
    case 'X':
      alter.kind = AlterDomain::Kind::kDropConstraint;
      break;
    case 'V':
      alter.kind = AlterDomain::Kind::kValidateConstraint;
      break;
    default:
      alter.kind = node.def == nullptr ? AlterDomain::Kind::kDropDefault : AlterDomain::Kind::kSetDefault;
      alter.expression = optional_expression_of(source, node.def);
  }
  return alter;
}

Sequence create_sequence_of(const Source& source, const PgQuery__CreateSeqStmt& node) {
  Sequence sequence;
  sequence.name = name_of(source, node.sequence);
  sequence.persistence = persistence_of(node.sequence);
  sequence.if_exists = node.if_not_exists;
  read_sequence(source, sequence, nodes(node.n_options, node.options));
  return sequence;
}

Sequence alter_sequence_of(const Source& source, const PgQuery__AlterSeqStmt& node) {
  Sequence sequence;
  sequence.is_create = false;
  sequence.name = name_of(source, node.sequence);
  sequence.if_exists = node.missing_ok;
  read_sequence(source, sequence, nodes(node.n_options, node.options));
  return sequence;
}

CreateView create_view_of(Source& source, const PgQuery__ViewStmt& node) {
  CreateView result;
  result.name = name_of(source, node.view);
  result.or_replace = node.replace;
  result.persistence = persistence_of(node.view);
  const Index after = source.tokens.at(result.name.span.end);
  result.columns = names_of(source, nodes(node.n_aliases, node.aliases), after);
  result.options = options_of(source, nodes(node.n_options, node.options));
  if (node.query != nullptr && node.query->node_case == PG_QUERY__NODE__NODE_SELECT_STMT) {
    result.query = query_of(source, *node.query->select_stmt);
  }
  Index end = source.tokens.size();
  if (node.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__LOCAL_CHECK_OPTION ||
      node.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__CASCADED_CHECK_OPTION) {
    const bool is_local = node.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__LOCAL_CHECK_OPTION;
    while (end > after && !source.tokens.is_word(end - 1, "with")) --end;
    result.options.push_back(
        {"check_option", is_local ? "local" : "cascaded", source.tokens.span(end - 1, source.tokens.size() - 1)});
    --end;
  }
  if (!result.query.span.empty()) result.query.span.end = source.tokens.span(end - 1).end;
  return result;
}

CreateTrigger create_trigger_of(Source& source, const PgQuery__CreateTrigStmt& node) {
  // The bits of pg_trigger.tgtype.
  constexpr std::int32_t kBefore = 1 << 1, kInsert = 1 << 2, kDelete = 1 << 3, kUpdate = 1 << 4, kTruncate = 1 << 5,
                         kInstead = 1 << 6;
  CreateTrigger trigger;
  trigger.name = source.tokens.find_name(
      view(node.trigname), source.tokens.skip_words(0, {"create", "or", "replace", "constraint", "trigger"}));
  trigger.or_replace = node.replace;
  trigger.is_constraint = node.isconstraint;
  trigger.table = name_of(source, node.relation);
  trigger.function = name_of(source, nodes(node.n_funcname, node.funcname), source.tokens.find_word(0, "execute") + 2);
  trigger.timing = (node.timing & kInstead) != 0 ? "instead of" : (node.timing & kBefore) != 0 ? "before" : "after";
  if ((node.events & kInsert) != 0) trigger.events.emplace_back("insert");
  if ((node.events & kUpdate) != 0) trigger.events.emplace_back("update");
  if ((node.events & kDelete) != 0) trigger.events.emplace_back("delete");
  if ((node.events & kTruncate) != 0) trigger.events.emplace_back("truncate");
  trigger.columns = names_of(source, nodes(node.n_columns, node.columns), source.tokens.find_word(3, "of") + 1);
  trigger.for_each_row = node.row;
  trigger.when = optional_expression_of(source, node.when_clause);
  trigger.is_deferrable = node.deferrable;
  trigger.is_initially_deferred = node.initdeferred;
  return trigger;
}

Policy create_policy_of(Source& source, const PgQuery__CreatePolicyStmt& node) {
  Policy policy;
  policy.name = source.tokens.find_name(view(node.policy_name), 2);
  policy.table = name_of(source, node.table);
  policy.command = std::string(view(node.cmd_name));
  policy.is_permissive = node.permissive;
  policy.roles = roles_of(source, nodes(node.n_roles, node.roles));
  policy.using_expression = optional_expression_of(source, node.qual);
  policy.with_check = optional_expression_of(source, node.with_check);
  return policy;
}

Policy alter_policy_of(Source& source, const PgQuery__AlterPolicyStmt& node) {
  Policy policy;
  policy.is_create = false;
  policy.name = source.tokens.find_name(view(node.policy_name), 2);
  policy.table = name_of(source, node.table);
  policy.roles = roles_of(source, nodes(node.n_roles, node.roles));
  policy.using_expression = optional_expression_of(source, node.qual);
  policy.with_check = optional_expression_of(source, node.with_check);
  return policy;
}

CreateRule create_rule_of(Source& source, const PgQuery__RuleStmt& node) {
  CreateRule rule;
  rule.name =
      source.tokens.find_name(view(node.rulename), source.tokens.skip_words(0, {"create", "or", "replace", "rule"}));
  rule.table = name_of(source, node.relation);
  rule.or_replace = node.replace;
  rule.is_instead = node.instead;
  rule.event = node.event == PG_QUERY__CMD_TYPE__CMD_SELECT   ? "select"
               : node.event == PG_QUERY__CMD_TYPE__CMD_UPDATE ? "update"
               : node.event == PG_QUERY__CMD_TYPE__CMD_DELETE ? "delete"
                                                              : "insert";
  rule.where = optional_expression_of(source, node.where_clause);
  for (const PgQuery__Node* action : nodes(node.n_actions, node.actions)) {
    rule.actions.push_back(data_statement_of(source, action));
  }
  return rule;
}

}  // namespace lockstep::sql

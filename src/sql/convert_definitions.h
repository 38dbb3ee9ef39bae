#pragma once
#include "sql/convert_names.h"
#include "sql/statement.h"

namespace lockstep::sql {

CreateEnum create_enum_of(const Source& source, const PgQuery__CreateEnumStmt& node);
AlterEnum alter_enum_of(const Source& source, const PgQuery__AlterEnumStmt& node);
CreateType composite_type_of(Source& source, const PgQuery__CompositeTypeStmt& node);
CreateType range_type_of(const Source& source, const PgQuery__CreateRangeStmt& node);
CreateType base_type_of(const Source& source, const PgQuery__DefineStmt& node);
CreateDomain create_domain_of(Source& source, const PgQuery__CreateDomainStmt& node);
AlterDomain alter_domain_of(Source& source, const PgQuery__AlterDomainStmt& node);
Sequence create_sequence_of(const Source& source, const PgQuery__CreateSeqStmt& node);
Sequence alter_sequence_of(const Source& source, const PgQuery__AlterSeqStmt& node);
CreateView create_view_of(Source& source, const PgQuery__ViewStmt& node);
CreateFunction create_function_of(Source& source, const PgQuery__CreateFunctionStmt& node);
AlterFunction alter_function_of(const Source& source, const PgQuery__AlterFunctionStmt& node);
CreateTrigger create_trigger_of(Source& source, const PgQuery__CreateTrigStmt& node);
Policy create_policy_of(Source& source, const PgQuery__CreatePolicyStmt& node);
Policy alter_policy_of(Source& source, const PgQuery__AlterPolicyStmt& node);
CreateRule create_rule_of(Source& source, const PgQuery__RuleStmt& node);
Do do_of(const Source& source, const PgQuery__DoStmt& node);

SetVariable set_variable_of(const Source& source, const PgQuery__VariableSetStmt& node);
/// SET as an option, named "set search_path".
Option setting_of(const Source& source, const PgQuery__VariableSetStmt& node, Span span);

}  // namespace lockstep::sql

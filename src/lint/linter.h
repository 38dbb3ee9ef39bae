#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "lint/migration.h"
#include "lint/rule.h"
#include "lint/settings.h"
#include "model/built_schemas.h"
#include "model/finding.h"

namespace lockstep::lint {

/// The rules that a run is made with, and which other names a suppression may have.
struct RuleBook {
  std::span<const Rule* const> rules;
  std::span<const std::string_view> other_rules;  // that do not judge SQL, such as duplicate-number
};

/// Whether that is the rule's id or one of its aliases. Several rules may share an alias: eugene's E1 is two of ours.
bool has_name(const Rule& rule, std::string_view name);
/// The first rule with that id or alias; nullptr when there is none.
const Rule* find_rule(const RuleBook& book, std::string_view name);

/// Replays the migrations in order and judges those that are new. Findings come file by file in the order of the text,
/// without those of rules that are off or suppressed. Files are parsed on several threads; nothing else is shared.
/// `built`, where it is given, gets what stands before the first new migration, and what stands at the end.
std::vector<model::Finding> lint(std::span<const Migration> migrations, const Settings& settings, const RuleBook& book,
                                 model::BuiltSchemas* built = nullptr);

}  // namespace lockstep::lint

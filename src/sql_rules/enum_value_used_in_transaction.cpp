#include <algorithm>

#include "sql_rules/enum_literals.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

constexpr int kTypeOfSameTransactionIsFine = 17;  // since then a value of a type made in the transaction may be used

bool is_sure_of_type(const sql::Statement& statement) {
  return !statement.nesting.in_condition && statement.nesting.forgiven.empty();
}

/// Whether the transaction that runs now has added the value and not committed it.
bool is_uncommitted(const EnumLiteral& literal, const Situation& at) {
  const auto& added = at.transaction.enum_values;
  return std::any_of(added.begin(), added.end(), [&](const replay::TransactionState::EnumValue& one) {
    const bool is_fine = one.is_type_new && at.settings.postgres_major >= kTypeOfSameTransactionIsFine;
    return one.type == literal.type && one.label == literal.label && !is_fine;
  });
}

/// Whether an older migration has added the value in what is one transaction on an empty database: there all migrations
/// run together. The old ones' last transaction is the one before the first of the change.
bool is_uncommitted_from_zero(const EnumLiteral& literal, const Situation& at) {
  const bool is_one_run = at.settings.scope == replay::TransactionScope::kAllMigrations;
  if (!is_one_run || at.settings.postgres_major >= kTypeOfSameTransactionIsFine) return false;
  const replay::Type& type = *at.database.type(literal.type);
  const auto label = std::find_if(type.labels.begin(), type.labels.end(),
                                  [&](const replay::EnumLabel& one) { return one.label == literal.label; });
  if (label == type.labels.end() || label->origin.is_new || label->origin.migration == replay::kNoMigration)
    return false;
  const bool is_of_type = label->origin.migration == type.origin.migration &&
                          label->origin.span.begin >= type.origin.span.begin &&
                          label->origin.span.end <= type.origin.span.end;
  return !is_of_type && label->origin.transaction + 1 == at.transaction.number;
}

std::string way_out(const Situation& at, const EnumLiteral& literal, const replay::Type& type) {
  const std::string name = lint::quoted(sql::QualifiedName{type.schema == "public" ? "" : type.schema, type.name, {}});
  const std::string by_text = lint::literal(literal.label) + "::text::" + name;
  std::string help =
      "as " + by_text +
      " it is looked up when a row needs it, which a default, a view or an UPDATE without rows can wait for";
  if (at.settings.runner == lint::Runner::kDrizzle) {
    return help + "; what writes it into rows goes into a migration of a later deploy";
  }
  return help + "; or use it in the next migration";
}

void check_enum_value_used_in_transaction(const Situation& at, Hazards& found) {
  if (std::holds_alternative<sql::Do>(at.statement.body)) return;  // its statements come by themselves
  std::vector<std::string> said;
  for (const EnumLiteral& literal : enum_literals(at.statement, at.database)) {
    const bool is_now = is_uncommitted(literal, at);
    if (!is_now && !is_uncommitted_from_zero(literal, at)) continue;
    if (std::find(said.begin(), said.end(), literal.label) != said.end()) continue;
    said.push_back(literal.label);
    const replay::Type& type = *at.database.type(literal.type);
    const std::string value = lint::literal(literal.label) + " of " + lint::quoted(type.name);
    const bool is_guessed = at.settings.runner == lint::Runner::kUnknown && !at.transaction.is_explicit;
    const std::string when = is_now && is_guessed ? "fails where the runner has the file in one transaction"
                             : is_now             ? "fails"
                                      : "fails on an empty database, where all migrations are one transaction";
    const bool is_sure = is_sure_of_type(at.statement) && !is_guessed;
    found.add(is_sure ? lint::Hazard::kFails : lint::Hazard::kMayFail, literal.span,
              when + ": unsafe use of new value " + value + (is_now ? ", which is added in the same transaction" : ""),
              way_out(at, literal, type));
  }
}

}  // namespace

constexpr lint::Rule kEnumValueUsedInTransaction = {
    .id = "enum-value-used-in-transaction",
    .hazard = lint::Hazard::kFails,
    .summary = "a new value of an enum that is used before it is committed",
    .handlers = {lint::on_any<&check_enum_value_used_in_transaction>()},
    .aliases = {},
};

}  // namespace lockstep::sql_rules

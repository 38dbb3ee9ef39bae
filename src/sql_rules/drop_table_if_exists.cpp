#include "base/text.h"
#include "sql/tokens.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Behind the words DROP TABLE; nothing where the text is that of a literal.
std::optional<std::uint32_t> behind_drop_table(const Situation& at) {
  sql::TokenReader tokens(at.file.text, at.statement.span.begin);
  const auto drop = tokens.next();
  const auto table = tokens.next();
  if (!drop || !table || base::lower_ascii(drop->text) != "drop" || base::lower_ascii(table->text) != "table")
    return {};
  return static_cast<std::uint32_t>(tokens.offset());
}

void check_drop_table_if_exists(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (drop.kind != sql::ObjectKind::kTable || drop.if_exists || is_guarded(at.statement, "undefined_table")) return;
  std::vector<std::string> names;
  std::vector<std::string> missing;
  for (const sql::ObjectName& object : drop.objects) {
    const auto table = at.database.find_relation(object.name);
    if (table && (!table->is_table() || lint::is_private(at, object.name))) continue;
    (is_absent(at, table) ? missing : names).push_back(lint::quoted(object.name));
  }
  if (names.empty() && missing.empty()) return;
  const std::string run = at.settings.runner == lint::Runner::kDrizzle ? "every pending migration" : "the migration";
  const lint::Hazard hazard = missing.empty() ? lint::Hazard::kMayFail : lint::Hazard::kFails;
  const std::string message = missing.empty()
                                  ? "without IF EXISTS " + run + " fails on a database that lacks " + listed(names)
                                  : "fails: no migration leaves a table " + listed(missing) + " here to drop";
  const auto place = behind_drop_table(at);
  std::string safe(at.text_of(at.statement.span));
  if (place) safe.insert(*place - at.statement.span.begin, " IF EXISTS");
  lint::Found& one = found.add(hazard, at.statement.span, message, place ? safe + ";" : "DROP TABLE IF EXISTS …");
  one.table = drop.objects.front().name;
  if (place) one.fix = {{{*place, *place}, " IF EXISTS"}};
}

}  // namespace

constexpr lint::Rule kDropTableIfExists = {
    .id = "drop-table-if-exists",
    .hazard = lint::Hazard::kMayFail,
    .summary = "DROP TABLE that fails where the table is not",
    .handlers = {lint::on<&check_drop_table_if_exists>()},
    .aliases = {"prefer-robust-drop-table"},
};

}  // namespace lockstep::sql_rules

#include "pg_commands/failure_words.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "sql/tokens.h"

namespace lockstep::pg_commands {
namespace {

struct Advice {
  std::string_view sqlstate;
  std::string_view words;
};

/// Errors that have a meaning of their own in migrations. Names of the states: PostgreSQL's appendix A.
constexpr Advice kAdvice[] = {
    {"25001",
     "run it without a transaction: lockstep migrate does, and lockstep verify --transactions migration; by hand: "
     "psql, "
     "before the deploy"},
    {"55P04",
     "a new enum value can be used only after the transaction that adds it: use it in a later deploy, or let "
     "lockstep migrate run each migration in its own transaction, and verify with --transactions migration"},
    {"42501",
     "the migration's role may not do that; name the extension or role in lockstep.json (server.extensions, "
     "server.roles), or what a superuser has to run beforehand in server.setup"},
    {"22P02", "old rows hold a value that the new type does not know: UPDATE them in this migration, before the cast"},
    {"23502", "old rows have no value there: give a DEFAULT, or UPDATE them before SET NOT NULL"},
    {"23505", "old rows hold the value twice: remove the duplicates in this migration, before the constraint"},
    {"23514", "old rows break the constraint: UPDATE them before, or add it NOT VALID"},
    {"23503", "old rows refer to what is not there: mend them before, or add the constraint NOT VALID"},
    {"22003", "a value is out of the range of the type: take a wider one, or UPDATE such rows before"},
    {"22001", "old rows are longer than the new type: shorten them before, or keep the longer type"},
    {"42P07", "it is there already: made by an earlier migration, by hand or by push"},
    {"42701", "the column is there already: added by an earlier migration, by hand or by push"},
    {"42710", "it is there already: made by an earlier migration, by hand or by push"},
    {"42P01", "no migration before this one makes it; what is made beforehand by hand belongs in server.setup"},
    {"42703", "no migration before this one adds it"},
    {"42704", "no migration before this one makes it; of an extension: name it in lockstep.json (server.extensions)"},
    {"42883",
     "no migration before this one makes it; of an extension: name it in lockstep.json (server.extensions); what is "
     "made beforehand by hand belongs in server.setup"},
    {"3F000", "no migration before this one makes it; what is made beforehand by hand belongs in server.setup"},
    {"55P03", "another session holds the table: try again when it is quiet, or with a longer --lock-timeout"},
    {"57014", "it took longer than statement_timeout: give it --statement-timeout, or do the work in batches"},
    {"2BP01", "something stands on it: drop or change that first, in the same migration"},
    {"0A000", "this server cannot do that in this place; drop and recreate what stands on it"},
};

/// CREATE EXTENSION of one whose files are not on the server's machine: 0A000, and before PostgreSQL 15 58P01.
bool is_missing_extension(const pg::Failure& failure) {
  return failure.text.starts_with("extension \"") ? base::contains(failure.text, "is not available")
                                                  : base::contains(failure.text, "extension control file");
}

/// The same errors where an INSERT meets them, which brings the rows itself.
constexpr Advice kAdviceForInsert[] = {
    {"23505", "a row has that key already: INSERT … ON CONFLICT DO NOTHING, or leave the key to its sequence"},
    {"23503",
     "no migration inserts the row that it refers to: INSERT that before, or INSERT … SELECT … FROM its table"},
};

std::string words_for(std::span<const Advice> advice, std::string_view sqlstate) {
  const auto found = std::find_if(advice.begin(), advice.end(), [&](auto& one) { return one.sqlstate == sqlstate; });
  return found == advice.end() ? "" : std::string(found->words);
}

std::string first_line(std::string_view text) {
  const auto lines = base::split_lines(text);
  return lines.empty() ? "" : std::string(lines.front());
}

void add_excerpt(model::Finding& finding, std::string_view text) {
  const std::vector<std::string_view> lines = base::split_lines(text);
  const std::size_t line = finding.location.line;
  if (line == 0 || line > lines.size()) return;
  finding.excerpt = lines[line - 1];
  if (line > 1) finding.excerpt_before = lines[line - 2];
}

model::Location location_of(const runner::MigrationFailure& failure, const runner::Script& script) {
  if (failure.place.empty()) return {script.path, 1, 1, 1, 1};
  const std::string_view text = script.text;
  const base::LineColumn begin = base::line_column(text, failure.place.begin);
  const std::size_t newline = text.find('\n', failure.place.begin);
  const base::LineColumn end = base::line_column(text, std::min<std::size_t>(failure.place.end, newline));
  return {script.path, begin.line, begin.column, end.line, end.column};
}

}  // namespace

bool is_insert(const runner::MigrationFailure& failure, const runner::Script& script) {
  const auto first = sql::TokenReader(runner::text_of(script, failure.statement)).next();
  return first && base::lower_ascii(first->text) == "insert";
}

std::string advice_for(const pg::Failure& failure, model::Framework framework) {
  if (is_missing_extension(failure)) {
    return "the server's machine has not got it: install its package there "
           "(lockstep verify --server-env NAME uses another server)";
  }
  const bool is_drizzle = framework != model::Framework::kNumbered;
  const std::string who = failure.sqlstate == "25001" && is_drizzle ? "drizzle runs every migration in one: " : "";
  return who + words_for(kAdvice, failure.sqlstate);
}

model::Finding finding_of(const runner::MigrationFailure& failure, const runner::Script& script,
                          model::Framework framework) {
  model::Finding finding;
  finding.rule = "migration-fails";
  finding.location = location_of(failure, script);
  finding.message = describe(failure.failure);
  if (failure.place.empty() && failure.failure.kind == pg::FailureKind::kStatement) finding.message += ", at the end";
  const auto add = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) finding.message += "; " + std::string(label) + first_line(text);
  };
  add("", failure.failure.detail);
  add("hint: ", failure.failure.hint);
  add("in ", failure.failure.context);
  if (is_insert(failure, script)) finding.help = words_for(kAdviceForInsert, failure.failure.sqlstate);
  if (finding.help.empty()) finding.help = advice_for(failure.failure, framework);
  add_excerpt(finding, script.text);
  return finding;
}

}  // namespace lockstep::pg_commands

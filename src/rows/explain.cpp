#include "rows/explain.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "pg/quote.h"
#include "rows/cast_probe.h"
#include "rows/culprits.h"
#include "rows/row_probe.h"
#include "rows/transaction.h"
#include "sql/parse.h"

namespace lockstep::rows {
namespace {

constexpr std::chrono::milliseconds kLongestValue{5'000};

using sql::AlterActionKind;
using sql::ConstraintKind;

/// What stands at the span.
std::string text_at(std::string_view statement, sql::Span span) {
  return std::string(statement.substr(span.begin, span.end - span.begin));
}

/// `"a", "b"` as SQL, and as a condition that none is NULL.
std::string joined_columns(const std::vector<std::string>& columns, std::string_view after, std::string_view between) {
  std::vector<std::string> parts;
  for (const std::string& column : columns) parts.push_back(column + std::string(after));
  return base::join(parts, between);
}

std::vector<std::string> quoted_names(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back(pg::quote_identifier(name));
  return quoted;
}

std::vector<std::string> texts_of(const std::vector<sql::Name>& names) {
  std::vector<std::string> texts;
  for (const sql::Name& name : names) texts.push_back(name.text);
  return texts;
}

class Explanation {
 public:
  Explanation(pg::Connection& connection, const Report& report, std::string_view statement, const pg::Failure& failure)
      : connection_(connection), report_(report), statement_(statement), failure_(failure) {}

  std::optional<std::string> of(const sql::Statement& statement) {
    if (auto text = of_definition(statement)) return text;
    return is_of_values() || failure_.sqlstate.starts_with("P0") ? of_any_row(statement) : std::nullopt;
  }

 private:
  /// 0A000 is "cannot convert NaN to bigint", too.
  bool is_of_values() const { return failure_.sqlstate.starts_with("22") || is("0A000"); }

  std::optional<std::string> of_definition(const sql::Statement& statement) {
    if (const auto* index = std::get_if<sql::CreateIndex>(&statement.body)) return of_index(*index);
    const auto* alter = std::get_if<sql::AlterTable>(&statement.body);
    if (alter == nullptr) return std::nullopt;
    const auto table = find_table(connection_, alter->table.relation);
    if (!table) return std::nullopt;
    for (const sql::AlterAction& action : alter->actions) {
      if (auto text = of_action(*table, action)) return text;
    }
    return std::nullopt;
  }

  /// UPDATE, INSERT … SELECT, a generated column, an index over an expression, and so on.
  std::optional<std::string> of_any_row(const sql::Statement& statement) {
    std::set<TableName> tried;
    std::optional<std::string> text;
    sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse) {
      const auto table = text ? std::nullopt : find_table(connection_, name);
      if (!table || !tried.insert(table->name).second) return;
      text = with_values(*table, probe_rows(connection_, *table, statement_, statement, failure_.sqlstate));
    });
    return text;
  }

  bool is(std::string_view sqlstate) const { return failure_.sqlstate == sqlstate; }

  std::optional<std::string> of_action(const NamedTable& table, const sql::AlterAction& action) {
    switch (action.kind) {
      case AlterActionKind::kSetNotNull:
        return is("23502") && failure_.column == action.name.text ? nulls(table, action.name.text) : std::nullopt;
      case AlterActionKind::kAddColumn:
        return is("23502") && action.column && failure_.column == action.column->name.text
                   ? without_value(table, action.column->name.text)
                   : std::nullopt;
      case AlterActionKind::kSetType:
        return is_of_values() || is("23514") ? bad_casts(table, action) : std::nullopt;
      case AlterActionKind::kAddConstraint:
        return action.constraint ? of_constraint(table, *action.constraint) : std::nullopt;
      case AlterActionKind::kValidateConstraint:
        return of_existing_constraint(table, action.name.text);
      default:
        return std::nullopt;
    }
  }

  std::optional<std::string> of_constraint(const NamedTable& table, const sql::Constraint& constraint) {
    const std::vector<std::string> columns = texts_of(constraint.columns);
    if (is("23502") && constraint.kind == ConstraintKind::kPrimaryKey) return nulls(table, failure_.column);
    if (is("23505")) return duplicates(table, quoted_names(columns), base::join(columns, ", "), "");
    if (is("23514") && constraint.kind == ConstraintKind::kCheck && constraint.expression) {
      return broken_check(table, text_at(statement_, constraint.expression->span), *constraint.expression);
    }
    if (is("23503") && constraint.kind == ConstraintKind::kForeignKey) {
      const auto target = find_table(connection_, constraint.reference->table);
      const auto target_columns = target ? referenced_columns(*target, constraint) : std::vector<std::string>{};
      return target ? orphans(table, columns, *target, target_columns) : std::nullopt;
    }
    return std::nullopt;
  }

  /// VALIDATE CONSTRAINT: what it says is in the catalog, as a clause that can be read like one that is added.
  std::optional<std::string> of_existing_constraint(const NamedTable& table, const std::string& name) {
    const pg::Result found = connection_.query(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = " + pg::quote_literal(table.sql) +
        "::regclass AND conname = " + pg::quote_literal(name));
    if (found.empty()) return std::nullopt;
    const std::string added = "ALTER TABLE " + table.sql + " ADD " + std::string(found[0].text(0));
    const sql::ParsedFile parsed = sql::parse_file(added, sql::Splitting::kWholeFile);
    if (parsed.statements.empty()) return std::nullopt;
    return Explanation(connection_, report_, added, failure_).of(parsed.statements[0]);
  }

  std::optional<std::string> of_index(const sql::CreateIndex& index) {
    const auto table = find_table(connection_, index.table.relation);
    if (!table || !is("23505")) return std::nullopt;
    std::vector<std::string> keys;
    std::vector<std::string> words;
    for (const sql::IndexKey& key : index.keys) {
      const std::string expression = key.expression ? text_at(statement_, key.expression->span) : key.column.text;
      keys.push_back(key.expression ? "(" + expression + ")" : pg::quote_identifier(expression));
      words.push_back(expression);
    }
    return duplicates(*table, keys, base::join(words, ", "), index.where ? text_at(statement_, index.where->span) : "");
  }

  std::optional<std::string> nulls(const NamedTable& table, const std::string& column) {
    const auto found = find_culprits(connection_, table, pg::quote_identifier(column) + " IS NULL", "''");
    if (!found || found->count == 0) return std::nullopt;
    return counted_rows(report_, table.name, found->count, found->of) + (found->count == 1 ? " has " : " have ") +
           "no value in " + column;
  }

  std::optional<std::string> without_value(const NamedTable& table, const std::string& column) {
    const auto found = find_culprits(connection_, table, "true", "''");
    if (!found || found->count == 0) return std::nullopt;
    return counted_rows(report_, table.name, found->count, found->of) + " would have no value in the new column " +
           column;
  }

  std::optional<std::string> duplicates(const NamedTable& table, const std::vector<std::string>& keys,
                                        const std::string& words, const std::string& predicate) {
    const std::string list = base::join(keys, ", ");
    const std::string where =
        joined_columns(keys, " IS NOT NULL", " AND ") + (predicate.empty() ? "" : " AND (" + predicate + ")");
    const auto found = connection_.run("SELECT concat_ws(', ', " + joined_columns(keys, "::text", ", ") +
                                       "), count(*) AS times, sum(count(*)) OVER (), (SELECT count(*) FROM " +
                                       table.sql + ") FROM " + table.sql + " WHERE " + where + " GROUP BY " + list +
                                       " HAVING count(*) > 1 ORDER BY times DESC, 1 LIMIT 5");
    if (!found || found->empty()) return std::nullopt;
    std::vector<std::string> values;
    for (const pg::Row row : *found) {
      values.push_back(shown_value(row.text(0)) + " " + std::string(row.text(1)) + " times");
    }
    const auto count = static_cast<std::size_t>((*found)[0].integer(2));
    const auto of = static_cast<std::size_t>((*found)[0].integer(3));
    return counted_rows(report_, table.name, count, of) + " share their (" + words +
           ") with another one: " + base::join(values, ", ");
  }

  std::optional<std::string> broken_check(const NamedTable& table, const std::string& expression,
                                          const sql::Expression& parsed) {
    std::set<std::string> columns;
    sql::for_each_expression(parsed, [&](const sql::Expression& inner) {
      if (inner.kind == sql::ExpressionKind::kColumn && inner.text != "*") columns.insert(inner.text);
    });
    const std::vector<std::string> names(columns.begin(), columns.end());
    const std::string shown = names.empty() ? "''" : assignments_sql(names);
    return with_values(table, find_culprits(connection_, table, "NOT (" + expression + ")", shown));
  }

  std::vector<std::string> referenced_columns(const NamedTable& target, const sql::Constraint& constraint) {
    if (!constraint.reference->columns.empty()) return texts_of(constraint.reference->columns);
    const pg::Result found = connection_.query(
        "SELECT a.attname FROM pg_constraint k CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS item(attnum, "
        "position) "
        "JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = item.attnum WHERE k.contype = 'p' AND "
        "k.conrelid = " +
        pg::quote_literal(target.sql) + "::regclass ORDER BY item.position");
    std::vector<std::string> columns;
    for (const pg::Row row : found) columns.emplace_back(row.text(0));
    return columns;
  }

  std::optional<std::string> orphans(const NamedTable& table, const std::vector<std::string>& columns,
                                     const NamedTable& target, const std::vector<std::string>& target_columns) {
    if (columns.empty() || columns.size() != target_columns.size()) return std::nullopt;
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      pairs.push_back("lockstep_target." + pg::quote_identifier(target_columns[i]) + " = " + table.sql + "." +
                      pg::quote_identifier(columns[i]));
    }
    const std::string condition = joined_columns(quoted_names(columns), " IS NOT NULL", " AND ") +
                                  " AND NOT EXISTS (SELECT FROM " + target.sql + " AS lockstep_target WHERE " +
                                  base::join(pairs, " AND ") + ")";
    auto text = with_values(table, find_culprits(connection_, table, condition, assignments_sql(columns)));
    if (text) *text += ", which is not in " + describe(target.name);
    return text;
  }

  std::optional<std::string> bad_casts(const NamedTable& table, const sql::AlterAction& action) {
    auto found = probe_casts(connection_, table, action.name.text, text_at(statement_, action.span));
    if (!found || found->count == 0) return std::nullopt;
    for (std::string& value : found->values) value = action.name.text + " = " + value;
    return with_values(table, found);
  }

  std::optional<std::string> with_values(const NamedTable& table, const std::optional<Culprits>& found) {
    if (!found || found->count == 0) return std::nullopt;
    const std::string values = base::join(found->values, "; or ");
    return counted_rows(report_, table.name, found->count, found->of) + (found->count == 1 ? " has " : " have ") +
           values;
  }

  pg::Connection& connection_;
  const Report& report_;
  std::string_view statement_;
  const pg::Failure& failure_;
};

}  // namespace

std::optional<std::string> explain(pg::Connection& connection, const Report& report, std::string_view statement,
                                   const pg::Failure& failure) {
  const sql::ParsedFile parsed = sql::parse_file(statement, sql::Splitting::kWholeFile);
  if (parsed.statements.empty()) return std::nullopt;
  Transaction transaction(connection, kLongestValue);
  try {
    return Explanation(connection, report, statement, failure).of(parsed.statements[0]);
  } catch (const base::Error&) {
    return std::nullopt;  // the failure stands without it
  }
}

}  // namespace lockstep::rows

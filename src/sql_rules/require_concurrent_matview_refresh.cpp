#include <algorithm>

#include "lint/work.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Whether REFRESH … CONCURRENTLY can tell its rows apart: by a unique index on plain columns, over all rows.
bool identifies_rows(const replay::Index& index) {
  const auto is_plain = [](const replay::IndexKey& key) { return !key.column.empty(); };
  return index.is_unique && index.is_valid && !index.where &&
         std::all_of(index.keys.begin(), index.keys.end(), is_plain);
}

bool has_key(const replay::Relation& view) {
  return std::any_of(view.indexes.begin(), view.indexes.end(), identifies_rows);
}

/// The place behind "VIEW".
sql::Span behind_view(const sql::RefreshMaterializedView& refresh, const Situation& at) {
  const std::string_view before = at.file.text.substr(0, refresh.name.span.begin);
  const auto end = static_cast<std::uint32_t>(before.find_last_not_of(" \t\r\n") + 1);
  return {end, end};
}

void check_concurrent_matview_refresh(const sql::RefreshMaterializedView& refresh, const Situation& at,
                                      Hazards& found) {
  if (refresh.concurrently || refresh.with_no_data || lint::is_private(at, refresh.name)) return;
  const auto view = at.database.find_relation(refresh.name);
  // Until it is filled for the first time nobody can read it, and CONCURRENTLY is refused.
  if (view && !view->is_populated) return;
  const std::string name = lint::quoted(refresh.name);
  const bool is_ready = view && has_key(*view);
  const std::string safe = "REFRESH MATERIALIZED VIEW CONCURRENTLY " + name + ";";
  const std::string help =
      is_ready ? safe : "it needs a unique index on columns that tell the rows apart, without WHERE; then:\n" + safe;
  lint::Found& one = found.add(at.statement.span,
                               "fills " + lint::with_size(at, refresh.name) +
                                   " under an ACCESS EXCLUSIVE lock: reads wait until its query is done",
                               help);
  one.table = refresh.name;
  if (is_ready && view.is_present() && at.outer == nullptr)
    one.fix.push_back({behind_view(refresh, at), " CONCURRENTLY"});
}

}  // namespace

constexpr lint::Rule kRequireConcurrentMatviewRefresh = {
    .id = "require-concurrent-matview-refresh",
    .hazard = lint::Hazard::kBlocks,
    .summary = "a materialized view that nobody can read while it is filled",
    .handlers = {lint::on<&check_concurrent_matview_refresh>()},
};

}  // namespace lockstep::sql_rules

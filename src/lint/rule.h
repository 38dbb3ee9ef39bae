#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/hazard.h"
#include "lint/situation.h"

namespace lockstep::lint {

/// A change of the file's text that mends a finding.
struct Edit {
  sql::Span span;    // empty: an insertion
  std::string text;  // in its place
};

/// One thing that a rule found. Message and help are as in model::Finding: lower case, no full stop.
struct Found {
  sql::Span span;
  std::string message;
  std::string help;
  Hazard hazard;
  std::vector<Edit> fix;     // safe by construction; empty when there is none
  sql::QualifiedName table;  // whose size decides how bad it is; empty: none
};

/// Where a rule puts what it finds.
class Hazards {
 public:
  explicit Hazards(Hazard usual) : usual_(usual) {}

  Found& add(sql::Span span, std::string message, std::string help);
  /// A case that is another hazard than the rule's usual one.
  Found& add(Hazard hazard, sql::Span span, std::string message, std::string help);

  std::vector<Found> take() { return std::move(found_); }

 private:
  Hazard usual_;
  std::vector<Found> found_;
};

/// One migration as a whole, when all migrations of the change have run: what no single statement tells. The database
/// is as after the last one, so what a later one adds is there, and names may mean something else by then.
struct FileEnd {
  const File& file;
  const replay::Database& database;
  const Settings& settings;
  bool is_last = false;  // of the change
};

/// Whom a rule is called for, and how. Made by `on` and its siblings.
struct Handler {
  static constexpr std::size_t kEvery = static_cast<std::size_t>(-1);
  std::size_t body = kEvery;  // index of an alternative of sql::StatementBody
  void (*check)(const Situation&, Hazards&) = nullptr;
};

enum class Pack : std::uint8_t {
  kSafety,  // what can go wrong
  kTypes,   // column types that are regretted later
  kSquawk,  // conventions that squawk checks, off unless asked for
};

/// One check of SQL. Adding one: a source file in src/sql_rules, a page in docs/rules, fixtures in tests/sql_rules, and
/// a line in src/sql_rules/registry.cpp.
struct Rule {
  std::string_view id;  // in squawk's words where squawk has a name
  Hazard hazard;        // the usual one
  std::string_view summary;
  std::array<Handler, 6> handlers = {};
  void (*at_end)(const FileEnd&, Hazards&) = nullptr;
  /// For what the replay says PostgreSQL refuses in a statement; the situation's database is then as after it.
  void (*on_conflicts)(const Situation&, std::span<const replay::Conflict>, Hazards&) = nullptr;
  void (*on_problem)(const File&, const sql::Problem&, const Settings&, Hazards&) = nullptr;
  std::array<std::string_view, 4> aliases = {};  // names of the same hazard in squawk, eugene and others
  Pack pack = Pack::kSafety;
  /// Of several findings in a file the first is reported, with how many more there are: for habits, which are either
  /// everywhere or nowhere. Each can still be suppressed by itself.
  bool is_once_a_file = false;
};

namespace detail {

template <typename Body, typename Variant>
struct IndexIn;
template <typename Body, typename... Rest>
struct IndexIn<Body, std::variant<Body, Rest...>> {
  static constexpr std::size_t value = 0;
};
template <typename Body, typename First, typename... Rest>
struct IndexIn<Body, std::variant<First, Rest...>> {
  static constexpr std::size_t value = 1 + IndexIn<Body, std::variant<Rest...>>::value;
};

template <auto Check>
struct OfStatement;
template <typename Body, void (*Check)(const Body&, const Situation&, Hazards&)>
struct OfStatement<Check> {
  static constexpr std::size_t kBody = IndexIn<Body, sql::StatementBody>::value;
  static void check(const Situation& at, Hazards& found) { Check(std::get<Body>(at.statement.body), at, found); }
};

}  // namespace detail

/// For every statement of the kind that the function takes: void(const sql::CreateIndex&, const Situation&, Hazards&).
template <auto Check>
constexpr Handler on() {
  return {detail::OfStatement<Check>::kBody, &detail::OfStatement<Check>::check};
}

/// For every action of that kind: void(const sql::AlterTable&, const sql::AlterAction&, const Situation&, Hazards&).
/// Only of ALTER TABLE itself, not of its relatives such as ALTER VIEW.
template <sql::AlterActionKind kKind,
          void (*Check)(const sql::AlterTable&, const sql::AlterAction&, const Situation&, Hazards&)>
constexpr Handler on_action() {
  return {detail::IndexIn<sql::AlterTable, sql::StatementBody>::value, [](const Situation& at, Hazards& found) {
            const auto& alter = std::get<sql::AlterTable>(at.statement.body);
            if (alter.object != sql::ObjectKind::kTable) return;
            for (const sql::AlterAction& action : alter.actions) {
              if (action.kind == kKind) Check(alter, action, at, found);
            }
          }};
}

/// For every statement.
template <void (*Check)(const Situation&, Hazards&)>
constexpr Handler on_any() {
  return {Handler::kEvery, Check};
}

}  // namespace lockstep::lint

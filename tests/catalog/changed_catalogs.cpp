// Makes one change at a time to a database on real servers: that, and nothing else, is what compare() finds, and what
// sql_for() says makes the databases equal again, in both directions.
//
//   changed_catalogs FOLDER [PART]    PART is a part of the line "expect:" of the cases to run
//
// FOLDER has base.sql and changes.sql, which says how a case is written. Exits with 1 when a case fails, with 77 when
// there is no server.
#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "catalog/read_catalog.h"
#include "catalog/repair.h"
#include "databases.h"

namespace {

using namespace lockstep;
using catalog::Snapshot;
using catalog::Toward;
using catalog_tests::Databases;

constexpr std::size_t kLargestFile = 1 << 20;

struct Case {
  std::string expected;
  std::string withheld;
  int since = 0;
  std::string sql;
};

/// What stands after "-- word: " in a line.
std::string_view after(std::string_view line, std::string_view word) {
  const std::string start = "-- " + std::string(word) + ": ";
  return line.starts_with(start) ? line.substr(start.size()) : std::string_view();
}

std::vector<Case> parse_cases(std::string_view text) {
  std::vector<Case> cases;
  for (const std::string_view line : base::split_lines(text)) {
    if (const std::string_view expected = after(line, "expect"); !expected.empty()) {
      cases.emplace_back().expected = expected;
    } else if (cases.empty()) {
      continue;
    } else if (const std::string_view withheld = after(line, "withheld"); !withheld.empty()) {
      cases.back().withheld = withheld;
    } else if (const std::string_view since = after(line, "since"); !since.empty()) {
      cases.back().since = static_cast<int>(base::parse_number(since).value_or(0));
    } else {
      cases.back().sql += std::string(line) + "\n";
    }
  }
  return cases;
}

/// "index public.users.users_name [where, keys]", as cases have it.
std::string words_of(const catalog::Difference& difference) {
  std::vector<std::string> fields;
  for (const catalog::FieldDifference& field : difference.fields) fields.push_back(field.field);
  const std::string list = base::join(fields, ", ");
  return describe(difference.identity) + (list.empty() ? "" : " [" + list + "]");
}

class Run {
 public:
  Run(Databases& databases, const Snapshot& base) : databases_(databases), base_(base) {}

  bool passes(const Case& one) {
    case_ = &one;
    is_good_ = true;
    take_databases();
    changed_->run(one.sql);
    const Snapshot after = changed_->read();
    const catalog::Comparison found = catalog::compare(base_, after);
    for (const catalog::Difference& difference : found.differences) {
      if (words_of(difference) != one.expected) complain("found: " + words_of(difference));
    }
    if (found.differences.size() != 1) complain(std::to_string(found.differences.size()) + " differences");
    if (!found.differences.empty()) {
      repair(found.differences.front(), Toward::kAfter, *other_, after);
      repair(found.differences.front(), Toward::kBefore, *changed_, base_);
      is_pair_ready_ = is_good_ && one.withheld.empty() && undo(found.differences.front());
    }
    return is_good_;
  }

 private:
  /// Where the case says nothing of owners and grants, they are not compared either, and have to stay as they are.
  static catalog::SelectionOptions options_for(const catalog::Difference& difference) {
    catalog::SelectionOptions options;
    const bool is_of_grants =
        std::any_of(difference.fields.begin(), difference.fields.end(), [](const catalog::FieldDifference& field) {
          return field.field == "owner" || field.field.starts_with(catalog::kGrantsTo);
        });
    const bool is_in_both = difference.before != nullptr && difference.after != nullptr;
    if (is_in_both && !is_of_grants) options.ignored_aspects = {catalog::Aspect::kOwners, catalog::Aspect::kGrants};
    return options;
  }

  /// A case that went both ways leaves one database as it was, and the other to be changed back: copying takes longer.
  void take_databases() {
    if (!is_pair_ready_) {
      changed_.emplace(databases_.clone("base"));
      other_.emplace(databases_.clone("base"));
    }
    is_pair_ready_ = false;
  }

  void repair(const catalog::Difference& difference, Toward toward, Databases::Database& database,
              const Snapshot& wanted) {
    const std::string_view word = toward == Toward::kAfter ? "forward" : "backward";
    const bool is_withheld = base::contains(case_->withheld, word);
    const std::vector<std::string> statements = catalog::sql_for(difference, toward, options_for(difference));
    const auto is_comment = [](const std::string& statement) { return statement.starts_with("--"); };
    const bool runs_something = !std::all_of(statements.begin(), statements.end(), is_comment);
    if (is_withheld == runs_something)
      complain(std::string(word) + (is_withheld ? " is not withheld" : " is withheld"));
    if (is_withheld) return;
    for (const std::string& statement : statements) {
      if (const std::string failure = database.try_to_run(statement); !failure.empty()) {
        complain(std::string(word) + ": " + failure + "\n    " + statement);
      }
    }
    const catalog::Comparison left = catalog::compare(database.read(), wanted);
    for (const catalog::Difference& one : left.differences) {
      complain(std::string(word) + " leaves: " + words_of(one));
      for (const catalog::FieldDifference& field : one.fields) {
        std::cout << "    " << field.field << ": " << field.before.value_or("none") << " | "
                  << field.after.value_or("none") << "\n";
      }
    }
    if (left.differences.empty()) return;
    for (const std::string& statement : statements) std::cout << "    " << statement << "\n";
  }

  /// Makes the second database as it was.
  bool undo(const catalog::Difference& difference) {
    for (const std::string& statement : catalog::sql_for(difference, Toward::kBefore)) {
      if (!other_->try_to_run(statement).empty()) return false;
    }
    return true;
  }

  void complain(const std::string& what) {
    std::cout << "PostgreSQL " << databases_.major() << ": " << case_->expected << ": " << what << "\n";
    is_good_ = false;
  }

  Databases& databases_;
  const Snapshot& base_;
  const Case* case_ = nullptr;
  bool is_good_ = true;
  std::optional<Databases::Database> changed_;
  std::optional<Databases::Database> other_;
  bool is_pair_ready_ = false;
};

/// Whether a database that has nothing becomes as the base by what is said of each difference, in their order.
bool is_made_in_order(Databases& databases, const Snapshot& base) {
  Databases::Database empty = databases.create("empty");
  const Snapshot nothing = empty.read();
  bool is_good = true;
  for (const catalog::Difference& difference : catalog::compare(nothing, base).differences) {
    for (const std::string& statement : catalog::sql_for(difference, Toward::kAfter)) {
      const std::string failure = empty.try_to_run(statement);
      if (!failure.empty()) std::cout << words_of(difference) << ": " << failure << "\n    " << statement << "\n";
      is_good = is_good && failure.empty();
    }
  }
  for (const catalog::Difference& left : catalog::compare(empty.read(), base).differences) {
    std::cout << "PostgreSQL " << databases.major() << ": made from nothing, and left is " << words_of(left) << "\n";
    is_good = false;
  }
  return is_good;
}

int run(const std::string& folder, std::string_view part) {
  const std::string base_sql = base::read_file(folder + "/base.sql", kLargestFile);
  const std::vector<Case> cases = parse_cases(base::read_file(folder + "/changes.sql", kLargestFile));
  std::size_t failed = 0;
  const std::vector<server::Installation>& servers = postgres::installations();
  for (const server::Installation& installation : servers) {
    Databases databases(installation);
    databases.run_on_server("CREATE ROLE app; CREATE ROLE clerk");
    Databases::Database base = databases.create("base");
    base.run(base_sql);
    const Snapshot snapshot = base.read();
    base.close();
    if (part.empty() && !is_made_in_order(databases, snapshot)) ++failed;
    Run run(databases, snapshot);
    std::size_t count = 0;
    for (const Case& one : cases) {
      if (!base::contains(one.expected, part) || one.since > databases.major()) continue;
      ++count;
      if (!run.passes(one)) ++failed;
    }
    std::cout << "PostgreSQL " << databases.major() << ": " << count << " changes\n";
  }
  if (servers.empty()) return 77;
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  try {
    return run(words[1], count > 2 ? words[2] : "");
  } catch (const base::Error& error) {
    std::cerr << "changed_catalogs: " << error.what() << "\n";
    return 2;
  }
}

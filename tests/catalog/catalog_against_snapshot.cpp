// Applies the migrations of a Drizzle folder to real servers, and holds the database against the newest snapshot of the
// folder: nothing differs. Then makes one edit at a time, and each is noticed.
//
//   catalog_against_snapshot FOLDER EDITS
//
// FOLDER has NNNN_name.sql files and meta/; EDITS is a file of cases, as tests/catalog/drizzle/edits.sql. Exits with 1
// when something else differs than is expected, with 77 when there is no server that can run the migrations.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "catalog/schema_of_snapshot.h"
#include "databases.h"
#include "layout/drizzle_snapshot_schema.h"
#include "model/compare_schemas.h"
#include "replay/drizzle_folder.h"

namespace {

using namespace lockstep;
using catalog_tests::Databases;
using Lines = std::vector<std::string>;

constexpr std::size_t kLargestFile = 1 << 20;
constexpr int kOldestMajor = 15;  // NULLS NOT DISTINCT

struct Edit {
  Lines expected;
  std::string sql;
};

std::vector<Edit> parse_edits(std::string_view text) {
  constexpr std::string_view kExpect = "-- expect: ";
  std::vector<Edit> edits;
  bool is_in_head = false;
  for (const std::string_view line : base::split_lines(text)) {
    if (line.starts_with(kExpect)) {
      if (!is_in_head) edits.emplace_back();
      edits.back().expected.emplace_back(line.substr(kExpect.size()));
    } else if (!edits.empty()) {
      edits.back().sql += std::string(line) + "\n";
    }
    is_in_head = line.starts_with(kExpect);
  }
  return edits;
}

/// "column users.age: default", "table extra is new", as edits have it.
std::string words_of(const model::SchemaDifference& difference) {
  std::string words = std::string(noun(difference.object)) + " " + difference.relation;
  if (!difference.name.empty()) words += "." + difference.name;
  if (difference.kind == model::SchemaDifference::Kind::kAdded) return words + " is new";
  if (difference.kind == model::SchemaDifference::Kind::kRemoved) return words + " is gone";
  return words + ": " + (difference.property.empty() ? "values" : difference.property);
}

void apply(Databases::Database& database, const replay_tests::DrizzleFolder& folder) {
  for (const replay_tests::MigrationFile& migration : folder.migrations) {
    database.run(base::replace_all(migration.text, "--> statement-breakpoint", ""));
  }
}

class Run {
 public:
  explicit Run(const model::Schema& wanted) : wanted_(wanted) {}

  /// Whether exactly that differs from the snapshot.
  bool check(const Lines& expected, const catalog::Snapshot& found) const {
    const std::vector<model::SchemaDifference> differences =
        model::compare_schemas(wanted_, catalog::schema_in_words_of(wanted_, found));
    Lines lines;
    for (const model::SchemaDifference& one : differences) lines.push_back(words_of(one));
    if (lines == expected) return true;
    std::cout << "expected:\n";
    for (const std::string& line : expected) std::cout << "    " << line << "\n";
    std::cout << "found on PostgreSQL " << found.major_version() << ":\n";
    for (const model::SchemaDifference& one : differences) {
      std::cout << "    " << words_of(one) << ": " << one.before << " | " << one.after << "\n";
    }
    return false;
  }

 private:
  const model::Schema& wanted_;
};

int run(const std::string& path, const std::string& edits_path) {
  const replay_tests::DrizzleFolder folder = replay_tests::read_drizzle_folder(path);
  const auto wanted = layout::read_snapshot_schema(folder.snapshot);
  if (!wanted) throw base::Error("the newest snapshot: " + wanted.error());
  const std::vector<Edit> edits = parse_edits(base::read_file(edits_path, kLargestFile));
  const Run run(*wanted);
  std::size_t servers = 0;
  bool is_good = true;
  for (const server::Installation& installation : postgres::installations()) {
    if (installation.version.major < kOldestMajor) continue;
    ++servers;
    Databases databases(installation);
    {
      Databases::Database built = databases.create("built");
      apply(built, folder);
      is_good = run.check({}, built.read()) && is_good;
    }
    for (const Edit& edit : edits) {
      Databases::Database edited = databases.clone("built");
      edited.run(edit.sql);
      is_good = run.check(edit.expected, edited.read()) && is_good;
    }
    std::cout << "PostgreSQL " << databases.major() << ": " << edits.size() << " edits\n";
  }
  if (servers == 0) return 77;
  return is_good ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  try {
    return run(words[1], words[2]);
  } catch (const base::Error& error) {
    std::cerr << "catalog_against_snapshot: " << error.what() << "\n";
    return 2;
  }
}

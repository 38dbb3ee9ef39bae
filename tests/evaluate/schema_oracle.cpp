// Holds what the evaluator makes of schema sources against the snapshots that the real drizzle-kit made of the same.
//
//   schema_oracle < LIST
//
// Each line of LIST is one case, its fields separated by tabs:
//
//   base CASING SNAPSHOT FOLDER
//       the schema of FOLDER is that of SNAPSHOT, and nothing in it is unknown
//   changes CASING SNAPSHOT FOLDER OVERLAY LABEL
//       with the files of OVERLAY put over those of FOLDER it is that of SNAPSHOT, and another than the last base of
//       that CASING
//   stays CASING SNAPSHOT FOLDER OVERLAY LABEL
//       likewise, and the same as that base
//
// Prints a line for each case that fails or that the evaluator cannot tell, what is wrong with it below, and a summary.
// Exits with 1 when one fails. Mutants come by the hundred; files that do not change are parsed once.
//
//   schema_oracle --read FOLDER     evaluates one schema from cold, and prints no more than the number of its tables
//   schema_oracle --time FOLDER     likewise, and prints the bytes read and the processor time taken
#include <cstdio>
#include <ctime>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "describe.h"
#include "evaluate/schema_reader.h"
#include "git/memory_tree.h"
#include "layout/drizzle_snapshot_schema.h"
#include "schema_folder.h"
#include "typescript/sources.h"

namespace lockstep::evaluate_tests {
namespace {

struct Case {
  std::string expectation;
  std::string casing;
  std::string snapshot;
  std::string folder;
  std::string overlay;  // empty: none
  std::string label;
};

Case parse_case(std::string_view line) {
  std::vector<std::string_view> fields = base::split(line, '\t');
  if (fields.size() != 4 && fields.size() != 6) throw base::Error("not a case: " + std::string(line));
  fields.resize(6);
  return {std::string(fields[0]), std::string(fields[1]), std::string(fields[2]),
          std::string(fields[3]), std::string(fields[4]), std::string(fields[5])};
}

model::Schema read_snapshot(const std::string& path) {
  auto schema = layout::read_snapshot_schema(base::read_file(path, git::Tree::kLargestFile));
  if (!schema) throw base::Error(path + ": " + schema.error());
  return std::move(*schema);
}

class Oracle {
 public:
  void run(const Case& one) {
    const model::Schema schema = evaluated(one);
    const std::vector<std::string> unknown = unknowns(schema);
    std::vector<std::string> wrong = differences(read_snapshot(one.snapshot), schema);
    if (one.expectation == "base") {
      for (const std::string& what : unknown) wrong.push_back("unknown: " + what);
    } else if (wrong.empty() && unknown.empty()) {
      hold_against_base(one, schema, wrong);
    }
    tell(one, wrong, unknown);
    if (one.expectation == "base") bases_.insert_or_assign(one.casing, schema);
  }

  int summary() const {
    std::printf("%zu cases: %zu same, %zu unknown, %zu differ\n", same_ + unknown_ + failed_, same_, unknown_, failed_);
    return failed_ == 0 && same_ > 0 ? 0 : 1;
  }

 private:
  model::Schema evaluated(const Case& one) {
    git::MemoryTree tree;
    add_folder(tree, one.folder);
    if (!one.overlay.empty()) add_folder(tree, one.overlay);
    typescript::Sources sources(tree, cache_);
    return evaluate::read_schema(sources, schema_files(tree), evaluate::casing_of(one.casing)).schema;
  }

  void hold_against_base(const Case& one, const model::Schema& schema, std::vector<std::string>& wrong) const {
    const std::vector<std::string> changes = differences(bases_.at(one.casing), schema);
    if (one.expectation == "changes" && changes.empty()) wrong.push_back("the snapshot changes, the schema does not");
    if (one.expectation != "stays") return;
    for (const std::string& change : changes) wrong.push_back("only the schema changes: " + change);
  }

  void tell(const Case& one, const std::vector<std::string>& wrong, const std::vector<std::string>& unknown) {
    const std::string name = one.overlay.empty() ? one.folder : one.overlay + " " + one.label;
    if (!wrong.empty()) {
      ++failed_;
      print("differs", one, name, wrong);
    } else if (!unknown.empty()) {
      ++unknown_;
      print("unknown", one, name, unknown);
    } else {
      ++same_;
    }
  }

  static void print(std::string_view verdict, const Case& one, const std::string& name,
                    const std::vector<std::string>& lines) {
    std::cout << verdict << ' ' << name << " (" << one.casing << ")\n";
    for (const std::string& line : lines) std::cout << "    " << line << '\n';
  }

  typescript::SourceCache cache_;
  std::map<std::string, model::Schema> bases_;  // by casing
  std::size_t same_ = 0;
  std::size_t unknown_ = 0;
  std::size_t failed_ = 0;
};

int run_list() {
  Oracle oracle;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (!line.empty()) oracle.run(parse_case(line));
  }
  return oracle.summary();
}

/// Processor time of this process so far: other work of the machine does not count.
double milliseconds() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

int read_once(const std::string& folder) {
  git::MemoryTree tree;
  add_folder(tree, folder);
  typescript::SourceCache cache;
  typescript::Sources sources(tree, cache);
  const auto evaluated = evaluate::read_schema(sources, schema_files(tree), evaluate::Casing::kNone);
  std::printf("%zu tables\n", evaluated.schema.tables.size());
  return 0;
}

int time_reading(const std::string& folder) {
  git::MemoryTree tree;
  add_folder(tree, folder);
  const double start = milliseconds();
  typescript::SourceCache cache;
  typescript::Sources sources(tree, cache);
  const auto evaluated = evaluate::read_schema(sources, schema_files(tree), evaluate::Casing::kNone);
  const double all = milliseconds() - start;

  // What of it was parsing, by doing that alone once more.
  typescript::SourceCache other_cache;
  std::size_t bytes = 0;
  const double parse_start = milliseconds();
  for (const std::string& path : sources.loaded_paths()) {
    const git::Entry entry = tree.find(path).value();
    bytes += tree.read(entry.id, path).size();
    other_cache.get(tree, entry);
  }
  const double parsing = milliseconds() - parse_start;
  std::printf("%4zu tables  %7zu bytes in %3zu modules  %6.1f ms, of which parsing %6.1f ms\n",
              evaluated.schema.tables.size(), bytes, sources.loaded_paths().size(), all, parsing);
  return 0;
}

}  // namespace
}  // namespace lockstep::evaluate_tests

int main(int count, char** words) {
  using namespace lockstep;
  try {
    if (count == 1) return evaluate_tests::run_list();
    if (count == 3 && std::string_view(words[1]) == "--read") return evaluate_tests::read_once(words[2]);
    if (count == 3 && std::string_view(words[1]) == "--time") return evaluate_tests::time_reading(words[2]);
    std::cerr << "usage: schema_oracle < LIST | schema_oracle --read FOLDER | schema_oracle --time FOLDER\n";
  } catch (const base::Error& error) {
    std::cerr << "schema_oracle: " << error.what() << '\n';
  }
  return 2;
}

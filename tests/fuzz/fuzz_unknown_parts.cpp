#include <algorithm>
#include <map>

#include "../evaluate/schema_folder.h"
#include "../evaluate/unknown_parts.h"
#include "evaluate/schema_reader.h"
#include "fuzz.h"
#include "model/compare_schemas.h"
#include "typescript/sources.h"

using namespace lockstep;
using namespace lockstep::evaluate_tests;

namespace {

/// A file of the schema that tests/evaluate holds against drizzle-kit, and what there is to know of it.
struct Subject {
  std::string path;
  std::string source;
  std::vector<ExpressionRange> ranges;
};

struct Schema {
  git::MemoryTree tree;
  typescript::SourceCache cache;
  std::vector<Subject> subjects;
  model::Schema before;
};

model::Schema evaluated(const git::MemoryTree& tree, typescript::SourceCache& cache) {
  typescript::Sources sources(tree, cache);
  return evaluate::read_schema(sources, schema_files(tree), evaluate::Casing::kNone).schema;
}

Schema& schema() {
  static Schema* const known = [] {
    auto* made = new Schema;  // lives as long as the process
    add_folder(made->tree, LOCKSTEP_SOURCE_DIR "/tests/evaluate/schema");
    for (const std::string& path : schema_files(made->tree)) {
      if (path == "written.ts" || path == "index.ts") continue;  // a missing call there is a difference of its own
      Subject subject{path, with_unknown_import(git::read_file(made->tree, path).value()), {}};
      subject.ranges = expressions(subject.source);
      made->tree.add(path, subject.source);
      made->subjects.push_back(std::move(subject));
    }
    made->before = evaluated(made->tree, made->cache);
    return made;
  }();
  return *known;
}

}  // namespace

/// The first byte names a file of the schema, each two of the rest an expression in it that becomes unknown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t kMostParts = 8;
  constexpr std::size_t kRunsOfACache = 500;  // it keeps every form of a file that it has parsed
  if (size < 3) return 0;
  Schema& known = schema();
  const Subject& subject = known.subjects[bytes[0] % known.subjects.size()];
  std::map<std::size_t, ExpressionRange> chosen;
  for (std::size_t at = 1; at + 1 < size && chosen.size() < kMostParts; at += 2) {
    const std::size_t number = static_cast<std::size_t>(bytes[at]) * 256 + bytes[at + 1];
    const ExpressionRange range = subject.ranges[number % subject.ranges.size()];
    chosen.emplace(range.begin, range);
  }
  std::string source = subject.source;
  std::size_t end = source.size();
  for (auto next = chosen.rbegin(); next != chosen.rend(); ++next) {
    if (next->second.end > end) continue;
    source = with_unknown_part(source, next->second);
    end = next->second.begin;
  }
  git::MemoryTree changed = known.tree;
  changed.add(subject.path, source);
  static std::size_t runs = 0;
  if (++runs % kRunsOfACache == 0) known.cache = {};
  for (const auto& difference : model::compare_schemas(known.before, evaluated(changed, known.cache))) {
    fuzz::require(!difference.is_certain, "what is not known is no difference");
  }
  return 0;
}

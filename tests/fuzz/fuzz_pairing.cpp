#include "base/error.h"
#include "fuzz.h"
#include "git/memory_tree.h"
#include "pairing/schema_change.h"

using namespace lockstep;

namespace {

git::MemoryTree tree_with(std::string_view schema) {
  git::MemoryTree tree;
  tree.add("src/schema.ts", std::string(schema));
  tree.add("src/columns.ts",
           "import { timestamp } from 'drizzle-orm/pg-core';\n"
           "export const stamps = { createdAt: timestamp('created_at') };\n");
  return tree;
}

model::Project project() {
  model::Project project;
  project.schema_globs = {"src/*.ts"};
  project.migrations_folder = "drizzle";
  return project;
}

}  // namespace

/// The schema before, then "---", then the schema after.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto [before, after] = fuzz::split_input(fuzz::text_of(bytes, size));
  const git::MemoryTree before_tree = tree_with(before);
  const git::MemoryTree after_tree = tree_with(after);
  pairing::ClosureCache closures{before};  // any bytes may stand where it is kept
  pairing::read_schema_change(before_tree, after_tree, project(), pairing::Reading::kWhenEdited, closures);
  const model::SchemaChange none =
      pairing::read_schema_change(after_tree, after_tree, project(), pairing::Reading::kAlways, closures);
  fuzz::require(none.differences.empty(), "a schema does not differ from itself");
  return 0;
}

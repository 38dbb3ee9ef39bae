#include "fuzz.h"
#include "git/memory_tree.h"
#include "layout/layout.h"

using namespace lockstep;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string path = "drizzle/meta/0000_snapshot.json";
  git::MemoryTree tree;
  tree.add(path, std::string(fuzz::text_of(bytes, size)));
  const auto entry = tree.find(path);
  fuzz::require(entry.has_value(), "what was added is found");

  const auto ids = layout::read_snapshot_ids(tree, {path, entry->id, "0000"});
  if (ids) {
    fuzz::require(!ids->prev_id.empty(), "a snapshot that is read has a parent or none, and says which");
  } else {
    fuzz::require(!ids.error().empty(), "one that is not read has a reason");
  }
  return 0;
}

#include "layout/layout.h"

#include "layout/readers.h"

namespace lockstep::layout {
namespace {

struct Reader {
  model::Framework framework;
  model::MigrationSet (*read)(const git::Tree&, const model::Project&);
};

constexpr Reader kReaders[] = {
    {model::Framework::kDrizzle, read_drizzle},
    {model::Framework::kDrizzleFolders, read_drizzle_folders},
    {model::Framework::kNumbered, read_numbered},
};

}  // namespace

model::MigrationSet read_migrations(const git::Tree& tree, const model::Project& project) {
  for (const Reader& reader : kReaders) {
    if (reader.framework == project.framework) return reader.read(tree, project);
  }
  return {};
}

}  // namespace lockstep::layout

#include "commands/kept_knowledge.h"

#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "base/files.h"

namespace lockstep::commands {
namespace {

constexpr std::size_t kLargestFile = std::size_t{8} << 20;

class Shelf {
 public:
  explicit Shelf(const git::Repository& repository)
      : folder_(std::filesystem::path(repository.common_dir()) / "lockstep") {}

  std::string read(const char* name) const {
    const std::filesystem::path file = folder_ / name;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return "";
    try {
      return base::read_file(file.string(), kLargestFile);
    } catch (const base::Error&) {
      return "";
    }
  }

  void write(const char* name, const std::string& text) const {
    std::error_code ignored;
    std::filesystem::create_directory(folder_, ignored);
    try {
      base::write_file_atomically((folder_ / name).string(), text, 0644);
    } catch (const base::Error&) {
      // A read-only repository is checked all the same, only without what this would have spared.
    }
  }

 private:
  std::filesystem::path folder_;
};

constexpr const char* kClosures = "closures";
constexpr const char* kBarrenFolders = "barren-folders";

}  // namespace

Knowledge read_kept_knowledge(const git::Repository& repository) {
  const Shelf shelf(repository);
  return {pairing::ClosureCache(shelf.read(kClosures)), layout::BarrenFolders(shelf.read(kBarrenFolders))};
}

void keep_knowledge(const git::Repository& repository, const Knowledge& knowledge) {
  const Shelf shelf(repository);
  if (knowledge.closures.has_changed()) shelf.write(kClosures, knowledge.closures.text());
  if (knowledge.barren_folders.has_changed()) shelf.write(kBarrenFolders, knowledge.barren_folders.text());
}

}  // namespace lockstep::commands

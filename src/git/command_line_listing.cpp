#include "git/command_line_listing.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "git/index_file.h"

namespace lockstep::git {
namespace {

struct Record {
  std::string_view mode;
  std::string_view id;
  std::string_view kind;   // of ls-tree: "blob", "tree", "commit"
  std::string_view stage;  // of ls-files
  std::string_view path;
};

[[noreturn]] void fail(std::string_view record) {
  throw base::Error("git printed something unexpected: " + std::string(record.substr(0, 200)));
}

/// Three words, a tab, the path: MODE KIND ID of ls-tree, MODE ID STAGE of ls-files.
std::vector<Record> parse_records(std::string_view output, bool has_kind) {
  std::vector<Record> records;
  while (!output.empty()) {
    const std::size_t end = std::min(output.find('\0'), output.size());
    const std::string_view text = output.substr(0, end);
    output.remove_prefix(std::min(end + 1, output.size()));
    const std::size_t tab = std::min(text.find('\t'), text.size());
    const std::vector<std::string_view> words = base::split(text.substr(0, tab), ' ');
    if (words.size() != 3 || tab == text.size()) fail(text);
    const std::string_view path = text.substr(tab + 1);
    records.push_back(has_kind ? Record{words[0], words[2], words[1], "0", path}
                               : Record{words[0], words[1], "blob", words[2], path});
  }
  return records;
}

/// Copies what a listing must own: paths, and ids in their raw form. Views last as long as the listing.
class Copier {
 public:
  Copier(Listing& listing, std::size_t size) {
    auto buffer = std::make_unique<std::string>();
    buffer->reserve(size);
    buffer_ = buffer.get();
    listing.buffers.push_back(std::move(buffer));
  }
  std::string_view copy(std::string_view bytes) {
    const std::size_t start = buffer_->size();
    buffer_->append(bytes);
    return std::string_view(*buffer_).substr(start);
  }

 private:
  std::string* buffer_;
};

model::ObjectId id_of(const Record& record) {
  const std::optional<model::ObjectId> id = model::ObjectId::parse(record.id);
  if (!id) fail(record.id);
  return *id;
}

Listing to_listing(const std::vector<Record>& records, std::size_t size) {
  Listing listing;
  Copier copier(listing, size);
  for (const Record& record : records) {
    if (record.kind == "tree") {
      listing.folders[std::string(record.path)] = {copier.copy(id_of(record).raw()), std::nullopt};
    } else {
      listing.files.push_back({copier.copy(record.path), copier.copy(id_of(record).raw()), file_mode(record.mode)});
    }
  }
  std::sort(listing.files.begin(), listing.files.end(),
            [](const ListedFile& a, const ListedFile& b) { return a.path < b.path; });
  return listing;
}

/// git 2.39 does not verify the checksum of an index, and may read a damaged one as a tree of nonsense.
void check_index_records(const std::vector<Record>& records) {
  for (const Record& record : records) {
    const std::vector<std::string_view> names = base::split(record.path, '/');
    const bool is_path = std::all_of(names.begin(), names.end(), is_allowed_name);
    if (!is_path || record.id.find_first_not_of('0') == std::string_view::npos) {
      throw DamagedIndex("git reads the path " + std::string(record.path) + " from it");
    }
  }
}

}  // namespace

model::FileMode file_mode(std::string_view mode) {
  if (mode == "100755") return model::FileMode::kExecutable;
  if (mode == "120000") return model::FileMode::kSymlink;
  if (mode == "160000") return model::FileMode::kSubmodule;
  return model::FileMode::kRegular;
}

Listing parse_ls_tree(std::string_view output) {
  return to_listing(parse_records(output, true), output.size());
}

Listing parse_ls_files(std::string_view output, UnmergedFiles unmerged_files) {
  const std::vector<Record> records = parse_records(output, false);
  check_index_records(records);
  const auto unmerged =
      std::find_if(records.begin(), records.end(), [](const Record& record) { return record.stage != "0"; });
  if (unmerged != records.end() && unmerged_files == UnmergedFiles::kRefuse) throw UnmergedPaths(unmerged->path);
  return to_listing(records, output.size());
}

}  // namespace lockstep::git

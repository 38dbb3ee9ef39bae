#include "pairing/closure_cache.h"

#include <algorithm>

#include "base/text.h"
#include "pairing/schema_files.h"

// The text is a list of fields that each end in a NUL, which no path holds: the name of the format, then for each
// project its key, the number of its schema files and their paths, the number of the closure's paths and for each the
// path and its blob. The name changes whenever a closure comes to mean something else.

namespace lockstep::pairing {
namespace {

constexpr std::string_view kFormat = "lockstep closures 1";
constexpr std::size_t kMostPaths = 100'000;

std::string key_of(const model::Project& project) {
  std::string key = project.migrations_folder + "\n" + project.config_path;
  for (const std::string& glob : project.schema_globs) key += "\n" + glob;
  return key;
}

std::string blob_at(const git::Tree& tree, std::string_view path) {
  const std::optional<git::Entry> entry = tree.find(path);
  return entry ? entry->id.hex() : "";
}

class Fields {
 public:
  explicit Fields(std::string_view text) : rest_(text) {}
  bool is_at_end() const { return rest_.empty(); }

  std::optional<std::string> text() {
    const std::size_t end = rest_.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    std::string field(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    return field;
  }
  std::optional<std::size_t> count() {
    const std::optional<std::string> field = text();
    const std::optional<std::uint64_t> number = field ? base::parse_number(*field) : std::nullopt;
    if (!number || *number > kMostPaths) return std::nullopt;
    return static_cast<std::size_t>(*number);
  }

 private:
  std::string_view rest_;
};

std::optional<Closure> read_closure(Fields& fields) {
  Closure closure;
  const std::optional<std::size_t> files = fields.count();
  for (std::size_t k = 0; files && k < *files; ++k) {
    std::optional<std::string> path = fields.text();
    if (!path) return std::nullopt;
    closure.schema_files.push_back(std::move(*path));
  }
  const std::optional<std::size_t> paths = files ? fields.count() : std::nullopt;
  if (!paths) return std::nullopt;
  for (std::size_t k = 0; k < *paths; ++k) {
    std::optional<std::string> path = fields.text();
    std::optional<std::string> blob = path ? fields.text() : std::nullopt;
    if (!blob) return std::nullopt;
    closure.blobs.insert_or_assign(std::move(*path), std::move(*blob));
  }
  return closure;
}

void write_field(std::string& text, std::string_view field) {
  text += field;
  text += '\0';
}

}  // namespace

ClosureCache::ClosureCache(std::string_view text) {
  Fields fields(text);
  if (fields.text() != kFormat) return;
  while (!fields.is_at_end()) {
    const std::optional<std::string> key = fields.text();
    std::optional<Closure> closure = key ? read_closure(fields) : std::nullopt;
    if (!closure) {
      closures_.clear();
      return;
    }
    closures_.insert_or_assign(*key, std::move(*closure));
  }
}

bool ClosureCache::is_untouched(const git::Tree& before, const git::Tree& after, const model::Project& project,
                                const std::set<std::string, std::less<>>& changed) const {
  const auto known = closures_.find(key_of(project));
  if (known == closures_.end()) return false;
  const auto& [schema_files, blobs] = known->second;
  const auto is_same = [&](const auto& entry) {
    return !changed.contains(entry.first) && blob_at(before, entry.first) == entry.second;
  };
  const auto has_gone = [&](const std::string& path) { return !after.find(path); };
  return std::all_of(blobs.begin(), blobs.end(), is_same) &&
         pairing::schema_files(after, project.schema_globs) == schema_files &&
         (std::none_of(changed.begin(), changed.end(), has_gone) ||
          pairing::schema_files(before, project.schema_globs) == schema_files);
}

void ClosureCache::remember(const git::Tree& tree, const model::Project& project,
                            const std::vector<std::string>& schema_files, const std::vector<std::string>& closure) {
  if (closure.size() > kMostPaths) return;
  Closure made{schema_files, {}};
  for (const std::string& path : closure) made.blobs.insert_or_assign(path, blob_at(tree, path));
  for (const std::string& path : schema_files) made.blobs.insert_or_assign(path, blob_at(tree, path));
  if (!project.config_path.empty())
    made.blobs.insert_or_assign(project.config_path, blob_at(tree, project.config_path));
  Closure& known = closures_[key_of(project)];
  if (known.schema_files == made.schema_files && known.blobs == made.blobs) return;
  known = std::move(made);
  has_changed_ = true;
}

std::vector<std::string> ClosureCache::paths(const model::Project& project) const {
  std::vector<std::string> paths;
  const auto known = closures_.find(key_of(project));
  if (known == closures_.end()) return paths;
  for (const auto& [path, blob] : known->second.blobs) paths.push_back(path);
  return paths;
}

std::string ClosureCache::text() const {
  std::string text;
  write_field(text, kFormat);
  for (const auto& [key, closure] : closures_) {
    write_field(text, key);
    write_field(text, std::to_string(closure.schema_files.size()));
    for (const std::string& path : closure.schema_files) write_field(text, path);
    write_field(text, std::to_string(closure.blobs.size()));
    for (const auto& [path, blob] : closure.blobs) {
      write_field(text, path);
      write_field(text, blob);
    }
  }
  return text;
}

}  // namespace lockstep::pairing

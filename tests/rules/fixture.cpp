#include "fixture.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "base/txtar.h"

namespace lockstep::tests {
namespace {

namespace fs = std::filesystem;

struct File {
  std::string text;
  model::FileMode mode = model::FileMode::kRegular;
};
using Files = std::map<std::string, File>;

constexpr std::size_t kLargestFixture = std::size_t{1} << 20;

/// `before/drizzle/0001_x.sql (crlf)`, taken apart.
struct SectionName {
  std::string side;
  std::string path;
  std::string flag;  // may be empty
};

SectionName parse_name(std::string_view name) {
  SectionName section;
  const std::size_t bracket = name.rfind(" (");
  if (bracket != std::string_view::npos && name.ends_with(')')) {
    section.flag = name.substr(bracket + 2, name.size() - bracket - 3);
    name = name.substr(0, bracket);
  }
  const std::size_t slash = name.find('/');
  section.side = name.substr(0, slash);
  if (slash != std::string_view::npos) section.path = name.substr(slash + 1);
  return section;
}

File make_file(const std::string& flag, std::string text) {
  if (flag == "crlf") return {base::replace_all(std::move(text), "\n", "\r\n")};
  if (flag == "bom") return {"\xEF\xBB\xBF" + text};
  if (flag == "symlink") return {std::string(base::trim(text)), model::FileMode::kSymlink};
  if (flag.empty()) return {std::move(text)};
  throw base::Error("a section has the unknown flag (" + flag + ")");
}

/// What the sections say about one side, on top of what is there.
void apply_sections(const base::Archive& archive, std::string_view side, Files& files) {
  for (const base::ArchivedFile& file : archive.files) {
    const SectionName section = parse_name(file.name);
    if (section.side != side) continue;
    if (section.flag == "deleted") {
      files.erase(section.path);
    } else {
      files[section.path] = make_file(section.flag, file.text);
    }
  }
}

constexpr std::string_view kConflicts = "conflicts";

bool is_section_of_merge(std::string_view name) {
  return name.starts_with("branch/") || name.starts_with("gone/") || name.starts_with("open/") || name == kConflicts;
}

bool is_section(std::string_view name) {
  return name.starts_with("before/") || name.starts_with("after/") || name == "expect" || is_section_of_merge(name);
}

/// What the archive holds, where `-- Custom SQL migration file, put your code below! --` is Drizzle's line in a
/// migration and starts no section.
base::Archive read_archive(const fs::path& path) {
  const base::Archive parsed = base::parse_txtar(base::read_file(path, kLargestFixture));
  base::Archive archive{parsed.comment, {}};
  for (const base::ArchivedFile& file : parsed.files) {
    if (is_section(file.name)) {
      archive.files.push_back(file);
    } else if (archive.files.empty()) {
      throw base::Error(path.string() + ": no section of a fixture: " + file.name);
    } else {
      archive.files.back().text += "-- " + file.name + " --\n" + file.text;
    }
  }
  if (archive.files.empty() || archive.files.back().name != "expect") {
    throw base::Error(path.string() + ": the last section is not expect");
  }
  return archive;
}

git::MemoryTree make_tree(const Files& files) {
  git::MemoryTree tree;
  for (const auto& [path, file] : files) tree.add(path, file.text, file.mode);
  return tree;
}

git::MemoryTree make_tree(const base::Archive& archive, std::string_view side) {
  Files files;
  apply_sections(archive, side, files);
  return make_tree(files);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : base::split_lines(text)) lines.emplace_back(line);
  return lines;
}

std::optional<MergeFixture> load_merge(const base::Archive& archive) {
  std::optional<MergeFixture> merge;
  for (const base::ArchivedFile& file : archive.files) {
    if (!is_section_of_merge(file.name)) continue;
    if (!merge) merge.emplace();
    const SectionName section = parse_name(file.name);
    if (section.side == "branch") merge->branch = make_tree(archive, "branch");
    if (section.side == kConflicts) merge->conflicts = lines_of(file.text);
    if (section.side != "open") continue;
    const std::size_t slash = section.path.find('/');
    merge->open[section.path.substr(0, slash)].add(section.path.substr(slash + 1), file.text);
  }
  if (merge) merge->gone = make_tree(archive, "gone");
  return merge;
}

Fixture load_fixture(const fs::path& path) {
  Fixture fixture;
  fixture.rule = path.parent_path().filename();
  fixture.name = path.stem();
  const base::Archive archive = read_archive(path);
  fixture.comment = base::trim(archive.comment);
  Files files;
  apply_sections(archive, "before", files);
  fixture.before = make_tree(files);
  apply_sections(archive, "after", files);
  fixture.after = make_tree(files);
  fixture.merge = load_merge(archive);
  fixture.expected = lines_of(archive.files.back().text);
  std::sort(fixture.expected.begin(), fixture.expected.end());
  return fixture;
}

}  // namespace

std::vector<Fixture> load_fixtures() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(LOCKSTEP_SOURCE_DIR "/tests/rules")) {
    if (entry.path().extension() == ".txtar") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Fixture> fixtures;
  for (const fs::path& path : paths) fixtures.push_back(load_fixture(path));
  return fixtures;
}

}  // namespace lockstep::tests

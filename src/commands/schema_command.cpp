#include "commands/schema_command.h"

#include <algorithm>
#include <ostream>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/comparison.h"
#include "commands/judge.h"
#include "layout/drizzle_snapshot_schema.h"
#include "layout/layout.h"
#include "layout/projects.h"
#include "model/compare_schemas.h"
#include "model/touched_tables.h"
#include "pairing/schema_change.h"
#include "report/schema_text.h"

namespace lockstep::commands {
namespace {

/// Commits come from one argument, and errors call it so.
constexpr RequestNames kRequestNames{.base = "REF", .head = "REF"};

enum class Picture { kSources, kSnapshot };
enum class SchemaFormat { kText, kJson, kMermaid };

struct SchemaOptions {
  bool is_difference = false;
  std::string range;  // a commit for `show`; empty for what is in the work tree
  std::string project;
  Picture from = Picture::kSources;
  Picture to = Picture::kSources;
  SchemaFormat format = SchemaFormat::kText;
  std::optional<std::string> config_file;
};

Picture picture_named(const Arguments& arguments, std::string_view option) {
  return arguments.value(option) == "snapshot" ? Picture::kSnapshot : Picture::kSources;
}

SchemaFormat format_named(std::string_view word) {
  if (word == "json") return SchemaFormat::kJson;
  return word == "mermaid" ? SchemaFormat::kMermaid : SchemaFormat::kText;
}

SchemaOptions read_schema_options(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.positional();
  if (words.empty()) {
    throw base::Error("schema takes show or diff, and what to look at",
                      "lockstep schema show [REF]\nlockstep schema diff [A..B]");
  }
  SchemaOptions options;
  options.is_difference = words[0] == "diff";
  if (words.size() == 2) options.range = words[1];
  options.project = arguments.value("project").value_or("");
  options.from = picture_named(arguments, "from");
  options.to = picture_named(arguments, "to");
  options.format = format_named(arguments.value("format").value_or("text"));
  options.config_file = arguments.value("config");
  return options;
}

/// One state of the repository, with the project whose schema it holds.
struct State {
  std::unique_ptr<git::Tree> tree;
  model::Project project;
};

model::Project choose_project(const git::Tree& tree, const SchemaOptions& options) {
  const config::Config config =
      options.config_file
          ? config::parse_config(base::read_file(*options.config_file, std::size_t{1} << 20), *options.config_file)
          : read_config(tree);
  const std::vector<model::Project> projects = layout::find_projects(tree, config);
  std::vector<std::string> names;
  for (const model::Project& project : projects) {
    if (project.name == options.project || (options.project.empty() && projects.size() == 1)) return project;
    names.push_back(project.name);
  }
  if (projects.empty()) {
    throw base::Error("no database project found here",
                      "name it in lockstep.json; lockstep config-schema describes it");
  }
  throw base::Error(
      options.project.empty() ? "there are several projects here" : "there is no project " + options.project,
      "--project takes " + base::join(names, ", "));
}

State open_state(const git::Repository& repository, const SchemaOptions& options, const std::string& commit) {
  State state;
  const Subject subject = !commit.empty() || repository.is_bare() ? Subject::kCommit : Subject::kWorkTree;
  ComparisonRequest request{.subject = subject, .names = kRequestNames};
  if (!commit.empty()) request.head = commit;
  state.tree = read_subject(repository, request);
  state.project = choose_project(*state.tree, options);
  return state;
}

model::Schema read_snapshot(const State& state) {
  const model::MigrationSet set = layout::read_migrations(*state.tree, state.project);
  if (set.snapshots.empty()) {
    throw base::Error(state.project.name + " has no snapshot", "--from sources");
  }
  const model::SnapshotFile& newest = set.snapshots.back();
  auto schema = layout::read_snapshot_schema(state.tree->read(newest.blob, newest.path));
  if (!schema) throw base::Error("cannot read " + newest.path + ": " + schema.error());
  return std::move(*schema);
}

model::Schema read_picture(const State& state, Picture picture) {
  if (picture == Picture::kSnapshot) return read_snapshot(state);
  model::SchemaChange whole = pairing::read_whole_schema(*state.tree, state.project);
  if (!whole.after) {
    throw base::Error("it is not known where the schema sources of " + state.project.name + " are",
                      "name them under \"schema\" in lockstep.json");
  }
  return std::move(*whole.after);
}

/// The commits that a range names, "" for the work tree.
struct Ends {
  std::string left;
  std::string right;
};

Ends ends_of(const git::Repository& repository, const SchemaOptions& options) {
  const std::string& range = options.range;
  const std::size_t dots = range.find("..");
  if (dots == std::string::npos) {
    if (!range.empty()) return {range, ""};
    if (options.from != options.to) return {"", ""};
    const Base base = find_base(repository, {.subject = Subject::kWorkTree, .names = kRequestNames}, std::nullopt);
    return {base.commit ? base.commit->hex() : "HEAD", ""};
  }
  const bool from_where_it_left = range.substr(dots, 3) == "...";
  const std::string left = dots == 0 ? "HEAD" : range.substr(0, dots);
  const std::string rest = range.substr(dots + (from_where_it_left ? 3 : 2));
  const std::string right = rest.empty() ? "HEAD" : rest;
  if (!from_where_it_left) return {left, right};
  const Base base = find_base(repository, {Subject::kCommit, left, right, kRequestNames}, std::nullopt);
  return {base.commit ? base.commit->hex() : left, right};
}

std::string shown(const model::Schema& schema, SchemaFormat format) {
  switch (format) {
    case SchemaFormat::kJson:
      return report::schema_as_json(schema);
    case SchemaFormat::kMermaid:
      return report::schema_as_mermaid(schema);
    case SchemaFormat::kText:
      return report::schema_as_text(schema);
  }
  return "";
}

/// Nothing when there are none: Mermaid draws an empty diagram as an error.
std::string diagram_of(std::vector<model::Table> tables) {
  model::Schema schema;
  schema.tables = std::move(tables);
  return schema.tables.empty() ? "" : report::schema_as_mermaid(schema);
}

std::string difference_shown(const git::Repository& repository, const SchemaOptions& options) {
  const Ends ends = ends_of(repository, options);
  const State left = open_state(repository, options, ends.left);
  const State right = open_state(repository, options, ends.right);
  const model::Schema after = read_picture(right, options.to);
  const auto differences = model::compare_schemas(read_picture(left, options.from), after);
  switch (options.format) {
    case SchemaFormat::kJson:
      return report::differences_as_json(differences);
    case SchemaFormat::kMermaid:
      return diagram_of(model::touched_tables(after, differences));
    case SchemaFormat::kText:
      return report::differences_as_text(differences);
  }
  return "";
}

}  // namespace

std::vector<Choice> schema_actions() {
  return {{"show", "the schema of the work tree, or of the commit REF"},
          {"diff", "what differs between two: REF is A..B, A...B, or A against the work tree"}};
}

std::vector<Choice> schema_pictures() {
  return {{"sources", "what the schema sources describe (default)"}, {"snapshot", "the newest snapshot"}};
}

std::vector<Choice> schema_formats() {
  return {{"text", "a page to read (default)"},
          {"json", "for programs"},
          {"mermaid", "a diagram; of a difference, the tables that it touches"}};
}

ExitStatus run_schema_command(const Arguments& arguments, Surroundings& surroundings) {
  const SchemaOptions options = read_schema_options(arguments);
  const std::unique_ptr<git::Repository> repository = git::open_repository(surroundings.git, git::Backend::kAuto);
  if (options.is_difference) {
    surroundings.out << difference_shown(*repository, options);
  } else {
    const State state = open_state(*repository, options, options.range);
    surroundings.out << shown(read_picture(state, options.from), options.format);
  }
  return kNothingWrong;
}

}  // namespace lockstep::commands

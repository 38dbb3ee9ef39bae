#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands/comparison.h"
#include "commands/init/init_plan.h"
#include "layout/names.h"

// lockstep.json, for the three things that no file tells: where a config that computes its `out` puts migrations, where
// one that computes its `schema` has sources, and which branch changes are merged into.
namespace lockstep::commands::init {
namespace {

using Json = nlohmann::ordered_json;

struct Unknowns {
  std::vector<std::string> outs;     // paths of drizzle.config.* whose migrations folder is not known
  std::vector<std::string> schemas;  // the same, of schema sources
  bool base = false;

  bool are_none() const { return outs.empty() && schemas.empty() && !base; }
};

Unknowns find_unknowns(const SetupGround& ground) {
  Unknowns unknowns;
  for (const auto& [path, why] : ground.search.skipped) {
    if (why.starts_with("its out cannot be told")) unknowns.outs.push_back(path);
    if (why.starts_with("its schema cannot be told")) unknowns.schemas.push_back(path);
  }
  const Base base = find_base(ground.repository, {}, std::nullopt);
  unknowns.base = base.why.starts_with("HEAD, since no target branch");
  return unknowns;
}

std::string words_for(const Unknowns& unknowns) {
  if (!unknowns.outs.empty()) return "the migrations folder of " + unknowns.outs[0];
  if (!unknowns.schemas.empty()) return "the schema sources of " + unknowns.schemas[0];
  return "the branch that changes are merged into";
}

std::string folder_shown(std::string_view folder) {
  return folder.empty() ? "the top of the repository" : std::string(folder);
}

/// Complains of a path that names nothing below `root`.
prompt::Complaint must_exist(const SetupGround& ground, std::string root) {
  return [&ground, root = std::move(root)](std::string_view answer) -> std::optional<std::string> {
    const std::string_view before_glob = answer.substr(0, answer.find('*'));
    const std::string path = layout::path_in(root, before_glob);
    const bool is_file = ground.files.find(path).has_value();
    bool is_folder = false;
    ground.files.for_each_file(base::trim(path).ends_with('/') ? path.substr(0, path.size() - 1) : path,
                               [&](const git::Tree::Visited&) { is_folder = true; });
    if (is_file || is_folder) return std::nullopt;
    return "there is no " + path;
  };
}

/// An answer from the `root` that it is asked for.
std::string ask_path(const SetupGround& ground, prompt::Terminal& terminal, const std::string& what,
                     const std::string& root, std::string_view otherwise) {
  const std::string question = what + ", from " + folder_shown(root);
  return prompt::ask(terminal, question, otherwise, must_exist(ground, root));
}

std::string first_there(const SetupGround& ground, const std::string& root,
                        std::initializer_list<std::string_view> guesses) {
  for (const std::string_view guess : guesses) {
    if (!must_exist(ground, root)(guess)) return std::string(guess);
  }
  return "";
}

std::string layout_word(model::Framework framework) {
  if (framework == model::Framework::kDrizzleFolders) return "drizzle-folders";
  return framework == model::Framework::kNumbered ? "numbered" : "drizzle";
}

Json project_json(const std::string& root, const std::string& name) {
  Json json;
  json["name"] = name;
  json["root"] = root.empty() ? "." : root;
  return json;
}

/// A project that detection found. What is left out, the drizzle.config in its root tells.
Json known_project(const SetupGround& ground, const model::Project& project, const Unknowns& unknowns,
                   prompt::Terminal& terminal) {
  Json json = project_json(project.root, project.name);
  json["layout"] = layout_word(project.framework);
  json["migrations"] = std::string(layout::path_within(project.root, project.migrations_folder));
  const bool is_asked =
      std::find(unknowns.schemas.begin(), unknowns.schemas.end(), project.config_path) != unknowns.schemas.end();
  if (is_asked) {
    const std::string guess = first_there(
        ground, project.root,
        {"src/db/schema.ts", "src/db/schema", "src/schema.ts", "src/schema", "schema.ts", "db/schema.ts", "db/schema"});
    json["schema"] = {ask_path(ground, terminal, "schema sources (file, folder or glob)", project.root, guess)};
  }
  return json;
}

Json asked_project(const SetupGround& ground, const std::string& config_path, prompt::Terminal& terminal) {
  const std::string root(layout::folder_of(config_path));
  Json json = project_json(root, root.empty() ? "." : root);
  const std::string guess = first_there(ground, root, {"drizzle", "migrations", "src/migrations", "src/db/migrations"});
  const std::string folder = ask_path(ground, terminal, "migrations folder", root, guess);
  const auto framework = layout::framework_of_folder(ground.files, layout::path_in(root, folder));
  json["layout"] = layout_word(framework.value_or(model::Framework::kDrizzle));
  json["migrations"] = folder;
  return json;
}

std::string ask_branch(const SetupGround& ground, prompt::Terminal& terminal) {
  const base::ProcessResult answer =
      hooks::run_git(ground.place.work_tree, {"for-each-ref", "--count=20", "--sort=-committerdate",
                                              "--format=%(refname:short)", "refs/remotes", "refs/heads"});
  std::vector<prompt::Choice> choices;
  for (const std::string_view branch : base::split_lines(answer.out)) choices.push_back({std::string(branch)});
  if (choices.empty()) return "main";
  return choices[prompt::choose(terminal, "which branch are changes merged into?", choices)].word;
}

}  // namespace

std::optional<SetupStep> config_step(const SetupGround& ground, const config::Config& config,
                                     prompt::Terminal* terminal) {
  SetupStep step{.name = "lockstep.json", .purpose = "what detection cannot tell", .question = "write it?"};
  if (!config.path.empty()) {
    step.done = "is there already";
    return step;
  }
  const Unknowns unknowns = find_unknowns(ground);
  if (unknowns.are_none()) return std::nullopt;
  if (terminal == nullptr) {
    step.done = "not written: " + words_for(unknowns) + " is not known, and lockstep init asks for it on a terminal";
    return step;
  }
  Json json = Json::object();
  if (!unknowns.outs.empty() || !unknowns.schemas.empty()) {
    json["projects"] = Json::array();
    for (const model::Project& project : ground.search.projects) {
      json["projects"].push_back(known_project(ground, project, unknowns, *terminal));
    }
    for (const std::string& path : unknowns.outs) json["projects"].push_back(asked_project(ground, path, *terminal));
  }
  if (unknowns.base) json["base"] = ask_branch(ground, *terminal);
  step.files.push_back({std::string(config::kFileName), FileEdit::Kind::kCreate, json.dump(2) + "\n"});
  return step;
}

}  // namespace lockstep::commands::init

#include <algorithm>

#include "base/text.h"
#include "commands/init/init_plan.h"
#include "layout/names.h"
#include "yaml/document.h"

// A one-shot service that migrates, for the compose file at the top of the repository.
namespace lockstep::commands::init {
namespace {

constexpr std::string_view kComposeFiles[] = {"compose.yaml", "compose.yml", "docker-compose.yaml",
                                              "docker-compose.yml"};
constexpr std::string_view kImages[] = {"postgres", "postgis", "pgvector", "timescale"};

struct ComposeFile {
  std::string path;
  std::string text;
  yaml::Node document;
};

std::optional<ComposeFile> find_compose(const git::Tree& files) {
  for (const std::string_view name : kComposeFiles) {
    auto text = git::read_file(files, name);
    if (!text) continue;
    auto document = yaml::read_document(*text);
    if (!document) return std::nullopt;
    return ComposeFile{std::string(name), std::move(*text), std::move(*document)};
  }
  return std::nullopt;
}

bool is_postgres(const yaml::Node& service) {
  const yaml::Node* image = service.find("image");
  if (image == nullptr) return false;
  return std::any_of(std::begin(kImages), std::end(kImages),
                     [&](std::string_view word) { return base::contains(image->text, word); });
}

struct Database {
  std::string service;
  bool has_health_check = false;
  const yaml::Node* environment = nullptr;
};

std::optional<Database> find_database(const yaml::Node& services) {
  for (std::size_t k = 0; k < services.children.size(); ++k) {
    const yaml::Node& service = services.children[k];
    if (is_postgres(service)) {
      return Database{services.keys[k], service.find("healthcheck") != nullptr, service.find("environment")};
    }
  }
  return std::nullopt;
}

/// Of a mapping, or of a list of NAME=VALUE.
std::string variable(const yaml::Node* environment, std::string_view name) {
  if (environment == nullptr) return "";
  if (const yaml::Node* value = environment->find(name)) return value->text;
  const std::string prefix = std::string(name) + "=";
  for (const yaml::Node& item : environment->children) {
    if (item.text.starts_with(prefix)) return item.text.substr(prefix.size());
  }
  return "";
}

std::string database_url(const yaml::Node& services, const Database& database) {
  for (const yaml::Node& service : services.children) {
    const std::string url = variable(service.find("environment"), "DATABASE_URL");
    if (!url.empty()) return url;
  }
  const auto or_else = [](std::string value, std::string other) { return value.empty() ? other : value; };
  const std::string user = or_else(variable(database.environment, "POSTGRES_USER"), "postgres");
  const std::string password = variable(database.environment, "POSTGRES_PASSWORD");
  const std::string name = or_else(variable(database.environment, "POSTGRES_DB"), user);
  return "postgres://" + user + (password.empty() ? "" : ":" + password) + "@" + database.service + ":5432/" + name;
}

bool migrates_already(const yaml::Node& services) {
  const auto is_it = [](const yaml::Node& service) {
    std::string words;
    for (const char* key : {"entrypoint", "command"}) {
      const yaml::Node* node = service.find(key);
      if (node == nullptr) continue;
      words += node->text + " ";
      for (const yaml::Node& word : node->children) words += word.text + " ";
    }
    return base::contains(words, "migrate");
  };
  return services.find("migrate") != nullptr || std::any_of(services.children.begin(), services.children.end(), is_it);
}

/// Where a service can be added without understanding the rest: the end of a `services:` in block style.
struct Gap {
  std::size_t byte_offset = 0;
  std::size_t indentation = 0;
};

std::optional<Gap> end_of_services(std::string_view text) {
  std::size_t at = 0;
  bool is_inside = false;
  std::optional<Gap> gap;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t margin = line.find_first_not_of(' ');
    const bool is_content = margin != std::string_view::npos && line[margin] != '#' && base::trim(line) != "";
    if (is_content && margin == 0 && is_inside) break;
    if (is_content && is_inside && !gap) gap = Gap{0, margin};
    if (is_content && is_inside && gap) gap->byte_offset = std::min(end + 1, text.size());
    if (base::trim(line) == "services:" && margin == 0) is_inside = true;
    at = end + 1;
  }
  if (gap && (text.find('\t') != std::string_view::npos || text.find('\r') != std::string_view::npos))
    return std::nullopt;
  return gap;
}

std::string service_text(const SetupGround& ground, const yaml::Node& services, const Database& database,
                         std::size_t indentation) {
  const std::string condition = database.has_health_check ? "service_healthy" : "service_started";
  const std::string& root = ground.search.projects.front().root;
  const std::vector<std::string> lines{
      "# Runs once: applies what is pending, and ends with 0. What needs the database up to date waits for it:",
      "#   depends_on: { migrate: { condition: service_completed_successfully } }",
      "# The image: docker build -f ci/Dockerfile -t lockstep . in a checkout of lockstep",
      "migrate:",
      "  image: ${LOCKSTEP_IMAGE:-lockstep}",
      "  entrypoint: [\"lockstep\"]",
      "  command: [\"migrate\", \"--wait\", \"60s\"]",
      "  working_dir: /project",
      "  volumes: [\"./" + root + ":/project:ro\"]",
      "  environment:",
      "    DATABASE_URL: " + database_url(services, database),
      "  restart: \"no\"",
      "  depends_on:",
      "    " + database.service + ":",
      "      condition: " + condition};
  std::string text = "\n";
  for (const std::string& line : lines) text += std::string(indentation, ' ') + line + "\n";
  return text;
}

}  // namespace

std::optional<SetupStep> compose_step(const SetupGround& ground) {
  if (ground.search.projects.empty()) return std::nullopt;
  const std::optional<ComposeFile> compose = find_compose(ground.files);
  const yaml::Node* services = compose ? compose->document.find("services") : nullptr;
  if (services == nullptr || !services->is_mapping()) return std::nullopt;
  const std::optional<Database> database = find_database(*services);
  if (!database) return std::nullopt;
  SetupStep step{.name = "compose service",
                 .purpose = "migrations are applied at every docker compose up, before what depends on them starts",
                 .question = "add it to " + compose->path + "?",
                 .otherwise = prompt::Answer::kNo};
  if (migrates_already(*services)) {
    step.done = compose->path + " migrates already";
    return step;
  }
  const std::optional<Gap> gap = end_of_services(compose->text);
  if (!gap) return std::nullopt;
  const bool is_open = gap->byte_offset > 0 && compose->text[gap->byte_offset - 1] != '\n';
  step.files.push_back({compose->path, FileEdit::Kind::kInsert,
                        (is_open ? "\n" : "") + service_text(ground, *services, *database, gap->indentation),
                        compose->text, gap->byte_offset});
  return step;
}

}  // namespace lockstep::commands::init

#include "server/ephemeral_server.h"

#include <unistd.h>
#include <utility>

#include "base/error.h"
#include "base/sha256.h"
#include "pg/connection.h"
#include "pg/quote.h"
#include "server/blob.h"
#include "server/blob_cache.h"
#include "server/embedded_package.h"
#include "server/supervised_server.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

constexpr int kFirstWithStrategies = 15;  // of CREATE DATABASE

/// What all starts with given settings have alike.
struct Preparation {
  ServerSettings settings;
  Plan plan;
  std::string key;
  BlobCache cache;

  std::string template_name() const { return "template-" + key; }
  std::string prefix_name(std::string_view chain_hash) const {
    return "prefix-" + base::sha256_hex(key + '\n' + std::string(chain_hash));
  }
};

/// Root's own folders are closed to the user that its servers run as.
fs::path copies_folder(const ServerSettings& settings) {
  return geteuid() == 0 ? fs::path("/var/cache/lockstep") : settings.cache_folder;
}

Preparation prepare(const ServerSettings& settings) {
  Plan plan;
  plan.binaries = runnable_binaries(settings.installation, copies_folder(settings));
  plan.roots = roots_for(settings.place);
  plan.parameters = command_line_parameters(settings);
  plan.identity = server_identity();
  std::string key = template_key(settings, plan.binaries);
  return {settings, std::move(plan), std::move(key), BlobCache(settings.cache_folder)};
}

/// The cached cluster, or a new one. Of several processes that want it one makes it, and the others wait.
MappedBlob template_of(const Preparation& preparation) {
  const std::string name = preparation.template_name();
  if (std::optional<MappedBlob> kept = preparation.cache.find(name)) return std::move(*kept);
  const base::FileDescriptor lock = preparation.cache.lock(name);
  if (std::optional<MappedBlob> kept = preparation.cache.find(name)) return std::move(*kept);
  std::string made = make_template(preparation.settings, preparation.plan);
  preparation.cache.store(name, made);
  return MappedBlob(std::move(made));
}

std::unique_ptr<SupervisedServer> start(const Preparation& preparation, const MappedBlob& blob) {
  Plan plan = preparation.plan;
  plan.blob = blob.bytes();
  return std::make_unique<SupervisedServer>(plan);
}

}  // namespace

struct EphemeralServer::State {
  Preparation preparation;
  Passwords passwords;
  std::string remark;
  std::unique_ptr<SupervisedServer> server;

  State(Preparation prepared, const MappedBlob& blob)
      : preparation(std::move(prepared)),
        passwords(passwords_of(note_of(blob.bytes()))),
        remark(remark_of(note_of(blob.bytes()))),
        server(start(preparation, blob)) {}

  static std::unique_ptr<State> from_template(const ServerSettings& settings) {
    const Preparation preparation = prepare(settings);
    try {
      return std::make_unique<State>(preparation, template_of(preparation));
    } catch (const DamagedCluster&) {
      preparation.cache.remove(preparation.template_name());
    }
    return std::make_unique<State>(preparation, template_of(preparation));
  }
};

EphemeralServer::EphemeralServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
EphemeralServer::EphemeralServer(const ServerSettings& settings) : state_(State::from_template(settings)) {}
EphemeralServer::EphemeralServer(EphemeralServer&& other) noexcept = default;
EphemeralServer& EphemeralServer::operator=(EphemeralServer&& other) noexcept = default;
EphemeralServer::~EphemeralServer() = default;

std::optional<EphemeralServer> EphemeralServer::start_from_prefix(const ServerSettings& settings,
                                                                  std::string_view chain_hash) {
  Preparation preparation = prepare(settings);
  const std::string name = preparation.prefix_name(chain_hash);
  const std::optional<MappedBlob> blob = preparation.cache.find(name);
  if (!blob) return std::nullopt;
  try {
    return EphemeralServer(std::make_unique<State>(preparation, *blob));
  } catch (const DamagedCluster&) {
    preparation.cache.remove(name);
    return std::nullopt;
  }
}

const Version& EphemeralServer::version() const {
  return state_->preparation.settings.installation.version;
}

const fs::path& EphemeralServer::socket_folder() const {
  return state_->server->folder();
}

pg::Settings EphemeralServer::superuser(const std::string& database) const {
  return connection_settings(socket_folder(), kSuperuser, state_->passwords.superuser, database);
}

pg::Settings EphemeralServer::owner(const std::string& database) const {
  return connection_settings(socket_folder(), kOwner, state_->passwords.owner, database);
}

void EphemeralServer::create_database(const std::string& name, const std::string& from) {
  pg::Connection connection(superuser());
  // A file copy is several times faster, and its checkpoints cost nothing here.
  const std::string strategy = version().major >= kFirstWithStrategies ? " STRATEGY file_copy" : "";
  connection.query("CREATE DATABASE " + pg::quote_identifier(name) + " OWNER " + pg::quote_identifier(kOwner) +
                   " TEMPLATE " + pg::quote_identifier(from) + strategy);
}

void EphemeralServer::drop_database(const std::string& name) {
  pg::Connection connection(superuser());
  connection.query("DROP DATABASE " + pg::quote_identifier(name) + " WITH (FORCE)");
}

const std::string& EphemeralServer::remark() const {
  return state_->remark;
}

void EphemeralServer::store_prefix(std::string_view chain_hash, std::string_view remark) {
  if (state_->preparation.settings.cache_folder.empty()) return;
  const std::string blob = state_->server->pack(state_->passwords.note() + '\n' + std::string(remark));
  state_->server->start();
  state_->preparation.cache.store(state_->preparation.prefix_name(chain_hash), blob);
}

std::string EphemeralServer::log_tail() {
  return state_->server->log_tail();
}

}  // namespace lockstep::server

#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pg/settings.h"
#include "server/cluster_template.h"
#include "server/server_settings.h"

namespace lockstep::server {

/// A PostgreSQL server of our own for as long as the object lives: in a private folder, on a Unix socket there and on
/// nothing else, as an ordinary user also for root. Nothing of it is left when this process ends, however it ends; what
/// a SIGKILL of both this process and its supervisor leaves (a folder) is removed by the next start.
///
/// It has one database, kScratchDatabase ("lockstep"), of kOwner ("lockstep_owner"), who is no superuser: as whom
/// migrations are to run. The first start with given settings takes about a second (initdb), others 50 ms.
///
/// Starting forks: of several threads only the calling one is in the supervisor, which is sound as long as no other one
/// holds a lock of the C++ library at that moment.
class EphemeralServer {
 public:
  /// Returns when it accepts connections. Throws base::Error with cause and remedy when it does not: no room, a program
  /// that cannot run (with the last lines it wrote), an extension that is not installed, a failing setup.
  explicit EphemeralServer(const ServerSettings& settings);
  /// A server whose database is as it was when store_prefix was called with that hash, by the same settings; nothing
  /// when none is kept, or when it does not start.
  static std::optional<EphemeralServer> start_from_prefix(const ServerSettings& settings, std::string_view chain_hash);
  /// What was kept beside the prefix that it was started from.
  const std::string& remark() const;
  EphemeralServer(EphemeralServer&& other) noexcept;
  EphemeralServer& operator=(EphemeralServer&& other) noexcept;
  /// Ends all sessions, and returns when nothing is left.
  ~EphemeralServer();

  const Version& version() const;
  const std::filesystem::path& socket_folder() const;
  pg::Settings superuser(const std::string& database = kScratchDatabase) const;
  pg::Settings owner(const std::string& database = kScratchDatabase) const;

  /// A further database of the owner: a copy of another one, which nobody may be connected to.
  void create_database(const std::string& name, const std::string& from = kScratchDatabase);
  /// Ends the sessions in it.
  void drop_database(const std::string& name);

  /// Keeps what all databases hold now under a hash of all that was done since the start, with a remark about it (any
  /// bytes). Ends all sessions: the server is stopped and started for it. Does nothing when nothing is kept.
  void store_prefix(std::string_view chain_hash, std::string_view remark = {});

  /// The last lines of the server's log: at most 50, and 16 KiB. They may hold untrusted bytes.
  std::string log_tail();

 private:
  struct State;
  explicit EphemeralServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lockstep::server

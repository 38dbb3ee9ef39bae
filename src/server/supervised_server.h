#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "server/control.h"
#include "server/supervisor.h"

namespace lockstep::server {

/// The cluster in the plan's blob does not unpack or start: another one is to be made.
struct DamagedCluster : base::Error {
  using base::Error::Error;
};

/// A running server with its supervisor: what a runner holds of them.
class SupervisedServer {
 public:
  /// Returns when the server is ready. Throws base::Error with the server's last lines when it does not come to that.
  /// Forks: threads of this process are not in the supervisor.
  explicit SupervisedServer(const Plan& plan);

  /// Where its socket is.
  const std::filesystem::path& folder() const { return folder_; }
  std::string log_tail();
  /// Ends all sessions, stops the server cleanly and packs its cluster. start() lets it go on.
  std::string pack(std::string_view note);
  void start();

 private:
  /// The process, and the line to it. Its end is the server's: it returns when server and folder are gone.
  class Supervisor {
   public:
    explicit Supervisor(const Plan& plan);
    ~Supervisor();
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    const base::FileDescriptor& control() const { return control_; }

   private:
    base::FileDescriptor control_;
    pid_t process_ = -1;
  };

  std::string await(Word word, std::string_view doing);

  base::FileDescriptor packed_;
  Supervisor supervisor_;
  std::filesystem::path folder_;
};

}  // namespace lockstep::server

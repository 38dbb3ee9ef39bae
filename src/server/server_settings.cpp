#include "server/server_settings.h"

#include <cstdlib>
#include <sys/stat.h>

#include "base/sha256.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

/// Changes with what a template is made of: the options of initdb, and all that make_template does.
constexpr std::string_view kTemplateFormat = "lockstep template 2";

/// Each part with its length, so that no two lists run together to the same text.
class KeyText {
 public:
  KeyText& add(std::string_view part) {
    text_ += std::to_string(part.size()) + ':';
    text_ += part;
    return *this;
  }
  KeyText& add(const std::vector<std::string>& parts) {
    add(std::to_string(parts.size()));
    for (const std::string& part : parts) add(part);
    return *this;
  }
  std::string hash() const { return base::sha256_hex(text_); }

 private:
  std::string text_;
};

std::map<std::string, std::string> default_parameters(int major) {
  std::map<std::string, std::string> parameters = {
      {"fsync", "off"},
      {"full_page_writes", "off"},
      {"synchronous_commit", "off"},
      {"wal_level", "minimal"},
      {"max_wal_senders", "0"},
      {"max_wal_size", "1GB"},
      // Segments are neither filled with zeros when they are made nor kept for later: less to write, and to unpack.
      {"wal_init_zero", "off"},
      {"wal_recycle", "off"},
      {"checkpoint_timeout", "1d"},
      {"listen_addresses", ""},
      {"port", "5432"},
      {"unix_socket_permissions", "0700"},
      {"max_connections", "20"},
      {"superuser_reserved_connections", "3"},
      {"shared_buffers", "32MB"},
      {"huge_pages", "off"},
      {"dynamic_shared_memory_type", "mmap"},
      {"max_worker_processes", "0"},
      {"max_logical_replication_workers", "0"},
      {"autovacuum", "off"},
      {"jit", "off"},
      // A baseline of a thousand tables in one transaction fails with the default of 64.
      {"max_locks_per_transaction", "1024"},
      {"temp_file_limit", "1GB"},
      {"timezone", "UTC"},
      {"log_timezone", "UTC"},
      {"lc_messages", "C"},
      {"log_min_messages", "warning"},
      {"log_destination", "stderr"},
      {"logging_collector", "off"},
  };
  // A busy backend of a server that was killed ends when its client is gone, not when its query is done.
  if (major >= 14) parameters["client_connection_check_interval"] = "1s";
  if (major >= 18) parameters["io_method"] = "sync";
  return parameters;
}

}  // namespace

fs::path user_cache_folder(std::string_view xdg_cache_home, std::string_view home) {
  if (xdg_cache_home.starts_with('/')) return fs::path(xdg_cache_home) / "lockstep";
  if (home.starts_with('/')) return fs::path(home) / ".cache" / "lockstep";
  return {};
}

std::string template_key(const ServerSettings& settings, const fs::path& binaries) {
  std::error_code failure;
  const fs::path program = fs::weakly_canonical(binaries / "postgres", failure);
  struct stat status {};
  stat(program.c_str(), &status);
  return KeyText()
      .add(kTemplateFormat)
      .add(program.native())
      .add(std::to_string(status.st_size))
      .add(std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec))
      .add(settings.installation.version.text)
      .add(settings.extensions)
      .add(settings.roles)
      .add(settings.setup_sql)
      .hash();
}

std::vector<std::string> command_line_parameters(const ServerSettings& settings) {
  std::map<std::string, std::string> parameters = default_parameters(settings.installation.version.major);
  for (const auto& [name, value] : settings.parameters) parameters[name] = value;
  std::vector<std::string> words;
  for (const auto& [name, value] : parameters) words.push_back(name + '=' + value);
  return words;
}

std::vector<fs::path> roots_for(Place place) {
  std::vector<fs::path> roots;
  if (place == Place::kMemory) roots.emplace_back("/dev/shm");
  const char* temporary = std::getenv("TMPDIR");
  if (temporary != nullptr && *temporary == '/') roots.emplace_back(temporary);
  if (roots.empty() || roots.back() != "/tmp") roots.emplace_back("/tmp");
  return roots;
}

}  // namespace lockstep::server

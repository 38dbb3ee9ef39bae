#include "pg/settings.h"

#include <algorithm>
#include <libpq-fe.h>
#include <set>
#include <utility>

#include "base/error.h"
#include "base/handle.h"
#include "base/text.h"

namespace lockstep::pg {
namespace {

using Options = base::Handle<PQconninfoOption, PQconninfoFree>;

/// node-postgres knows one value more, which is what libpq calls "require": encrypted, whoever answers.
std::string mode_of_ssl(const std::string& value) {
  return value == "no-verify" ? "require" : value;
}

void take_option(const PQconninfoOption& option, Settings& settings) {
  if (option.val == nullptr || *option.val == '\0') return;
  const std::string keyword = option.keyword;
  if (keyword == "password") {
    settings.password = option.val;
  } else if (keyword == "connect_timeout") {
    const std::uint64_t seconds = std::min<std::uint64_t>(base::parse_number(option.val).value_or(0), 3600);
    if (seconds > 0) settings.connect_timeout = std::chrono::seconds(seconds);
  } else {
    settings.parameters[keyword] = keyword == "sslmode" ? mode_of_ssl(option.val) : option.val;
  }
}

void take_options(const Options& options, Settings& settings) {
  for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
    take_option(*option, settings);
  }
}

std::set<std::string, std::less<>> known_keywords() {
  const Options options(PQconndefaults());
  std::set<std::string, std::less<>> keywords = {"ssl"};  // libpq takes "ssl=true" in URLs
  for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
    keywords.insert(option->keyword);
  }
  return keywords;
}

bool is_url(std::string_view text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://");
}

/// Where user and password end: libpq looks for '@', up to a '/' (conninfo_uri_parse_options in PostgreSQL 15).
std::size_t end_of_credentials(std::string_view url) {
  const std::size_t start = url.find("://") + 3;
  const std::size_t end = url.find_first_of("@/", start);
  return end != std::string_view::npos && url[end] == '@' ? end + 1 : start;
}

/// Whether a '/' or '@' of a password was taken for the end of it: the rest of the password would be called a host or
/// a database, and be shown.
bool cuts_password(std::string_view url) {
  const std::string_view rest = url.substr(end_of_credentials(url));
  return base::contains(rest.substr(0, rest.find('?')), "@");
}

/// The URL without the query parameters that libpq would refuse it for; their names go to `left_out`.
std::string with_known_parameters(std::string_view url, std::vector<std::string>& left_out) {
  if (!is_url(url)) return std::string(url);
  const std::size_t query = url.find('?', end_of_credentials(url));
  if (query == std::string_view::npos) return std::string(url);
  const std::set<std::string, std::less<>> known = known_keywords();
  std::string kept(url.substr(0, query));
  char separator = '?';
  for (const std::string_view parameter : base::split(url.substr(query + 1), '&')) {
    const std::string_view name = parameter.substr(0, parameter.find('='));
    if (!known.contains(name)) {
      if (!name.empty()) left_out.emplace_back(name);
      continue;
    }
    kept += std::exchange(separator, '&');
    kept += parameter;
  }
  return kept;
}

}  // namespace

std::string describe(const Settings& settings) {
  const auto value = [&](const char* keyword) {
    const auto found = settings.parameters.find(keyword);
    return found == settings.parameters.end() ? std::string() : found->second;
  };
  std::string text = value("dbname").empty() ? "the default database" : "database " + value("dbname");
  if (!value("host").empty()) text += " on " + value("host");
  if (!value("port").empty()) text += (value("host").empty() ? " on port " : ":") + value("port");
  if (!value("user").empty()) text += " as " + value("user");
  return text;
}

Settings settings_from_environment() {
  Settings settings;
  take_options(Options(PQconndefaults()), settings);
  return settings;
}

UrlSettings settings_from_url(std::string_view url, const Settings& defaults) {
  UrlSettings result{defaults, {}};
  const std::string known = with_known_parameters(url, result.left_out);
  if (is_url(known) && cuts_password(known)) {
    throw base::Error("the connection URL has an @ too many: one in a password, or a / before it, ends it too early",
                      "write them as %40 and %2F");
  }
  if (known.find('\0') != std::string::npos) throw base::Error("the connection URL holds a zero byte");
  // libpq's complaint quotes the text, which holds the password.
  char* complaint = nullptr;
  const Options options(PQconninfoParse(known.c_str(), &complaint));
  const base::Handle<char, PQfreemem> freed(complaint);
  if (!options) {
    throw base::Error("the connection URL cannot be read",
                      "postgres://user:password@host:port/database, with special characters as %40");
  }
  take_options(options, result.settings);
  return result;
}

}  // namespace lockstep::pg

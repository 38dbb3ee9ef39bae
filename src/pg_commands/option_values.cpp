#include "pg_commands/option_values.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::pg_commands {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t milliseconds;
};
constexpr Unit kUnits[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"", 1000}};
constexpr std::uint64_t kLongestMs = 7ULL * 24 * 3'600'000;

}  // namespace

std::chrono::milliseconds read_duration(std::string_view option, std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = base::parse_number(text.substr(0, digits));
  for (const Unit& unit : kUnits) {
    if (!number || text.substr(digits) != unit.name || *number > kLongestMs / unit.milliseconds) continue;
    return std::chrono::milliseconds(*number * unit.milliseconds);
  }
  throw base::Error("--" + std::string(option) + " " + std::string(text) + " is no time of at most a week",
                    "write it as 500ms, 60s or 5m");
}

std::int64_t read_number(const commands::Arguments& arguments, std::string_view option, std::int64_t least,
                         std::int64_t most, std::int64_t otherwise) {
  const auto text = arguments.value(option);
  if (!text) return otherwise;
  const auto number = base::parse_number(*text);
  const bool fits =
      number && *number <= static_cast<std::uint64_t>(most) && static_cast<std::int64_t>(*number) >= least;
  if (fits) return static_cast<std::int64_t>(*number);
  throw base::Error("--" + std::string(option) + " " + *text + " is no number from " + std::to_string(least) + " to " +
                    std::to_string(most));
}

std::optional<runner::TransactionScope> read_transactions(const commands::Arguments& arguments) {
  const auto scope = arguments.value("transactions");
  if (!scope) return std::nullopt;
  return *scope == "all" ? runner::TransactionScope::kAllMigrations : runner::TransactionScope::kPerMigration;
}

}  // namespace lockstep::pg_commands

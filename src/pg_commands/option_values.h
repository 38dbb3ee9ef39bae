#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "commands/command.h"
#include "runner/apply.h"

namespace lockstep::pg_commands {

/// "500ms", "60s", "5m", "1h"; a number alone is seconds. Throws base::Error that names the option for anything else.
std::chrono::milliseconds read_duration(std::string_view option, std::string_view text);

/// The option's value as a whole number from `least` to `most`, or `otherwise` when it is not given.
std::int64_t read_number(const commands::Arguments& arguments, std::string_view option, std::int64_t least,
                         std::int64_t most, std::int64_t otherwise);

/// What --transactions says; nothing where it is not given.
std::optional<runner::TransactionScope> read_transactions(const commands::Arguments& arguments);

}  // namespace lockstep::pg_commands

#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::commands {

/// The value that the text of a .env file gives to a variable: `NAME=value`, `export NAME='value'`, `NAME:
/// "two\nlines"`, the last one where there are several; nothing where there is none. As dotenv 16.5 reads it, which is
/// what drizzle-kit 0.31 does with the .env of the folder that it runs in. Nothing is expanded, as there.
std::optional<std::string> dotenv_value(std::string_view text, std::string_view name);

}  // namespace lockstep::commands

#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::layout {

enum class Direction { kUp, kDown };

/// Views into the name that was read.
struct NumberedName {
  std::string_view stem;    // the file name without direction and ".sql": what the two files of a pair share
  std::string_view number;  // its digits; empty for a dotted version such as 1.2
  Direction direction = Direction::kUp;
};

/// The digits of a folder 2026-04-09-114747-0000_name that holds one migration, by which diesel and Prisma order and
/// remember; empty for other names.
std::string version_of_folder(std::string_view folder_name);

/// The number of a migration in Go, `00003_NAME.go` (goose 3; bun too), of which tests are none; empty for other names.
std::string_view number_of_program(std::string_view file_name);

/// Reads the file name of a plain numbered migration; nothing when it is none.
std::optional<NumberedName> parse_numbered_name(std::string_view file_name);

}  // namespace lockstep::layout

#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "sql/parse.h"

namespace lockstep::sql {

constexpr std::string_view kBreakpoint = "--> statement-breakpoint";

/// A file as its framework cuts it, and what is wrong with the marks. Statements are not counted yet.
struct Chunks {
  std::vector<Chunk> chunks;  // at least one
  std::vector<Problem> problems;
};

/// The framework whose marks are in the text: goose, dbmate or sql-migrate; nothing when there are none.
std::optional<Splitting> splitting_of_marks(std::string_view text);

Chunks cut_chunks(std::string_view text, Splitting splitting);

}  // namespace lockstep::sql

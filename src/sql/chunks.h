#pragma once
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

Chunks cut_chunks(std::string_view text, Splitting splitting);

}  // namespace lockstep::sql

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/compare.h"

namespace lockstep::catalog {

/// Which side of a difference the other is to become like.
enum class Toward { kBefore, kAfter };

/// Who runs the statements: the owner of all that is in the database, or somebody who may be another, so that it has to
/// be said who owns what is made anew.
enum class RunBy { kOwner, kAnybody };

/// The statements that end a difference, each with its semicolon, to be run one by one on the other side; CONCURRENTLY
/// stands where it can. What would lose data, or has to be decided by a person, is a comment that says so ("-- …").
/// Where no statement follows from what the catalogs tell, there is none. `options` are those of the comparison: what
/// it ignores is not written, but for what an object that has to be dropped and made anew would lose.
std::vector<std::string> sql_for(const Difference& difference, Toward toward, const SelectionOptions& options = {},
                                 RunBy run_by = RunBy::kAnybody);

/// A statement of sql_for() that stands in a comment.
struct Withheld {
  std::string reason;     // "loses every row of the table"
  std::string statement;  // with its semicolon
};
/// Takes such a comment apart; nothing of other texts.
std::optional<Withheld> withheld_statement(std::string_view text);

}  // namespace lockstep::catalog

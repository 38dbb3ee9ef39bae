#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pg/failure.h"
#include "runner/migration.h"

namespace lockstep::runner {

/// SQL of lockstep's own that goes before a script.
struct Preamble {
  std::string sql;  // each of its statements ends in ';'
  std::size_t statements = 0;

  void add(std::string_view statement) {
    sql.append(statement) += ';';
    ++statements;
  }
};

/// The messages of a script as one, with what goes to the server before and after them, so that the server is asked
/// once. For scripts whose Ways say that they can be.
class Joined {
 public:
  Joined(const Script& script, Preamble before, std::string_view after);

  const std::string& text() const { return text_; }

  /// Where a failure of the text is, in terms of the script.
  struct Place {
    sql::Span message;
    pg::Failure failure;  // as if the message had been sent by itself
  };
  /// Nothing when what was before or after the script has failed.
  std::optional<Place> place_of(pg::Failure failure) const;

 private:
  std::optional<Place> place_of_offset(pg::Failure failure) const;
  std::optional<Place> place_of_index(pg::Failure failure) const;

  const Script& script_;
  Preamble before_;
  std::string text_;
};

}  // namespace lockstep::runner

#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lockstep::rows {

struct Bound {
  std::string value;  // as the server reads it
  bool is_inclusive = true;
};

/// What CHECKs want of one value, as far as they could be read. Nothing set: any value will do.
struct Wanted {
  std::optional<bool> null;         // whether it has to be NULL
  std::vector<std::string> in;      // one of these, when there are any
  std::vector<std::string> not_in;  // none of these
  std::optional<Bound> lower;
  std::optional<Bound> upper;
  std::size_t shortest = 0;  // characters of text, bytes of bytea, elements of an array
  std::optional<std::size_t> longest;
  std::string regex;               // POSIX; "" is none
  std::string like;                // pattern of LIKE; "" is none
  std::vector<std::string> parts;  // elements that an array may have, when there are any
  std::string json_kind;           // as jsonb_typeof says it; "" is any
  bool is_lower_case = false;
};

/// Two columns of a row that are compared with each other: "<", "<=", "=", ">=", ">", "<>".
struct Comparison {
  std::string left;
  std::string op;
  std::string right;
};

/// One way to satisfy a CHECK. The column of a domain's CHECK is called "value".
struct Alternative {
  std::map<std::string, Wanted> columns;
  std::vector<Comparison> comparisons;
};

/// Adds what `more` wants. False when both cannot be, as far as that is seen here (a NULL that is none, no common
/// value).
bool merge(Wanted& into, const Wanted& more);
bool merge(Alternative& into, const Alternative& more);

}  // namespace lockstep::rows

#pragma once
#include <set>
#include <string>
#include <vector>

#include "sql/query.h"

namespace lockstep::sql_rules {

/// Which values of an enum the rows of one column no longer have, by what the statements before its conversion say.
class MovedValues {
 public:
  /// An UPDATE or DELETE of the rows that meet a condition; null: of all.
  void note_rows(const sql::OptionalExpression& condition, const std::vector<std::string>& labels);
  /// An expression that replaces the values that it names: a CASE, array_replace.
  void note_expression(const sql::Expression& value, const std::vector<std::string>& labels);

  /// Those of `before` that are not in `after`, and that rows may still have.
  std::vector<std::string> left_behind(const std::vector<std::string>& before,
                                       const std::vector<std::string>& after) const;

 private:
  std::set<std::string> moved_;
  bool are_all_moved_ = false;
};

}  // namespace lockstep::sql_rules

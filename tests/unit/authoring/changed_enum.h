#pragma once
#include <string>
#include <vector>

#include "authoring/enum_edit.h"
#include "base/text.h"

namespace lockstep::authoring {

/// An enum "mood" in a database that one migration made, and what changes it.
class ChangedEnum {
 public:
  explicit ChangedEnum(std::string migration, std::vector<std::string> before, std::vector<std::string> after) {
    history_.add("0000", std::move(migration), sql::Splitting::kWholeFile);
    edit_ = {{"", "mood", {}}, std::move(before), std::move(after)};
  }

  EnumEdit& edit() { return edit_; }
  EnumAnswers& answers() { return answers_; }
  model::Schema& schema() { return schema_; }
  const History& history() const { return history_; }

  std::vector<std::string> statements() const {
    return enum_statements(edit_, answers_, way_of(edit_, answers_), history_, schema_);
  }
  std::string text() const { return base::join(statements(), "\n"); }

 private:
  History history_;
  EnumEdit edit_;
  EnumAnswers answers_;
  model::Schema schema_;
};

}  // namespace lockstep::authoring

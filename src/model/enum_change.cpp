#include "model/enum_change.h"

#include <string_view>
#include <unordered_set>

#include "base/text.h"

namespace lockstep::model {
namespace {

using ValueSet = std::unordered_set<std::string_view>;

struct Split {
  std::vector<std::string> shared;
  std::vector<std::string> own;
};

Split split_by(const std::vector<std::string>& values, const ValueSet& others) {
  Split split;
  for (const std::string& value : values) (others.count(value) != 0 ? split.shared : split.own).push_back(value);
  return split;
}

/// "gains 'y' after 'a'" for each run of values that `before` does not have.
std::vector<std::string> gains(const std::vector<std::string>& after, const ValueSet& before) {
  std::vector<std::string> phrases;
  std::vector<std::string> run;
  const std::string* previous = nullptr;  // the last value that is not new
  const auto end_run = [&](const std::string* next) {
    if (run.empty()) return;
    const std::string what = "gains " + quoted_list(run);
    if (next == nullptr) {
      phrases.push_back(what + " at the end");
    } else if (previous == nullptr) {
      phrases.push_back(what + " before " + quoted_list({*next}));
    } else {
      phrases.push_back(what + " after " + quoted_list({*previous}));
    }
    run.clear();
  };
  for (const std::string& value : after) {
    if (before.count(value) == 0) {
      run.push_back(value);
      continue;
    }
    end_run(&value);
    previous = &value;
  }
  end_run(nullptr);
  return phrases;
}

}  // namespace

std::string quoted_list(const std::vector<std::string>& values) {
  std::vector<std::string> quoted;
  quoted.reserve(values.size());
  for (const std::string& value : values) quoted.push_back("'" + base::replace_all(value, "'", "''") + "'");
  return base::join(quoted, ", ");
}

std::string enum_change(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  const ValueSet before_set(before.begin(), before.end());
  const ValueSet after_set(after.begin(), after.end());
  const Split lost = split_by(before, after_set);
  std::vector<std::string> phrases;
  if (!lost.own.empty()) phrases.push_back("loses " + quoted_list(lost.own));
  for (std::string& phrase : gains(after, before_set)) phrases.push_back(std::move(phrase));
  if (lost.shared != split_by(after, before_set).shared) phrases.push_back("is reordered");
  return base::join(phrases, "; ");
}

}  // namespace lockstep::model

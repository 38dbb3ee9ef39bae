#include "sql_rules/script.h"

#include "base/text.h"

namespace lockstep::sql_rules {

std::string script(const lint::Settings& settings, const std::vector<std::string>& statements) {
  const std::string_view mark = settings.runner == lint::Runner::kDrizzle ? ";--> statement-breakpoint" : ";";
  std::string result;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const bool is_comment = statements[i].starts_with("--");
    const bool is_last = i + 1 == statements.size();
    result += statements[i];
    if (!is_comment) result += is_last ? ";" : mark;
    if (!is_last) result += "\n";
  }
  return result;
}

std::string suppression(std::string_view rule, std::string_view reason) {
  return "-- lockstep-ignore " + std::string(rule) + ": " + std::string(reason);
}

std::string listed(const std::vector<std::string>& words) {
  constexpr std::size_t kShown = 3;
  if (words.size() < 2) return words.empty() ? "" : words.front();
  const bool is_cut = words.size() > kShown + 1;
  const std::size_t shown = is_cut ? kShown : words.size() - 1;
  const std::vector<std::string> first(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(shown));
  return base::join(first, ", ") + " and " + (is_cut ? std::to_string(words.size() - shown) + " more" : words.back());
}

}  // namespace lockstep::sql_rules

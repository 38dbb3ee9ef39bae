#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "rules/change.h"
#include "rules/repository_change.h"

namespace lockstep::rules {

/// Where a rule puts what it finds. Fills in the rule, its severity and the project.
class Findings {
 public:
  Findings(std::string_view rule, model::Severity severity, std::string_view project)
      : rule_(rule), severity_(severity), project_(project) {}

  model::Finding& add(model::Location location, std::string message, std::string help);
  /// A case that is only a hazard in a rule whose other cases are errors. A configured severity still holds.
  void add_warning(model::Location location, std::string message, std::string help);

  /// Something that could not be judged, and why.
  void note(std::string text) { notes_.push_back(std::move(text)); }

  std::vector<model::Finding> take() { return std::move(findings_); }
  std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  std::string_view rule_;
  model::Severity severity_;
  std::string_view project_;
  std::vector<model::Finding> findings_;
  std::vector<std::string> notes_;
};

/// The rule that speaks for every file that a merge leaves in conflict.
inline constexpr std::string_view kMergeConflict = "merge-conflict";

/// One check over one project's change, or over the repository's. Adding one: a source file here, a page in docs/rules,
/// fixtures in tests/rules and a line in registry.cpp.
struct Rule {
  std::string_view id;
  model::Severity default_severity;
  std::string_view summary;                        // one line, for `lockstep rules`
  void (*check)(const ProjectChange&, Findings&);  // nullptr when it is about the repository
  void (*check_repository)(const RepositoryChange&, Findings&) = nullptr;
};

std::span<const Rule> all_rules();
const Rule* find_rule(std::string_view id);

/// A rule's page in Markdown, as in docs/rules/ID.md; of the rules of SQL too. Empty when there is none.
std::string_view rule_page(std::string_view id);

/// Severities that differ from the rules' defaults, by rule id.
using Severities = std::map<std::string, model::Severity, std::less<>>;

/// Findings of every rule that is not off, in the order of the registry.
std::vector<model::Finding> run_rules(const ProjectChange& change, const Severities& configured);

/// The same for the rules about the repository; what they could not judge goes to `notes`.
std::vector<model::Finding> run_repository_rules(const RepositoryChange& change, const Severities& configured,
                                                 std::vector<std::string>& notes);

}  // namespace lockstep::rules

#pragma once
#include <array>
#include <span>
#include <variant>
#include <vector>

#include "lint/linter.h"

namespace lockstep::lint {

/// The rules of a book that can have something to say under the settings, and which of their handlers are for which
/// kind of statement. Book and settings must outlive it.
class AskedRules {
 public:
  struct Question {
    const Rule* rule;
    void (*check)(const Situation&, Hazards&);
  };
  AskedRules(const RuleBook& book, const Settings& settings);

  const RuleBook& book() const { return book_; }
  const Settings& settings() const { return settings_; }
  std::span<const Rule* const> all() const { return rules_; }
  /// In the order of the rules.
  std::span<const Question> about(const sql::StatementBody& body) const { return questions_[body.index()]; }

 private:
  const RuleBook& book_;
  const Settings& settings_;
  std::vector<const Rule*> rules_;
  std::array<std::vector<Question>, std::variant_size_v<sql::StatementBody>> questions_;  // by kind of statement
};

}  // namespace lockstep::lint

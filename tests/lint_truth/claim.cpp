#include "claim.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/error.h"
#include "replay/replay.h"
#include "sql/parse.h"

namespace lockstep::lint_truth {
namespace {

using lint::LockMode;
using lint::Work;

/// The claims about one relation or index together.
struct Claim {
  LockMode lock = LockMode::kNone;
  Work work = Work::kNone;
  bool is_unsure = false;
  bool is_target = false;
};

std::string words(Work work) {
  constexpr const char* kWords[] = {"no work", "some rows", "a scan", "an index build", "a rewrite"};
  return kWords[static_cast<std::size_t>(work)];
}

std::map<std::string, Claim> by_relation(const std::vector<lint::Effect>& effects) {
  std::map<std::string, Claim> claims;
  for (const lint::Effect& effect : effects) {
    const std::string schema = effect.name.schema.empty() ? "public" : effect.name.schema;
    Claim& claim = claims[schema + "." + (effect.index.empty() ? effect.name.name : effect.index)];
    claim.lock = std::max(claim.lock, effect.lock);
    claim.is_target = claim.is_target || effect.is_target;
    if (effect.work > claim.work) {
      claim.work = effect.work;
      claim.is_unsure = effect.is_unsure;
    }
  }
  return claims;
}

bool names_an_index(const sql::StatementBody& body) {
  if (std::holds_alternative<sql::Reindex>(body)) return true;
  const auto* alter = std::get_if<sql::AlterTable>(&body);
  const auto* rename = std::get_if<sql::Rename>(&body);
  return (alter != nullptr && alter->object == sql::ObjectKind::kIndex) ||
         (rename != nullptr && rename->kind == sql::ObjectKind::kIndex);
}

/// A partitioned table has no rows but those of its partitions.
Work work_of(const std::string& name, const Done& done, const Claim& claim, const Observation& seen) {
  if (done.kind != "p" || claim.work == Work::kNone) return done.work;
  Work work = done.work;
  for (const auto& [other, part] : seen.relations) {
    if (other != name && part.kind != "i" && part.kind != "I") work = std::max(work, part.work);
  }
  return work;
}

class Comparison {
 public:
  Comparison(const sql::Statement& statement, const Observation& seen, bool sees_work)
      : statement_(statement), seen_(seen), sees_work_(sees_work) {}

  std::vector<std::string> of(const std::map<std::string, Claim>& claims) {
    for (const auto& [name, done] : seen_.relations) {
      const auto claim = claims.find(name);
      if (is_compared(done)) compare(name, done, claim == claims.end() ? std::nullopt : std::optional(claim->second));
    }
    for (const auto& [name, claim] : claims) {
      if (!seen_.relations.contains(name)) say(name, "is not there");
    }
    return std::move(found_);
  }

 private:
  bool is_compared(const Done& done) const {
    const bool is_index = done.kind == "i" || done.kind == "I";
    return !is_index || names_an_index(statement_.body);
  }

  void compare(const std::string& name, const Done& done, const std::optional<Claim>& claim) {
    const LockMode claimed = claim ? claim->lock : LockMode::kNone;
    const bool is_by_the_way = !claim && done.lock < LockMode::kShareUpdateExclusive;
    const bool is_weak = std::max(done.lock, claimed) < LockMode::kShareUpdateExclusive && done.lock >= claimed;
    if (done.lock != claimed && !is_by_the_way && !is_weak) {
      say(name, "has the lock " + std::string(name_of(done.lock)) + ", claimed is " + std::string(name_of(claimed)));
    }
    const bool is_index = done.kind == "i" || done.kind == "I";
    if (claim && sees_work_ && !is_index) compare_work(name, work_of(name, done, *claim, seen_), *claim);
  }

  void compare_work(const std::string& name, Work done, const Claim& claim) {
    // The files that TRUNCATE makes are empty.
    const bool makes_empty_files = std::holds_alternative<sql::Truncate>(statement_.body);
    const auto* refresh = std::get_if<sql::RefreshMaterializedView>(&statement_.body);
    if (makes_empty_files || (refresh != nullptr && refresh->with_no_data)) done = Work::kNone;
    // What a query reads is no scan that a statement needs.
    if (claim.work == Work::kRows && done <= Work::kScan) return;
    // How a key is looked up, the planner decides.
    if (!claim.is_target && claim.work == Work::kNone && done == Work::kScan && seen_.looks_up_keys) return;
    const bool is_right = claim.is_unsure ? done <= claim.work : done == claim.work;
    if (!is_right) say(name, "sees " + words(done) + ", claimed is " + words(claim.work));
  }

  void say(const std::string& name, const std::string& what) { found_.push_back(name + " " + what); }

  const sql::Statement& statement_;
  const Observation& seen_;
  bool sees_work_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<lint::Effect> claims_of(const Case& one, int major) {
  const std::string text = one.common + one.preparation;
  const sql::ParsedFile preparation = sql::parse_file(text, sql::Splitting::kWholeFile);
  replay::Replay replay(replay::TransactionScope::kPerStatement);
  replay.begin_migration({.name = "preparation", .text = text, .is_new = false, .scope = {}, .is_whole_history = true});
  for (const sql::Statement& statement : preparation.statements) replay.apply(statement);
  const sql::ParsedFile tried = sql::parse_file(one.statement, sql::Splitting::kWholeFile);
  if (tried.statements.size() != 1) throw base::Error(one.name + ": its last statement cannot be parsed");
  return lint::effects_of(tried.statements[0], replay.database(), major);
}

std::vector<std::string> differences(const Case& one, const std::vector<lint::Effect>& claims,
                                     const Observation& seen) {
  if (!seen.error.empty()) return {"fails: " + seen.error};
  const sql::ParsedFile tried = sql::parse_file(one.statement, sql::Splitting::kWholeFile);
  return Comparison(tried.statements[0], seen, one.blocker.empty()).of(by_relation(claims));
}

}  // namespace lockstep::lint_truth

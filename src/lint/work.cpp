#include "lint/work.h"

namespace lockstep::lint {
namespace {

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  constexpr std::size_t kGroup = 3;
  for (std::size_t at = digits.size(); at > kGroup; at -= kGroup) digits.insert(at - kGroup, ",");
  return digits;
}

}  // namespace

bool concerns_others(const Situation& at, const Effect& effect) {
  if (effect.is_in_new_run) return false;
  const replay::Relation* relation = at.database.relation(effect.relation);
  return relation == nullptr || relation->persistence != sql::Persistence::kTemporary;
}

const Effect* find_work(const Situation& at, sql::Span span, Work least) {
  const Effect* heaviest = nullptr;
  for (const Effect& effect : at.effects) {
    if (effect.span != span || effect.work < least || !concerns_others(at, effect)) continue;
    if (heaviest == nullptr || effect.work > heaviest->work) heaviest = &effect;
  }
  return heaviest;
}

const Effect* strongest_lock(const Situation& at) {
  const Effect* strongest = nullptr;
  for (const Effect& effect : at.effects) {
    if (!blocks_writes(effect.lock) || !concerns_others(at, effect)) continue;
    if (strongest == nullptr || effect.lock > strongest->lock) strongest = &effect;
  }
  return strongest;
}

std::string in_words(const sql::QualifiedName& table) {
  const bool is_written = !table.span.empty();
  return !is_written && table.schema == "public" ? lint::quoted(table.name) : lint::quoted(table);
}

std::string with_size(const Situation& at, const sql::QualifiedName& table) {
  const auto rows = row_estimate(at, table);
  return in_words(table) + (rows ? " (" + grouped(*rows) + " rows)" : "");
}

std::string work_in_words(const Situation& at, const Effect& effect) {
  const std::string table = with_size(at, effect.name);
  const bool may = effect.is_unsure;
  switch (effect.work) {
    case Work::kNone:
      return (may ? "may lock " : "locks ") + table;
    case Work::kRows:
      return (may ? "may change rows of " : "changes rows of ") + table;
    case Work::kScan:
      return (may ? "may read every row of " : "reads every row of ") + table;
    case Work::kIndexBuild:
      return (may ? "may build an index over " : "builds an index over ") + table;
    case Work::kRewrite:
      return (may ? "may rewrite " : "rewrites ") + table + " and its indexes";
  }
  return "";
}

std::string lock_in_words(LockMode mode) {
  const std::string_view name = name_of(mode);
  return std::string(name.starts_with('A') || name.starts_with('E') ? "an " : "a ") + std::string(name) + " lock";
}

std::string in_words(const Situation& at, const Effect& effect) {
  return work_in_words(at, effect) + " under " + lock_in_words(effect.lock) + ": " +
         std::string(blocked_by(effect.lock)) + " wait until it is done";
}

std::string with_reason(const Situation& at, const Effect& effect) {
  if (effect.reason.empty()) return in_words(at, effect);
  return work_in_words(at, effect) + " because " + effect.reason + ", under " + lock_in_words(effect.lock) + ": " +
         std::string(blocked_by(effect.lock)) + " wait";
}

}  // namespace lockstep::lint

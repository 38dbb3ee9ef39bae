#include "lint/judged_file.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace lockstep::lint {
namespace {

std::vector<sql::Span> spans_of(const sql::ParsedFile& parsed) {
  std::vector<sql::Span> spans;
  for (const sql::Statement& statement : parsed.statements) spans.push_back(statement.span);
  for (const sql::Problem& problem : parsed.problems) {
    if (!problem.statement.empty()) spans.push_back(problem.statement);
  }
  std::sort(spans.begin(), spans.end(), [](sql::Span a, sql::Span b) { return a.begin < b.begin; });
  return spans;
}

/// Whether what it does grows with the table, so that on a small one it is over at once.
bool depends_on_size(Hazard hazard) {
  return hazard == Hazard::kBlocks || hazard == Hazard::kRewrites;
}

}  // namespace

std::span<const HeldLock> HeldLocks::in(std::uint32_t transaction) {
  if (transaction != transaction_) locks_.clear();
  transaction_ = transaction;
  return locks_;
}

void HeldLocks::hold(std::span<const Effect> effects, const File& file, const sql::Statement& statement) {
  for (const Effect& effect : effects) {
    const bool matters = blocks_writes(effect.lock) || effect.work != Work::kNone;
    if (!matters || effect.is_in_new_run) continue;
    locks_.push_back({effect, file.path, file.lines.at(statement.span.begin).line, true});
  }
}

void HeldLocks::leave_file() {
  for (HeldLock& lock : locks_) lock.is_here = false;
}

JudgedFile::JudgedFile(const Migration& migration, const sql::ParsedFile& parsed, const Settings& settings,
                       const RuleBook& book)
    : migration_(migration),
      parsed_(parsed),
      settings_(settings),
      book_(book),
      lines_(migration.text),
      file_{migration.path, migration.text, parsed_, lines_},
      suppressions_(read_suppressions(migration.text, spans_of(parsed))) {}

std::vector<replay::Conflict> Run::apply(const sql::Statement& statement) {
  std::vector<replay::Conflict> conflicts = replay.apply(statement);
  filled.note(statement, replay.database(), replay.transaction().number);
  return conflicts;
}

void Run::start_change() {
  replay.settle();
  held = {};
}

void JudgedFile::judge(Run& run, bool is_last) {
  run.held.leave_file();
  for (std::size_t index = 0; index < parsed_.statements.size(); ++index) judge_statement(index, run);
  for (const Rule* rule : book_.rules) {
    Hazards found(rule->hazard);
    if (rule->on_problem != nullptr) {
      for (const sql::Problem& problem : parsed_.problems) rule->on_problem(file_, problem, settings_, found);
    }
    if (rule->at_end != nullptr) rule->at_end({file_, run.replay.database(), settings_, is_last}, found);
    add(*rule, found.take(), nullptr);
  }
  judge_suppressions();
}

void JudgedFile::judge_statement(std::size_t index, Run& run) {
  const sql::Statement& statement = parsed_.statements[index];
  const std::vector<Effect> effects = effects_of(statement, run.replay.database(), settings_.postgres_major);
  Situation at{.file = file_,
               .statement = statement,
               .database = run.replay.database(),
               .transaction = run.replay.transaction(),
               .effects = effects,
               .held = run.held.in(run.replay.transaction().number),
               .filled = run.filled,
               .settings = settings_,
               .index = index,
               .is_first_lock = !has_locked_};
  ask_rules(at);
  if (std::holds_alternative<sql::Do>(statement.body)) judge_children(at, run);
  hold(effects, statement, run);
  const std::vector<replay::Conflict> conflicts = run.apply(statement);
  if (conflicts.empty()) return;
  at.held = run.held.in(run.replay.transaction().number);
  for (const Rule* rule : book_.rules) {
    if (rule->on_conflicts == nullptr) continue;
    Hazards found(rule->hazard);
    rule->on_conflicts(at, conflicts, found);
    add(*rule, found.take(), &at);
  }
}

void JudgedFile::judge_children(const Situation& outer, Run& run) {
  for (const sql::Statement& inner : outer.statement.children) {
    const std::vector<Effect> effects = effects_of(inner, outer.database, settings_.postgres_major);
    const Situation at{.file = file_,
                       .statement = inner,
                       .outer = &outer.statement,
                       .database = outer.database,
                       .transaction = outer.transaction,
                       .effects = effects,
                       .held = run.held.in(outer.transaction.number),
                       .filled = run.filled,
                       .settings = settings_,
                       .index = outer.index,
                       .is_first_lock = !has_locked_};
    ask_rules(at);
    hold(effects, inner, run);
  }
}

void JudgedFile::hold(std::span<const Effect> effects, const sql::Statement& statement, Run& run) {
  run.held.hold(effects, file_, statement);
  const bool blocks = std::any_of(effects.begin(), effects.end(), [](const Effect& effect) {
    return blocks_writes(effect.lock) && !effect.is_in_new_run;
  });
  has_locked_ = has_locked_ || blocks;
}

void JudgedFile::ask_rules(const Situation& at) {
  for (const Rule* rule : book_.rules) {
    Hazards found(rule->hazard);
    for (const Handler& handler : rule->handlers) {
      if (handler.check == nullptr) break;
      if (handler.body == Handler::kEvery || handler.body == at.statement.body.index()) handler.check(at, found);
    }
    add(*rule, found.take(), &at);
  }
}

void JudgedFile::add(const Rule& rule, std::vector<Found> found, const Situation* at) {
  for (const Found& one : found) {
    const model::Severity severity = weigh(rule, one, at);
    if (severity == model::Severity::kOff) continue;
    const bool is_silenced =
        is_suppressed(suppressions_, one.span, [&](std::string_view name) { return has_name(rule, name); });
    if (!is_silenced) add_finding(rule, one, severity);
  }
}

model::Severity JudgedFile::weigh(const Rule& rule, const Found& found, const Situation* at) const {
  const auto configured = settings_.rules.find(rule.id);
  if (configured != settings_.rules.end() && configured->second == model::Severity::kOff) return model::Severity::kOff;
  const Preset preset = at == nullptr ? settings_.preset : preset_for(*at, found.table);
  model::Severity severity = severity_of(found.hazard, preset);
  // A configured severity is that of the rule's usual hazard; its lesser cases stay what they are.
  if (configured != settings_.rules.end() && (found.hazard == rule.hazard || severity == model::Severity::kOff)) {
    severity = configured->second;
  }
  if (at == nullptr || !depends_on_size(found.hazard)) return severity;
  const auto rows = row_estimate(*at, found.table);
  return rows && *rows < kSmallTable ? std::min(severity, model::Severity::kWarning) : severity;
}

void JudgedFile::add_finding(const Rule& rule, const Found& found, model::Severity severity) {
  model::Finding finding;
  finding.rule = rule.id;
  finding.severity = severity;
  const base::LineColumn begin = lines_.at(found.span.begin);
  // What spans lines is pointed at by its first.
  const std::string_view text =
      std::string_view(migration_.text).substr(found.span.begin, found.span.end - found.span.begin);
  const base::LineColumn end =
      lines_.at(found.span.begin + static_cast<std::uint32_t>(std::min(text.find('\n'), text.size())));
  finding.location = {migration_.path, begin.line, begin.column, end.line, end.column};
  finding.message = found.message;
  finding.help = found.help;
  for (const Edit& edit : found.fix) finding.fix.push_back({edit.span.begin, edit.span.end, edit.text});
  findings_.emplace_back(found.span.begin, std::move(finding));
}

void JudgedFile::judge_suppressions() {
  const auto say = [&](std::string_view id, sql::Span span, std::string message, std::string help) {
    const Rule* rule = find_rule(book_, id);
    if (rule == nullptr) return;
    const Found found{span, std::move(message), std::move(help), rule->hazard, {}, {}};
    const model::Severity severity = weigh(*rule, found, nullptr);
    if (severity != model::Severity::kOff) add_finding(*rule, found, severity);
  };
  for (const Suppression& suppression : suppressions_) {
    if (suppression.is_ours && suppression.reason.empty()) {
      say("suppression-without-reason", suppression.span, "says not why",
          "add it after a colon: -- lockstep-ignore RULE: reason");
    }
    if (suppression.rules.empty() && !suppression.is_used) {
      say("unused-suppression", suppression.span, "suppresses nothing", "delete the comment");
    }
    for (const Suppression::Name& name : suppression.rules) {
      const auto& others = book_.other_rules;
      if (std::find(others.begin(), others.end(), name.text) != others.end()) continue;
      if (find_rule(book_, name.text) == nullptr) {
        std::vector<std::string_view> known;
        for (const Rule* rule : book_.rules) known.push_back(rule->id);
        const auto meant = base::nearest(name.text, known);
        if (!suppression.is_ours && !meant) continue;  // a rule that only the other linter has
        say("unknown-rule-in-suppression", name.span, "there is no rule " + name.text,
            meant ? "did you mean " + std::string(*meant) + "?" : "lockstep rules");
      } else if (!name.is_used) {
        say("unused-suppression", name.span, "no " + name.text + " here to suppress", "delete the name");
      }
    }
  }
}

std::vector<model::Finding> JudgedFile::take() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<model::Finding> findings;
  for (auto& [offset, finding] : findings_) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace lockstep::lint

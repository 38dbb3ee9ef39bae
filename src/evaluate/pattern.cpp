// Regular expressions as schemas use them: to make one name out of another. std::regex recurses once for each
// character and takes exponential time on hostile patterns; this matcher keeps its own stack and counts its steps.
#include "evaluate/pattern.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace lockstep::evaluate {

namespace {

constexpr std::size_t kMostInstructions = 5'000;
constexpr std::size_t kMostPatternSteps = 200'000;
constexpr std::uint32_t kMostRepeats = 200;
constexpr int kDeepestGroup = 40;

std::bitset<256> range(char from, char to) {
  std::bitset<256> set;
  for (int c = static_cast<unsigned char>(from); c <= static_cast<unsigned char>(to); ++c) {
    set.set(static_cast<std::size_t>(c));
  }
  return set;
}

std::bitset<256> words() {
  return range('a', 'z') | range('A', 'Z') | range('0', '9') | range('_', '_');
}

/// The class that a letter after a backslash stands for.
std::optional<std::bitset<256>> escaped_class(char letter) {
  std::bitset<256> spaces;
  for (const char c : {' ', '\t', '\n', '\r', '\v', '\f'}) spaces.set(static_cast<unsigned char>(c));
  switch (letter) {
    case 'd':
      return range('0', '9');
    case 'D':
      return ~range('0', '9');
    case 'w':
      return words();
    case 'W':
      return ~words();
    case 's':
      return spaces;
    case 'S':
      return ~spaces;
    case 'n':
      return range('\n', '\n');
    case 't':
      return range('\t', '\t');
    case 'r':
      return range('\r', '\r');
    default:
      if (std::isalnum(static_cast<unsigned char>(letter)) != 0) return std::nullopt;
      return range(letter, letter);
  }
}

bool is_word(std::string_view text, std::size_t at) {
  return at < text.size() && words().test(static_cast<unsigned char>(text[at]));
}

}  // namespace

/// One pass over the source: every construct appends its instructions.
class PatternCompiler {
 public:
  PatternCompiler(Pattern& made, std::string_view source) : made_(made), source_(source) {}

  bool compile() {
    emit(Pattern::Op::kSave, 0);
    compile_choice(0);
    emit(Pattern::Op::kSave, 1);
    emit(Pattern::Op::kMatch, 0);
    return is_followed_ && at_ == source_.size() && made_.program_.size() < kMostInstructions;
  }

 private:
  using Op = Pattern::Op;

  std::uint32_t here() const { return static_cast<std::uint32_t>(made_.program_.size()); }
  void emit(Op op, std::uint32_t first, std::uint32_t second = 0) { made_.program_.push_back({op, first, second}); }
  void emit_class(const std::bitset<256>& set) {
    made_.classes_.push_back(set);
    emit(Op::kClass, static_cast<std::uint32_t>(made_.classes_.size() - 1));
  }
  bool take(char c) {
    if (at_ >= source_.size() || source_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool is_done() const { return !is_followed_ || at_ >= source_.size() || here() > kMostInstructions; }

  /// Puts an instruction before those from `start` on; their targets inside move along.
  void insert(std::uint32_t start, Pattern::Instruction added) {
    made_.program_.insert(made_.program_.begin() + start, added);
    for (std::uint32_t k = start + 1; k < here(); ++k) {
      Pattern::Instruction& moved = made_.program_[k];
      if (moved.op == Op::kSplit || moved.op == Op::kJump) {
        if (moved.first >= start) ++moved.first;
        if (moved.op == Op::kSplit && moved.second >= start) ++moved.second;
      }
    }
  }

  void compile_choice(int depth) {
    if (depth > kDeepestGroup) {
      is_followed_ = false;
      return;
    }
    const std::uint32_t start = here();
    compile_sequence(depth);
    while (!is_done() && take('|')) {
      insert(start, {Op::kSplit, start + 1, here() + 2});
      const std::uint32_t jump = here();
      emit(Op::kJump, 0);
      const std::uint32_t second = here();
      compile_choice(depth + 1);
      made_.program_[start].second = second;
      made_.program_[jump].first = here();
    }
  }

  void compile_sequence(int depth) {
    while (!is_done() && source_[at_] != '|' && source_[at_] != ')') {
      const std::uint32_t start = here();
      compile_one(depth);
      if (!is_done()) compile_repeat(start);
    }
  }

  void compile_one(int depth) {
    const char c = source_[at_++];
    switch (c) {
      case '^':
        return emit(Op::kStart, 0);
      case '$':
        return emit(Op::kEnd, 0);
      case '.':
        return emit_class(~(range('\n', '\n') | range('\r', '\r')));
      case '[':
        return compile_set();
      case '(':
        return compile_group(depth);
      case '\\':
        return compile_escape();
      case '*':
      case '+':
      case '?':
      case '{':
        is_followed_ = false;
        return;
      default:
        return emit_class(range(c, c));
    }
  }

  void compile_escape() {
    if (is_done()) {
      is_followed_ = false;
      return;
    }
    const char letter = source_[at_++];
    if (letter == 'b') return emit(Op::kWordEdge, 0);
    if (letter == 'B') return emit(Op::kNoWordEdge, 0);
    const auto set = escaped_class(letter);
    is_followed_ = is_followed_ && set.has_value();
    if (set) emit_class(*set);
  }

  void compile_group(int depth) {
    const bool is_captured = !take('?');
    if (!is_captured && !take(':')) is_followed_ = false;
    const std::uint32_t group = is_captured ? made_.groups_++ : 0;
    if (is_captured) emit(Op::kSave, 2 * group);
    compile_choice(depth + 1);
    if (is_captured) emit(Op::kSave, 2 * group + 1);
    if (!take(')')) is_followed_ = false;
  }

  void compile_set() {
    const bool is_negated = take('^');
    std::bitset<256> set;
    while (at_ < source_.size() && source_[at_] != ']') {
      char from = source_[at_++];
      if (from == '\\' && at_ < source_.size()) {
        const auto escaped = escaped_class(source_[at_++]);
        is_followed_ = is_followed_ && escaped.has_value();
        if (escaped) set |= *escaped;
        continue;
      }
      char to = from;
      if (at_ + 1 < source_.size() && source_[at_] == '-' && source_[at_ + 1] != ']') {
        to = source_[at_ + 1];
        at_ += 2;
        if (to == '\\') is_followed_ = false;
      }
      if (static_cast<unsigned char>(from) <= static_cast<unsigned char>(to)) set |= range(from, to);
    }
    if (!take(']')) is_followed_ = false;
    emit_class(is_negated ? ~set : set);
  }

  void compile_repeat(std::uint32_t start) {
    std::uint32_t least = 0;
    std::uint32_t most = kMostRepeats + 1;  // without end
    if (take('*')) {
    } else if (take('+')) {
      least = 1;
    } else if (take('?')) {
      most = 1;
    } else if (at_ < source_.size() && source_[at_] == '{') {
      if (!read_counts(least, most)) {
        is_followed_ = false;
        return;
      }
    } else {
      return;
    }
    const bool is_lazy = take('?');
    repeat(start, least, most, is_lazy);
  }

  bool read_counts(std::uint32_t& least, std::uint32_t& most) {
    const std::size_t close = source_.find('}', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view counts = source_.substr(at_ + 1, close - at_ - 1);
    const std::size_t comma = counts.find(',');
    const auto low = base::parse_number(counts.substr(0, comma));
    if (!low || *low > kMostRepeats) return false;
    least = static_cast<std::uint32_t>(*low);
    most = least;
    if (comma != std::string_view::npos) {
      most = kMostRepeats + 1;
      if (comma + 1 < counts.size()) {
        const auto high = base::parse_number(counts.substr(comma + 1));
        if (!high || *high > kMostRepeats || *high < *low) return false;
        most = static_cast<std::uint32_t>(*high);
      }
    }
    at_ = close + 1;
    return true;
  }

  /// Writes what stands from `start` on as often as it may occur: copies for counts, a loop for what has no end.
  void repeat(std::uint32_t start, std::uint32_t least, std::uint32_t most, bool is_lazy) {
    const std::vector<Pattern::Instruction> body(made_.program_.begin() + start, made_.program_.end());
    made_.program_.resize(start);
    const auto copy = [&] {
      const std::uint32_t shift = here() - start;
      for (Pattern::Instruction instruction : body) {
        if (instruction.op == Op::kSplit || instruction.op == Op::kJump) instruction.first += shift;
        if (instruction.op == Op::kSplit) instruction.second += shift;
        made_.program_.push_back(instruction);
      }
    };
    const auto split = [&](std::uint32_t place, std::uint32_t inside, std::uint32_t outside) {
      made_.program_[place] = {Op::kSplit, is_lazy ? outside : inside, is_lazy ? inside : outside};
    };
    for (std::uint32_t k = 0; k < least && here() < kMostInstructions; ++k) copy();
    if (most > kMostRepeats) {
      const std::uint32_t loop = here();
      emit(Op::kSplit, 0);
      copy();
      emit(Op::kJump, loop);
      return split(loop, loop + 1, here());
    }
    std::vector<std::uint32_t> exits;
    for (std::uint32_t k = least; k < most && here() < kMostInstructions; ++k) {
      exits.push_back(here());
      emit(Op::kSplit, 0);
      copy();
    }
    for (const std::uint32_t place : exits) split(place, place + 1, here());
  }

  Pattern& made_;
  std::string_view source_;
  std::size_t at_ = 0;
  bool is_followed_ = true;
};

std::optional<Pattern> Pattern::compile(std::string_view literal) {
  const std::size_t close = literal.rfind('/');
  if (literal.size() < 2 || literal.front() != '/' || close == 0) return std::nullopt;
  Pattern made;
  for (const char flag : literal.substr(close + 1)) {
    if (flag != 'g' && flag != 'i' && flag != 'u') return std::nullopt;
    made.is_global_ = made.is_global_ || flag == 'g';
    made.ignores_case_ = made.ignores_case_ || flag == 'i';
  }
  if (!PatternCompiler(made, literal.substr(1, close - 1)).compile()) return std::nullopt;
  return made;
}

std::optional<std::vector<std::size_t>> Pattern::run(std::string_view text, std::size_t at, std::size_t& steps) const {
  struct State {
    std::uint32_t instruction;
    std::size_t at;
    std::vector<std::size_t> slots;
  };
  std::vector<State> open{{0, at, std::vector<std::size_t>(2 * groups_, std::string_view::npos)}};
  while (!open.empty() && steps < kMostPatternSteps) {
    State state = std::move(open.back());
    open.pop_back();
    for (bool goes_on = true; goes_on && ++steps < kMostPatternSteps;) {
      const Instruction& known = program_[state.instruction++];
      switch (known.op) {
        case Op::kMatch:
          return state.slots;
        case Op::kClass: {
          goes_on = state.at < text.size();
          if (!goes_on) break;
          const auto c = static_cast<unsigned char>(text[state.at++]);
          const std::bitset<256>& set = classes_[known.first];
          const bool other_case = ignores_case_ && (set.test(static_cast<std::size_t>(std::tolower(c))) ||
                                                    set.test(static_cast<std::size_t>(std::toupper(c))));
          goes_on = set.test(c) || other_case;
          break;
        }
        case Op::kSplit:
          open.push_back({known.second, state.at, state.slots});
          state.instruction = known.first;
          break;
        case Op::kJump:
          state.instruction = known.first;
          break;
        case Op::kSave:
          state.slots[known.first] = state.at;
          break;
        case Op::kStart:
          goes_on = state.at == 0;
          break;
        case Op::kEnd:
          goes_on = state.at == text.size();
          break;
        case Op::kWordEdge:
        case Op::kNoWordEdge: {
          const bool before = state.at > 0 && is_word(text, state.at - 1);
          goes_on = (before != is_word(text, state.at)) == (known.op == Op::kWordEdge);
          break;
        }
      }
    }
  }
  return std::nullopt;
}

Pattern::Outcome Pattern::search(std::string_view text, std::size_t from, std::vector<Span>& groups) const {
  std::size_t steps = 0;
  for (std::size_t at = from; at <= text.size(); ++at) {
    const auto slots = run(text, at, steps);
    if (steps >= kMostPatternSteps) return Outcome::kGaveUp;
    if (!slots) continue;
    groups.clear();
    for (std::uint32_t group = 0; group < groups_; ++group) {
      groups.push_back({(*slots)[2 * group], (*slots)[2 * group + 1]});
    }
    return Outcome::kMatched;
  }
  return Outcome::kNone;
}

}  // namespace lockstep::evaluate

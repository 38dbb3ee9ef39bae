#pragma once
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lockstep::evaluate {

/// A regular expression of JavaScript over ASCII text, without look-around, back-references and named groups. Compiled
/// to a program for a backtracking matcher with a bound on its steps.
class Pattern {
 public:
  /// `literal` is the whole `/source/flags`; nothing when it uses something else than the above.
  static std::optional<Pattern> compile(std::string_view literal);

  struct Span {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
  };
  enum class Outcome { kMatched, kNone, kGaveUp };
  /// The first match at or after `from`: groups[0] is all of it.
  Outcome search(std::string_view text, std::size_t from, std::vector<Span>& groups) const;
  bool is_global() const { return is_global_; }

 private:
  friend class PatternCompiler;
  enum class Op : std::uint8_t { kClass, kSplit, kJump, kSave, kStart, kEnd, kWordEdge, kNoWordEdge, kMatch };
  struct Instruction {
    Op op = Op::kMatch;
    std::uint32_t first = 0;   // class, slot, or where to go on
    std::uint32_t second = 0;  // of a split: where to go when the first way fails
  };
  std::optional<std::vector<std::size_t>> run(std::string_view text, std::size_t at, std::size_t& steps) const;

  std::vector<Instruction> program_;
  std::vector<std::bitset<256>> classes_;
  std::uint32_t groups_ = 1;
  bool is_global_ = false;
  bool ignores_case_ = false;
};

}  // namespace lockstep::evaluate

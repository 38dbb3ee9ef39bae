#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "evaluate/value.h"

namespace lockstep::evaluate {

/// The texts of one evaluation, each kept once.
class Symbols {
 public:
  Symbols() { intern(""); }

  Symbol intern(std::string_view text);
  /// The symbol of a text that was interned before.
  std::optional<Symbol> find(std::string_view text) const;
  std::string_view text(Symbol symbol) const { return texts_[static_cast<std::size_t>(symbol)]; }
  /// Bytes of all texts together.
  std::size_t size() const { return size_; }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Symbol> known_;
  std::size_t size_ = 0;
};

}  // namespace lockstep::evaluate

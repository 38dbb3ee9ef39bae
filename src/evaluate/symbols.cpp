#include "evaluate/symbols.h"

namespace lockstep::evaluate {

Symbol Symbols::intern(std::string_view text) {
  const auto known = known_.find(text);
  if (known != known_.end()) return known->second;
  const auto symbol = static_cast<Symbol>(texts_.size());
  known_.emplace(texts_.emplace_back(text), symbol);
  size_ += text.size();
  return symbol;
}

std::optional<Symbol> Symbols::find(std::string_view text) const {
  const auto known = known_.find(text);
  return known == known_.end() ? std::nullopt : std::optional(known->second);
}

}  // namespace lockstep::evaluate

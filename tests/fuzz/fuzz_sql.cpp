#include "fuzz.h"
#include "sql/tokens.h"

using namespace lockstep;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  std::size_t seen = 0;
  sql::for_each_token(text, [&](const sql::Token& token) {
    fuzz::require(!token.text.empty(), "a token has text");
    seen += token.text.size();
  });
  fuzz::require(seen <= size, "tokens do not overlap");
  fuzz::require(sql::same_tokens(text, text), "a text has the tokens of itself");
  const auto [before, after] = fuzz::split_input(text);
  sql::same_tokens(before, after);
  sql::mentions(after, "users");
  sql::has_statement(after);
  return 0;
}

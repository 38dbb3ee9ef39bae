#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace lockstep::base {

enum class JsonComments { kRejected, kAllowed };       // `//` to the end of the line and `/* */`
enum class JsonDuplicateKeys { kRejected, kAllowed };  // of one object

struct JsonLimits {
  std::size_t largest_bytes = std::size_t{16} << 20;
  std::size_t deepest = 256;  // objects and arrays within each other
  JsonComments comments = JsonComments::kRejected;
  JsonDuplicateKeys duplicate_keys = JsonDuplicateKeys::kRejected;
};

/// Why a text is not JSON, in words that continue "not JSON: ", and where.
struct JsonProblem {
  std::string message;
  std::size_t byte_offset = 0;
};

enum class JsonToken {
  kObjectBegin,
  kObjectEnd,
  kArrayBegin,
  kArrayEnd,
  kKey,
  kString,
  kNumber,
  kTrue,
  kFalse,
  kNull,
  kEnd,
  kProblem,
};

/// Reads JSON (RFC 8259) token by token with the place of each, in time linear in the text and without recursion.
/// Commas and colons are checked and not handed out. After kEnd and kProblem, next() repeats itself. The text must
/// outlive the reader.
class JsonReader {
 public:
  JsonReader(std::string_view text, const JsonLimits& limits);

  JsonToken next();

  /// Of the last token: its byte range (of a string with its quotes) and its bytes.
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return at_; }
  std::string_view raw() const { return text_.substr(begin_, at_ - begin_); }
  /// The value of a kKey or kString; an escaped lone surrogate becomes U+FFFD.
  std::string decoded() const;
  /// The value of a kNumber that is whole and fits.
  std::optional<std::int64_t> integer() const;

  /// Containers that are open after the last token.
  std::size_t depth() const { return open_.size(); }
  const JsonProblem& problem() const { return problem_; }

  /// Reads on to the last token of the value whose first token is `first`; false when a problem comes first.
  bool skip_value(JsonToken first);

 private:
  enum class Expected { kValue, kValueOrClose, kKey, kKeyOrClose, kColon, kCommaOrClose, kNothing };

  JsonToken fail(std::string message, std::size_t byte_offset);
  bool skip_space();
  bool skip_comment();
  bool skip_comma();
  bool skip_colon();
  bool in_object() const { return !open_.empty() && open_.back() == '{'; }
  bool at_close() const;
  JsonToken open(char bracket);
  JsonToken close();
  JsonToken read_key();
  JsonToken read_value();
  JsonToken read_word(std::string_view word, JsonToken token);
  JsonToken read_number();
  bool read_string();
  bool read_escape();
  JsonToken after_value(JsonToken token);

  std::string_view text_;
  JsonLimits limits_;
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
  Expected expected_ = Expected::kValue;
  std::string open_;                                   // '{' and '[', outermost first
  std::vector<std::unordered_set<std::string>> keys_;  // of the open objects, outermost first
  JsonProblem problem_;
};

}  // namespace lockstep::base

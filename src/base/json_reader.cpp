#include "base/json_reader.h"

#include <charconv>

#include "base/text.h"

namespace lockstep::base {
namespace {

constexpr std::size_t kLongestNumber = 1000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// The end of the number that starts at `at`; nothing when there is none by JSON's grammar.
std::optional<std::size_t> number_end(std::string_view text, std::size_t at) {
  const auto is_one_of = [&](std::string_view chars) {
    return at < text.size() && chars.find(text[at]) != std::string_view::npos;
  };
  const auto digits = [&] {
    const std::size_t start = at;
    at = skip_digits(text, at);
    return at > start;
  };
  if (is_one_of("-")) ++at;
  if (is_one_of("0")) {
    ++at;
  } else if (!digits()) {
    return std::nullopt;
  }
  if (is_one_of(".")) {
    ++at;
    if (!digits()) return std::nullopt;
  }
  if (is_one_of("eE")) {
    ++at;
    if (is_one_of("+-")) ++at;
    if (!digits()) return std::nullopt;
  }
  return at;
}

bool fits_a_double(std::string_view number) {
  double value = 0;
  return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc();
}

unsigned hex_value(std::string_view four_digits) {
  unsigned value = 0;
  std::from_chars(four_digits.data(), four_digits.data() + four_digits.size(), value, 16);
  return value;
}

void append_utf8(std::string& out, unsigned code) {
  const auto byte = [&](unsigned value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6);
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | code >> 18);
    byte(0x80 | (code >> 12 & 0x3F));
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

/// Appends what the `uXXXX` at `at` stands for, together with a second one that completes a surrogate pair. Gives the
/// offset of its last byte.
std::size_t append_unicode_escape(std::string& out, std::string_view text, std::size_t at) {
  constexpr unsigned kReplacement = 0xFFFD;
  const unsigned first = hex_value(text.substr(at + 1, 4));
  at += 4;
  if (first < 0xD800 || first > 0xDFFF) {
    append_utf8(out, first);
    return at;
  }
  const bool has_second = first < 0xDC00 && text.substr(at + 1, 2) == "\\u";
  const unsigned second = has_second ? hex_value(text.substr(at + 3, 4)) : 0;
  if (second < 0xDC00 || second > 0xDFFF) {
    append_utf8(out, kReplacement);
    return at;
  }
  append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
  return at + 6;
}

char escaped_char(char letter) {
  switch (letter) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return letter;
  }
}

/// The value of a string literal whose form has been checked.
std::string unescaped(std::string_view literal) {
  const std::string_view inner = literal.substr(1, literal.size() - 2);
  std::string out;
  out.reserve(inner.size());
  for (std::size_t at = 0; at < inner.size(); ++at) {
    if (inner[at] != '\\') {
      out.push_back(inner[at]);
      continue;
    }
    ++at;
    if (inner[at] == 'u') {
      at = append_unicode_escape(out, inner, at);
    } else {
      out.push_back(escaped_char(inner[at]));
    }
  }
  return out;
}

}  // namespace

JsonReader::JsonReader(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {
  if (text.size() > limits.largest_bytes) {
    fail("it is larger than " + std::to_string(limits.largest_bytes) + " bytes", 0);
  } else if (text.starts_with("\xEF\xBB\xBF")) {
    fail("it starts with a byte order mark", 0);
  }
}

JsonToken JsonReader::fail(std::string message, std::size_t byte_offset) {
  if (problem_.message.empty()) problem_ = {std::move(message), byte_offset};
  return JsonToken::kProblem;
}

bool JsonReader::skip_comment() {
  const std::string_view rest = text_.substr(at_);
  if (limits_.comments == JsonComments::kRejected || !(rest.starts_with("//") || rest.starts_with("/*"))) {
    fail("unexpected '/'", at_);
    return false;
  }
  const bool is_block = rest[1] == '*';
  const std::size_t end = rest.find(is_block ? "*/" : "\n", 2);
  if (end == std::string_view::npos && is_block) {
    fail("a comment that is never closed", at_);
    return false;
  }
  at_ = end == std::string_view::npos ? text_.size() : at_ + end + (is_block ? 2 : 1);
  return true;
}

bool JsonReader::skip_space() {
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c != '/') return true;
    if (!skip_comment()) return false;
    --at_;
  }
  return true;
}

bool JsonReader::at_close() const {
  return !open_.empty() && text_[at_] == (open_.back() == '{' ? '}' : ']');
}

bool JsonReader::skip_comma() {
  if (text_[at_] != ',') {
    fail(in_object() ? "',' or '}' expected" : "',' or ']' expected", at_);
    return false;
  }
  ++at_;
  expected_ = in_object() ? Expected::kKey : Expected::kValue;
  if (!skip_space()) return false;
  if (at_ < text_.size()) return true;
  fail("it ends too early", at_);
  return false;
}

bool JsonReader::skip_colon() {
  if (at_ == text_.size() || text_[at_] != ':') {
    fail("':' expected after a key", at_);
    return false;
  }
  ++at_;
  expected_ = Expected::kValue;
  return skip_space();
}

JsonToken JsonReader::next() {
  if (!problem_.message.empty() || !skip_space()) return JsonToken::kProblem;
  if (expected_ == Expected::kColon && !skip_colon()) return JsonToken::kProblem;
  begin_ = at_;
  if (at_ == text_.size()) {
    return expected_ == Expected::kNothing ? JsonToken::kEnd : fail("it ends too early", at_);
  }
  if (expected_ == Expected::kNothing) return fail("there is more after its end", at_);
  if (expected_ == Expected::kCommaOrClose) {
    if (at_close()) return close();
    if (!skip_comma()) return JsonToken::kProblem;
    begin_ = at_;
  } else if ((expected_ == Expected::kKeyOrClose || expected_ == Expected::kValueOrClose) && at_close()) {
    return close();
  }
  const bool wants_key = expected_ == Expected::kKey || expected_ == Expected::kKeyOrClose;
  return wants_key ? read_key() : read_value();
}

JsonToken JsonReader::open(char bracket) {
  if (open_.size() >= limits_.deepest) return fail("nested too deeply", at_);
  ++at_;
  open_.push_back(bracket);
  if (bracket == '[') {
    expected_ = Expected::kValueOrClose;
    return JsonToken::kArrayBegin;
  }
  if (limits_.duplicate_keys == JsonDuplicateKeys::kRejected) keys_.emplace_back();
  expected_ = Expected::kKeyOrClose;
  return JsonToken::kObjectBegin;
}

JsonToken JsonReader::close() {
  ++at_;
  const bool was_object = in_object();
  open_.pop_back();
  if (was_object && !keys_.empty()) keys_.pop_back();
  return after_value(was_object ? JsonToken::kObjectEnd : JsonToken::kArrayEnd);
}

JsonToken JsonReader::after_value(JsonToken token) {
  expected_ = open_.empty() ? Expected::kNothing : Expected::kCommaOrClose;
  return token;
}

JsonToken JsonReader::read_key() {
  if (text_[at_] != '"') return fail("a key in double quotes expected", at_);
  if (!read_string()) return JsonToken::kProblem;
  if (!keys_.empty() && !keys_.back().insert(decoded()).second) {
    return fail("the key " + std::string(raw()) + " is there twice", begin_);
  }
  expected_ = Expected::kColon;
  return JsonToken::kKey;
}

JsonToken JsonReader::read_value() {
  switch (text_[at_]) {
    case '{':
    case '[':
      return open(text_[at_]);
    case '"':
      return read_string() ? after_value(JsonToken::kString) : JsonToken::kProblem;
    case 't':
      return read_word("true", JsonToken::kTrue);
    case 'f':
      return read_word("false", JsonToken::kFalse);
    case 'n':
      return read_word("null", JsonToken::kNull);
    default:
      return read_number();
  }
}

JsonToken JsonReader::read_word(std::string_view word, JsonToken token) {
  if (!text_.substr(at_).starts_with(word)) return fail("a value expected", at_);
  at_ += word.size();
  return after_value(token);
}

JsonToken JsonReader::read_number() {
  const std::optional<std::size_t> end = number_end(text_, at_);
  if (!end) return fail("a value expected", at_);
  const std::string_view number = text_.substr(at_, *end - at_);
  if (number.size() > kLongestNumber || !fits_a_double(number)) return fail("a number out of range", at_);
  at_ = *end;
  return after_value(JsonToken::kNumber);
}

bool JsonReader::read_escape() {
  const std::string_view rest = text_.substr(at_ + 1, 5);
  const auto is_unicode = [&] {
    return rest.size() == 5 && is_hex(rest[1]) && is_hex(rest[2]) && is_hex(rest[3]) && is_hex(rest[4]);
  };
  const bool is_valid = !rest.empty() && (rest[0] == 'u' ? is_unicode() : contains("\"\\/bfnrt", rest.substr(0, 1)));
  if (!is_valid) {
    fail("an escape that JSON does not have", at_);
    return false;
  }
  at_ += rest[0] == 'u' ? 6 : 2;
  return true;
}

bool JsonReader::read_string() {
  const std::size_t start = at_++;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      return true;
    }
    if (c == '\\') {
      if (!read_escape()) return false;
    } else if (is_control(c)) {
      fail("a line break or control character within a string", at_);
      return false;
    } else if (is_ascii(c)) {
      ++at_;
    } else {
      const std::size_t run = at_;
      while (at_ < text_.size() && !is_ascii(text_[at_])) ++at_;
      if (is_valid_utf8(text_.substr(run, at_ - run))) continue;
      fail("invalid UTF-8 within a string", run);
      return false;
    }
  }
  fail("a string that is never closed", start);
  return false;
}

std::string JsonReader::decoded() const {
  return unescaped(raw());
}

std::optional<std::int64_t> JsonReader::integer() const {
  std::int64_t value = 0;
  const std::string_view number = raw();
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return value;
}

bool JsonReader::skip_value(JsonToken first) {
  if (first != JsonToken::kObjectBegin && first != JsonToken::kArrayBegin) return first != JsonToken::kProblem;
  const std::size_t outside = depth() - 1;
  while (depth() > outside) {
    if (next() == JsonToken::kProblem) return false;
  }
  return true;
}

}  // namespace lockstep::base

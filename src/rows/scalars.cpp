#include "rows/scalars.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>

#include "base/text.h"

namespace lockstep::rows {
namespace {

constexpr int kHeader = 4;  // what varchar, bpchar and numeric add to their modifiers
constexpr std::size_t kLongText = 1000;
constexpr std::size_t kUsualText = 100;  // of a type without limit
constexpr std::size_t kLongestFilled = 4000;
constexpr int kMostDimensions = 16000;

using Texts = std::vector<std::string>;

const Texts& found_in(const std::map<std::string_view, Texts>& table, std::string_view name) {
  static const Texts kNone;
  const auto found = table.find(name);
  return found == table.end() ? kNone : found->second;
}

/// Boundaries that practice has, of the types that have no modifier or do not mind it. Moments lie within what counts
/// in seconds in four bytes.
const Texts& usual_boundaries(std::string_view name) {
  static const std::map<std::string_view, Texts> kTable = {
      {"bool", {"true", "false"}},
      {"int2", {"0", "1", "-1"}},
      {"int4", {"0", "1", "-1"}},
      {"int8", {"0", "1", "-1"}},
      {"oid", {"0"}},
      {"float4", {"0", "1.5", "-1.5"}},
      {"float8", {"0", "1.5", "-1.5"}},
      {"money", {"0", "0.01", "-0.01"}},
      {"date", {"1970-01-01", "2024-02-29", "1902-01-01"}},
      {"timestamp", {"1970-01-01 00:00:00", "2024-02-29 23:59:59.999999", "1902-01-01 00:00:00"}},
      {"timestamptz", {"1970-01-01 00:00:00+00", "2024-02-29 23:59:59.999999+00", "1902-01-01 00:00:00+00"}},
      {"time", {"00:00:00", "23:59:59.999999", "12:00:00"}},
      {"timetz", {"00:00:00+00", "23:59:59.999999-12", "12:00:00+14"}},
      {"interval", {"0", "-1 day", "1 mon", "1 year 2 mons 3 days 04:05:06.789"}},
      {"uuid", {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"}},
      {"inet", {"0.0.0.0", "255.255.255.255", "10.1.2.3/8", "::", "::1", "2001:db8::1/64"}},
      {"cidr", {"0.0.0.0/0", "10.0.0.0/8", "192.168.1.1/32", "::/0", "2001:db8::/32"}},
      {"macaddr", {"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"}},
      {"macaddr8", {"00:00:00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff:ff:ff"}},
      {"bytea", {"\\x", "\\x00", "\\xff", "\\x00ff5c27225c6e"}},
      {"json", {"{}", "[]", R"({"a": {"b": [1, {"c": null}]}})", R"(["größe", "日本", "\u0041"])"}},
      {"jsonb", {"{}", "[]", R"({"a": {"b": [1, {"c": null}]}})", R"(["größe", "日本", "\u0041"])"}},
      {"jsonpath", {"$", "$.a[*] ? (@ > 1)"}},
      {"xml", {"<a/>", "<a b=\"1\">text</a>"}},
      {"tsvector", {"", "'a':1 'b':2A", "'größe'"}},
      {"tsquery", {"", "'a' & 'b'", "!'a' | 'b':*"}},
      {"point", {"(0,0)", "(-1.5,1)"}},
      {"line", {"{1,-1,0}"}},
      {"lseg", {"[(0,0),(1,1)]", "[(0,0),(0,0)]"}},
      {"box", {"(1,1),(0,0)", "(0,0),(0,0)"}},
      {"path", {"((0,0),(1,1))", "[(0,0),(1,1),(2,0)]"}},
      {"polygon", {"((0,0))", "((0,0),(1,1),(2,0))"}},
      {"circle", {"<(0,0),0>", "<(1,1),5>"}},
      {"pg_lsn", {"0/0"}},
      {"char", {"", "a"}},
      {"xid8", {"0"}},
      {"hstore", {"", "\"a\"=>\"1\"", "\"a\"=>NULL, \"größe\"=>\"\""}},
      {"ltree", {"", "a", "Top.Science.Astronomy"}},
      {"lquery", {"*", "a.*{1,2}.b"}},
      {"cube", {"(0)", "(1, 2),(3, 4)"}},
      {"seg", {"0", "1 .. 2"}},
  };
  return found_in(kTable, name);
}

/// What those types allow beyond that.
const Texts& boundaries_at_limits(std::string_view name) {
  static const std::map<std::string_view, Texts> kTable = {
      {"int2", {"32767", "-32768"}},
      {"int4", {"2147483647", "-2147483648"}},
      {"int8", {"9223372036854775807", "-9223372036854775808"}},
      {"oid", {"4294967295"}},
      {"float4", {"-0", "3.4028235e+38", "-3.4028235e+38", "1e-45", "NaN", "Infinity", "-Infinity"}},
      {"float8",
       {"-0", "1.7976931348623157e+308", "-1.7976931348623157e+308", "5e-324", "NaN", "Infinity", "-Infinity"}},
      {"money", {"-92233720368547758.08", "92233720368547758.07"}},
      {"date", {"1900-01-01", "9999-12-31", "4713-01-01 BC", "5874897-12-31", "infinity", "-infinity"}},
      {"timestamp",
       {"1900-01-01 00:00:00", "9999-12-31 23:59:59", "4713-01-01 00:00:00 BC", "294276-12-31 23:59:59", "infinity",
        "-infinity"}},
      {"timestamptz",
       {"1900-01-01 00:00:00+00", "9999-12-31 23:59:59+00", "4713-01-01 00:00:00+00 BC", "294276-12-31 23:59:59+00",
        "infinity", "-infinity"}},
      {"time", {"24:00:00"}},
      {"timetz", {"24:00:00+00"}},
      {"interval", {"178000000 years", "00:00:00.000001"}},
      {"json", {"null", "0", "\"\"", R"({"a": 1, "a": 2})"}},
      {"jsonb", {"null", "0", "\"\"", R"([[[[[[1e100]]]]]])"}},
      {"point", {"(-1.5,1e10)"}},
      {"pg_lsn", {"FFFFFFFF/FFFFFFFF"}},
      {"xid8", {"18446744073709551615"}},
  };
  return found_in(kTable, name);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

Texts text_boundaries(const Type& type, int modifier, Grade grade) {
  const bool is_unlimited = type.name != "name" && modifier < kHeader;
  const std::size_t longest =
      is_unlimited && grade == Grade::kInPractice ? kUsualText : std::min(longest_text(type, modifier), kLongestFilled);
  Texts texts = {"", "a", "A", " ", "größe 日本 🎉", "it's \"quoted\", 100% \\n", "  padded  ", "line 1\nline 2"};
  texts.push_back(repeated("x", longest));
  texts.push_back(repeated("ö", std::min<std::size_t>(longest, kLongText)));
  if (type.name == "name") texts.pop_back();  // its limit is one of bytes
  std::erase_if(texts, [&](const std::string& text) {
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_start)) > longest;
  });
  return texts;
}

Texts numeric_boundaries(int modifier, Grade grade) {
  const NumericShape shape = numeric_shape(modifier);
  const std::string exponent = "e" + std::to_string(-shape.scale);
  if (grade == Grade::kInPractice) return {"0", "-1" + exponent, '1' + exponent};
  if (modifier < kHeader) {
    return {
        "0",        "-1",       "0.000000000000000000001", "12345678901234567890.123456789", "1e1000", "-1e1000", "NaN",
        "Infinity", "-Infinity"};
  }
  const std::string nines = repeated("9", static_cast<std::size_t>(shape.precision));
  return {"0", nines + exponent, '-' + nines + exponent, '1' + exponent, "NaN"};
}

std::string binary(std::uint64_t n, std::size_t digits) {
  std::string text(digits, '0');
  for (std::size_t i = 0; i < digits && n != 0; ++i, n /= 2) text[digits - 1 - i] = n % 2 == 1 ? '1' : '0';
  return text;
}

Texts bit_boundaries(std::size_t size) {
  return {std::string(size, '0'), std::string(size, '1'), binary(1, size)};
}

/// pgvector's types; all coordinates different, or all alike.
std::string vector_text(const Type& type, int modifier, std::uint64_t n) {
  const auto dimensions = static_cast<std::size_t>(modifier > 0 ? std::min(modifier, kMostDimensions) : 3);
  if (type.name == "sparsevec") return "{1:" + std::to_string(n + 1) + "}/" + std::to_string(dimensions);
  std::string text = "[" + std::to_string(n + 1);
  for (std::size_t i = 1; i < dimensions; ++i) text += ",0";
  return text + "]";
}

bool is_vector(std::string_view name) {
  return name == "vector" || name == "halfvec" || name == "sparsevec";
}

std::string padded(std::uint64_t n, std::size_t digits, int base) {
  std::string text;
  for (; n != 0 || text.size() < digits; n /= static_cast<unsigned>(base)) {
    text += "0123456789abcdefghijklmnopqrstuvwxyz"[n % static_cast<unsigned>(base)];
  }
  std::reverse(text.begin(), text.end());
  return text.substr(text.size() - digits);
}

std::string decimal(std::uint64_t n) {
  return std::to_string(n);
}

std::string text_of(const Type& type, int modifier, std::uint64_t n) {
  const std::size_t longest = longest_text(type, modifier);
  const std::string plain = "value " + decimal(n);
  return plain.size() <= longest ? plain : padded(n, longest, 36);
}

std::string clock(std::uint64_t seconds) {
  return padded(seconds / 3600 % 24, 2, 10) + ':' + padded(seconds / 60 % 60, 2, 10) + ':' +
         padded(seconds % 60, 2, 10);
}

std::string dotted(std::uint64_t n) {
  return "10." + decimal(n / 65536 % 256) + '.' + decimal(n / 256 % 256) + '.' + decimal(n % 256);
}

using Maker = std::string (*)(std::uint64_t);

Maker fixed_maker(std::string_view name) {
  static const std::map<std::string_view, Maker> kTable = {
      {"bool", [](std::uint64_t n) { return std::string(n % 2 == 0 ? "true" : "false"); }},
      {"money", [](std::uint64_t n) { return decimal(n + 1) + ".50"; }},
      {"time", [](std::uint64_t n) { return clock(n); }},
      {"timetz", [](std::uint64_t n) { return clock(n) + "+00"; }},
      {"interval", [](std::uint64_t n) { return decimal(n + 1) + " minutes"; }},
      {"uuid",
       [](std::uint64_t n) { return padded(n * 2654435761U, 8, 16) + "-0000-4000-8000-" + padded(n + 1, 12, 16); }},
      {"inet", [](std::uint64_t n) { return dotted(n + 1); }},
      {"cidr", [](std::uint64_t n) { return dotted(n + 1) + "/32"; }},
      {"macaddr", [](std::uint64_t n) { return "080020" + padded(n + 1, 6, 16); }},
      {"macaddr8", [](std::uint64_t n) { return "0800200000" + padded(n + 1, 6, 16); }},
      {"bytea", [](std::uint64_t n) { return "\\x" + padded(n + 1, 8, 16); }},
      {"json", [](std::uint64_t n) { return "{\"n\": " + decimal(n) + "}"; }},
      {"jsonb", [](std::uint64_t n) { return "{\"n\": " + decimal(n) + "}"; }},
      {"jsonpath", [](std::uint64_t n) { return "$[" + decimal(n) + "]"; }},
      {"xml", [](std::uint64_t n) { return "<n>" + decimal(n) + "</n>"; }},
      {"tsvector", [](std::uint64_t n) { return "'word" + decimal(n) + "':1"; }},
      {"tsquery", [](std::uint64_t n) { return "'word" + decimal(n) + "'"; }},
      {"point", [](std::uint64_t n) { return "(" + decimal(n) + ",1)"; }},
      {"line", [](std::uint64_t n) { return "{1,-1," + decimal(n) + "}"; }},
      {"lseg", [](std::uint64_t n) { return "[(" + decimal(n) + ",0),(1,1)]"; }},
      {"box", [](std::uint64_t n) { return "(" + decimal(n + 1) + ",1),(" + decimal(n) + ",0)"; }},
      {"path", [](std::uint64_t n) { return "((" + decimal(n) + ",0),(1,1))"; }},
      {"polygon", [](std::uint64_t n) { return "((" + decimal(n) + ",0),(1,1),(2,0))"; }},
      {"circle", [](std::uint64_t n) { return "<(" + decimal(n) + ",0),1>"; }},
      {"pg_lsn", [](std::uint64_t n) { return "0/" + padded(n + 1, 8, 16); }},
      {"char", [](std::uint64_t n) { return std::string(1, static_cast<char>('a' + n % 26)); }},
      {"regclass", [](std::uint64_t) { return std::string("pg_catalog.pg_class"); }},
      {"regtype", [](std::uint64_t) { return std::string("integer"); }},
      {"regproc", [](std::uint64_t) { return std::string("now"); }},
      {"hstore", [](std::uint64_t n) { return "\"n\"=>\"" + decimal(n) + "\""; }},
      {"ltree", [](std::uint64_t n) { return "top.n" + decimal(n); }},
      {"lquery", [](std::uint64_t n) { return "top.n" + decimal(n); }},
      {"ltxtquery", [](std::uint64_t n) { return "n" + decimal(n); }},
      {"cube", [](std::uint64_t n) { return "(" + decimal(n) + ")"; }},
      {"geometry", [](std::uint64_t n) { return "POINT(" + decimal(n % 180) + " 0)"; }},
      {"geography", [](std::uint64_t n) { return "POINT(" + decimal(n % 180) + " 0)"; }},
  };
  const auto found = kTable.find(name);
  return found == kTable.end() ? nullptr : found->second;
}

}  // namespace

bool is_text(const Type& type) {
  return type.name == "text" || type.name == "varchar" || type.name == "bpchar" || type.name == "citext" ||
         type.name == "name";
}

std::size_t longest_text(const Type& type, int modifier) {
  if (type.name == "name") return 63;
  if (modifier >= kHeader) return static_cast<std::size_t>(modifier - kHeader);
  return kLongText;
}

NumericShape numeric_shape(int modifier) {
  if (modifier < kHeader) return {};
  const int packed = modifier - kHeader;
  const int scale = packed & 0x7FF;  // 11 bits, the highest of which is the sign
  return {packed >> 16 & 0xFFFF, scale >= 1024 ? scale - 2048 : scale};
}

std::vector<std::string> scalar_boundaries(const Type& type, int modifier, Grade grade) {
  if (is_text(type)) return text_boundaries(type, modifier, grade);
  if (type.name == "numeric") return numeric_boundaries(modifier, grade);
  if (type.name == "bit") return bit_boundaries(static_cast<std::size_t>(std::max(modifier, 1)));
  if (type.name == "varbit") {
    Texts texts = bit_boundaries(static_cast<std::size_t>(modifier > 0 ? std::min(modifier, 1000) : 8));
    texts.emplace_back("");
    return texts;
  }
  if (is_vector(type.name)) return {vector_text(type, modifier, 0), vector_text(type, modifier, 100)};
  Texts texts = usual_boundaries(type.name);
  if (grade == Grade::kInPractice) return texts;
  const Texts& limits = boundaries_at_limits(type.name);
  texts.insert(texts.end(), limits.begin(), limits.end());
  return texts;
}

std::string scalar_ordinary(const Type& type, int modifier, std::uint64_t n) {
  if (is_text(type)) return text_of(type, modifier, n);
  if (type.name == "bit") return binary(n, static_cast<std::size_t>(std::max(modifier, 1)));
  if (type.name == "varbit") return binary(n, static_cast<std::size_t>(modifier > 0 ? std::min(modifier, 32) : 32));
  if (is_vector(type.name)) return vector_text(type, modifier, n);
  if (const Maker maker = fixed_maker(type.name); maker != nullptr) return maker(n);
  constexpr const char* kGuesses[] = {"1", "a", "{}", "(0,0)", ""};
  return kGuesses[n % std::size(kGuesses)];
}

}  // namespace lockstep::rows

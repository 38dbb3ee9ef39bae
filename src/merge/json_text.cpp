#include "merge/json_text.h"

namespace lockstep::merge {
namespace {

using layout::JsonValue;

constexpr std::size_t kIndent = 2;

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20) {
    out += c;
    return;
  }
  out += "\\u00";
  out += "0123456789abcdef"[byte >> 4];
  out += "0123456789abcdef"[byte & 0xF];
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) append_escaped(out, c);
  out += '"';
}

/// Recurses as deep as the value, whose depth its reader has limited.
void append(std::string& out, const JsonValue& value, std::size_t depth) {
  if (value.is_string()) return append_string(out, value.text);
  if (!value.is_object() && !value.is_array()) {
    out += value.text;
    return;
  }
  out += value.is_object() ? '{' : '[';
  for (const JsonValue& child : value.children) {
    if (&child != &value.children.front()) out += ',';
    out += '\n';
    out.append((depth + 1) * kIndent, ' ');
    if (value.is_object()) {
      append_string(out, child.key);
      out += ": ";
    }
    append(out, child, depth + 1);
  }
  if (!value.children.empty()) {
    out += '\n';
    out.append(depth * kIndent, ' ');
  }
  out += value.is_object() ? '}' : ']';
}

}  // namespace

std::string json_text(const JsonValue& value) {
  std::string out;
  append(out, value, 0);
  return out;
}

}  // namespace lockstep::merge
